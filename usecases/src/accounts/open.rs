//! Opening an account.

use domain::account::{AccountStatus, RegisterInput, ResendActivationInput};
use domain::ids::AccountId;
use domain::lang::Lang;
use domain::permission::Role;
use domain::text::{Email, PersonName};

use super::one_time::Purpose;
use super::requests::{self, Request};
use super::sign_in::Visit;
use super::{second_factor, store};
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::{audit, binds, transaction};

/// Takes a registration. The answer and the work are the same whether or not the address is known; a mail says the
/// rest: code and link to a new owner, a word to one who has an account already.
///
/// # Errors
/// [`Error::TooMany`].
pub async fn register(portal: &Portal, input: RegisterInput, lang: Lang, visit: &Visit) -> Result<()> {
    let known = [input.name.as_str(), input.email.as_str()];
    let password_hash = portal.hasher.hash_new(&portal.rng, &input.password, &known).await?;
    let request = Request {
        target: input.email.as_str().to_owned(),
        lang,
        account: Some((input.name.as_str().to_owned(), password_hash)),
    };
    requests::take(portal, Purpose::Activate, &request, visit).await
}

/// Sends code and link again; the old ones do not count any more.
///
/// # Errors
/// [`Error::TooMany`].
pub async fn resend_activation(portal: &Portal, input: ResendActivationInput, lang: Lang, visit: &Visit) -> Result<()> {
    let request = Request { target: input.email.as_str().to_owned(), lang, account: None };
    requests::take(portal, Purpose::Activate, &request, visit).await
}

/// An account that is opened by the operator: no mail, active at once.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Name.
    pub name: PersonName,
    /// Address.
    pub email: Email,
    /// Password.
    pub password: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Language of messages.
    pub lang: Lang,
    /// A second factor known beforehand, for demonstrations.
    pub totp_secret: Option<[u8; 20]>,
}

/// Opens an account at the operator's hand: demonstration data.
///
/// # Errors
/// Conflict `email-taken`.
pub async fn open_active(portal: &Portal, new: NewAccount) -> Result<AccountId> {
    let password_hash = portal.hasher.hash(&portal.rng, &new.password).await?;
    let id = AccountId(portal.new_id());
    let now = portal.now();
    transaction!(portal.db, tx => {
        let row = binds![
            id,
            AccountStatus::Active.code(),
            new.email.as_str(),
            new.name.as_str(),
            domain::text::fold(new.name.as_str()),
            new.lang.code(),
            &password_hash,
            now,
            now,
        ];
        if tx.execute(store::INSERT, row).await? == 0 {
            return Err(Error::conflict("email-taken"));
        }
        audit::event("account-opened-by-operator", id).record(portal, tx).await?;
        for role in &new.roles {
            tx.execute(store::INSERT_ROLE, binds![id, role.code(), None::<AccountId>, now]).await?;
            audit::event("role-given", id).with("role", *role).record(portal, tx).await?;
        }
        if let Some(secret) = new.totp_secret {
            second_factor::set_known(portal, tx, id, &secret).await?;
        }
        Ok(id)
    })
}
