//! The first accounts of an installation, from the command line of the server.

use domain::account::{AccountStatus, StaffInviteInput};
use domain::ids::AccountId;
use domain::lang::Lang;
use domain::permission::Role;
use domain::text::Email;

use super::one_time::{self, Issue, Purpose};
use super::{find_by_email, link, store};
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::{audit, binds, transaction};

/// True while nobody has an account.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(portal: &Portal) -> Result<bool> {
    let any: Option<(i64,)> = portal.db.read().await?.fetch_optional(store::ANY, vec![]).await?;
    Ok(any.is_none())
}

/// True when an address has an account. For the operator: no page may tell.
///
/// # Errors
/// When the database does not answer.
pub async fn is_open(portal: &Portal, email: &Email) -> Result<bool> {
    Ok(find_by_email(&mut portal.db.read().await?, email.as_str()).await?.is_some())
}

/// Opens the account of the first administrator and answers the link by which they choose their password, good for a
/// day. Nothing is mailed: mail may not be set up yet. The second factor is set up at the first sign-in. Asked again for
/// the same address before the link was followed, a new link counts.
///
/// # Errors
/// Conflict `administrator-exists` when there is one in office; conflict `email-taken` when the address has an account of
/// another kind.
pub async fn invite_first_administrator(portal: &Portal, input: StaffInviteInput, lang: Lang) -> Result<String> {
    let (now, name) = (portal.now(), input.name.as_str());
    transaction!(portal.db, tx => {
        let (others,): (i64,) = tx.fetch_one(store::OTHER_ADMINISTRATORS, binds![uuid::Uuid::nil()]).await?;
        if others > 0 {
            return Err(Error::conflict("administrator-exists"));
        }
        let id = AccountId(portal.new_id());
        let row = binds![
            id,
            AccountStatus::AwaitingActivation.code(),
            input.email.as_str(),
            name,
            domain::text::fold(name),
            lang.code(),
            None::<&str>,
            now,
            None::<i64>,
        ];
        if tx.execute(store::INSERT, row).await? == 1 {
            audit::event("staff-invited", id).with("role", Role::Administrator).record(portal, tx).await?;
        }
        let account = find_by_email(tx, input.email.as_str()).await?.ok_or(Error::NotFound)?;
        if account.status()? != AccountStatus::AwaitingActivation || account.password_hash.is_some() {
            return Err(Error::conflict("email-taken"));
        }
        let role = binds![account.account(), Role::Administrator.code(), None::<AccountId>, now];
        if tx.execute(store::INSERT_ROLE, role).await? == 1 {
            audit::event("role-given", account.account()).with("role", Role::Administrator).record(portal, tx).await?;
        }
        let drawn = one_time::draw(portal);
        let issue = Issue {
            purpose: Purpose::Invite,
            account: Some(account.account()),
            target: &account.email,
            drawn: Some(&drawn),
            subject: serde_json::Value::Null,
        };
        one_time::issue(portal, tx, issue).await?;
        Ok(link(portal, account.lang(), "accept-invite", &drawn.token))
    })
}
