//! Erasure at the owner's wish (docs/privacy.md). What identifies the person goes, but for what a law has us hold: the
//! files of submitted applications with their documents and decisions, and the books of their money. The audit log
//! holds ids and codes only and stays whole.

use domain::account::EraseInput;
use domain::permission::Denied;
use uuid::Uuid;

use super::one_time::{self, Purpose};
use super::password::check;
use super::{get, identity_evidence, passkeys, store};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::{audit, binds, documents, queue, transaction};

/// Erases the account that asks: every session ends with it.
///
/// # Errors
/// Invalid `password`: `wrong-password`; [`Error::TooMany`]; forbidden for staff, whose acts must stay theirs; conflict
/// `application-open` while one is under way, `refund-open` while money is to come back.
pub async fn erase(portal: &Portal, actor: &Actor, input: EraseInput) -> Result<()> {
    check(portal, actor, input.password.as_str(), "password").await?;
    if actor.is_staff() {
        return Err(Denied::NotPermitted.into());
    }
    let (id, now) = (actor.account, portal.now());
    transaction!(portal.db, tx => {
        let account = get(tx, id).await?;
        let under_way: Option<(i64,)> = tx.fetch_optional(store::IS_UNDER_WAY, binds![id]).await?;
        if under_way.is_some() {
            return Err(Error::conflict("application-open"));
        }
        let owed: Option<(i64,)> = tx.fetch_optional(store::IS_MONEY_OWED, binds![id]).await?;
        if owed.is_some() {
            return Err(Error::conflict("refund-open"));
        }
        let files: Vec<(Uuid,)> = tx.fetch_all(store::TAKE_BACK_DRAFT_DOCUMENTS, binds![id, now]).await?;
        for (file,) in files {
            tx.execute(store::NAME_DOCUMENT, binds![file, documents::record::seal_name(portal, file, "")]).await?;
            queue::enqueue(portal, tx, documents::ERASE, &[file]).await?;
        }
        tx.execute(store::EMPTY_DRAFTS, binds![id, now]).await?;
        identity_evidence::forget_all_of(portal, tx, id).await?;
        // Codes lie by what they were sent to, and not yet by whose they are while a request is unanswered.
        let past: Vec<(Option<String>, String)> = tx.fetch_all(store::CONTACTS_EVER, binds![id]).await?;
        let past = past.into_iter().flat_map(|(before, after)| [before, Some(after)]);
        for target in past.chain([Some(account.email), account.mobile]).flatten() {
            for purpose in Purpose::ALL {
                tx.execute(store::DELETE_CODES_OF, binds![purpose.code(), one_time::index(portal, *purpose, &target)]).await?;
            }
        }
        for statement in [
            store::DELETE_CODES,
            store::DELETE_PROFILE,
            store::DELETE_ROLES,
            store::DELETE_SESSIONS,
            store::DELETE_RECOVERY_CODES,
            store::DELETE_CONTACT_CHANGES,
            store::DELETE_IDENTITY_CHANGES,
            store::DELETE_KEPT_FORM,
            store::DELETE_LOSSES,
            passkeys::store::DELETE_ALL,
            store::DELETE_DATA_UPDATE,
            store::EMPTY_MESSAGES,
        ] {
            tx.execute(statement, binds![id]).await?;
        }
        // An address nobody can have (RFC 2606), so that the true one is free for a new account.
        if tx.execute(store::ERASE_ACCOUNT, binds![id, format!("{id}@erased.invalid")]).await? == 0 {
            return Err(Error::NotFound);
        }
        audit::event("account-erased", id).by(actor).record(portal, tx).await?;
        Ok(())
    })
}
