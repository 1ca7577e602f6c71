//! Accounts: opening one, getting in, staying in, getting back in, changing one's data, and who may do what (domain.md
//! §3, assurance.md "Security parameters").
//!
//! Nobody learns from an answer whether an address or a number is known: what depends on it (opening an account, a
//! link, a code) is a [request](requests) that is written down with the same work for everyone and answered by a job.

mod activate;
mod contact;
mod data_update;
mod erase;
mod first;
mod held;
mod identity_change;
mod identity_evidence;
mod kept_form;
mod known;
pub(crate) mod limits;
mod loss;
mod one_time;
mod open;
pub(crate) mod passkeys;
mod password;
mod place;
mod profile;
mod recover;
mod requests;
mod second_factor;
mod sessions;
mod sign_in;
mod staff;
pub(crate) mod store;
mod suspicion;
mod sweep;
pub mod totp;

use domain::account::AccountStatus;
use domain::ids::AccountId;
use domain::lang::Lang;
use domain::permission::Role;
use uuid::Uuid;

pub use activate::{activate_by_code, activate_by_link};
pub use contact::{change_email, change_mobile, confirm_email, confirm_mobile, undo_contact_change};
pub use data_update::{
    DataSnapshot, DataUpdate, ask_to_confirm, finish_data_update, get_data_update, is_confirmation_due,
};
pub use erase::erase;
pub use first::{invite_first_administrator, is_empty, is_open};
pub use held::{HeldFile, held, list_held_files, read_held};
pub use identity_change::{
    Asked, Evidence, IdentityChange, IdentityChangeStatus, IdentityFile, decide_identity_change, get_identity_change,
    list_identity_changes, list_own_identity_changes, request_identity_change,
};
pub use identity_evidence::{ERASE_EVIDENCE, add_evidence, erase_evidence, read_evidence, withdraw_identity_change};
pub use kept_form::{KeptForm, get_kept_form, keep_form};
pub use known::KnownBrowser;
pub use loss::{ask_without_second_step, remove_lost_second_step, stop_lost_second_step};
pub use open::{NewAccount, open_active, register, resend_activation};
pub use passkeys::{
    BegunPasskeySignIn, PasskeySummary, PendingFactors, add_passkey, begin_passkey, begin_passkey_second_step,
    begin_passkey_sign_in, list_passkeys, pending_factors, remove_passkey, rename_passkey, sign_in_with_passkey,
    sign_in_with_passkey_as_second_step,
};
pub use password::{change_password, password_length, reauthenticate, require_fresh};
pub(crate) use profile::IDENTITY;
pub use profile::{Profile, ProfileIdentity, get_profile, owns_membership_number, set_language, update_profile};
pub use recover::{find_email, request_email_code, request_password_link, reset_password};
pub use requests::{ANSWER, answer};
pub use second_factor::{
    Enrolment, begin_enrolment, confirm_enrolment, count_recovery_codes, disable_second_factor, has_authenticator,
    has_second_factor, pending_enrolment, renew_recovery_codes,
};
pub use sessions::{
    SessionSummary, SignedIn, authenticate, authenticate_quietly, end_other_sessions, end_session, list_sessions,
    sign_out,
};
pub use sign_in::{Entered, Opened, Visit, sign_in, sign_in_with_recovery_code, sign_in_with_totp};
pub use staff::{
    RoleChange, StaffMember, accept_invite, change_role, get_staff_member, invite, list_role_changes, list_staff,
    reactivate, suspend,
};
pub use suspicion::{TELL_OF_ATTEMPTS, tell_of_attempts};
pub use sweep::sweep;

use crate::binds;
use crate::context::Portal;
use crate::db::{Error as DbError, Tx};
use crate::error::Result;
use crate::messages::Recipient;

/// An account as most use cases need it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    status: String,
    pub(crate) email: String,
    pub(crate) mobile: Option<String>,
    pub(crate) mobile_verified_at: Option<i64>,
    pub(crate) name: String,
    language: String,
    pub(crate) password_hash: Option<String>,
    pub(crate) totp_sealed: Option<Vec<u8>>,
    pub(crate) totp_pending_sealed: Option<Vec<u8>>,
    pub(crate) totp_confirmed_at: Option<i64>,
    pub(crate) totp_last_step: i64,
}

impl Row {
    pub(crate) const fn account(&self) -> AccountId {
        AccountId(self.id)
    }

    pub(crate) fn status(&self) -> Result<AccountStatus, DbError> {
        AccountStatus::parse(&self.status).ok_or_else(|| DbError::inconsistent("accounts", "status", self.id))
    }

    pub(crate) fn lang(&self) -> Lang {
        Lang::parse(&self.language).unwrap_or(Lang::Ar)
    }

    pub(crate) fn by_mail(&self) -> Recipient {
        Recipient { account: Some(self.account()), address: self.email.clone(), lang: self.lang() }
    }
}

/// The account with an id.
pub(crate) async fn get(tx: &mut Tx, account: AccountId) -> Result<Row, DbError> {
    tx.fetch_one(store::FIND, binds![account]).await
}

/// The account with an address.
pub(crate) async fn find_by_email(tx: &mut Tx, email: &str) -> Result<Option<Row>, DbError> {
    tx.fetch_optional(store::FIND_BY_EMAIL, binds![email]).await
}

/// How to reach a person by mail, for messages of other nouns.
///
/// # Errors
/// When there is no such account.
pub async fn recipient_of(tx: &mut Tx, account: AccountId) -> Result<(Recipient, String)> {
    let row = get(tx, account).await?;
    Ok((row.by_mail(), row.name))
}

/// The roles of an account.
///
/// # Errors
/// What the database refuses.
pub async fn roles_of(tx: &mut Tx, account: AccountId) -> Result<Vec<Role>, DbError> {
    let rows: Vec<(String,)> = tx.fetch_all(store::ROLES, binds![account]).await?;
    Ok(rows.iter().filter_map(|(role,)| Role::parse(role)).collect())
}

/// Where a link of a message leads: the portal's own address, never one that a request claims.
pub(crate) fn link(portal: &Portal, lang: Lang, page: &str, token: &crate::secrets::Token) -> String {
    format!("{}/{}/{page}?token={}", portal.settings.public_url, lang.code(), token.as_str())
}
