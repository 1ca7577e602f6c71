//! Decided against the applicant, for a coded reason.

use domain::application::{RejectFields, Step};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;

use super::review::{act, locked};
use super::{review_store, tell};
use crate::context::{Actor, Portal};
use crate::error::Result;
use crate::messages::Template;
use crate::{audit, binds, transaction};

/// Rejects. Which reasons fit the state is the table's to say (domain.md §10).
///
/// # Errors
/// Forbidden to anyone but the holder of the file and those who distribute files; [`Invalid`](crate::Error::Invalid)
/// `required`, `not-a-choice` at `reason`; [`Conflict`](crate::Error::Conflict) `reason-does-not-fit`, `not-from-here`,
/// `changed-meanwhile`.
pub async fn reject(portal: &Portal, actor: &Actor, id: ApplicationId, seen: i64, fields: &RejectFields) -> Result<()> {
    actor.require(Permission::DecideApplications)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        let now = portal.now();
        let reason = input.reason;
        act(portal, tx, &mut file, &Step::Reject { at: now, reason }, actor, seen).await?;
        let note = input.note.as_ref().map(|note| note.as_str());
        let row = binds![id, "rejected", None::<&str>, reason.code(), note, actor.account, now];
        tx.execute(review_store::INSERT_DECISION, row).await?;
        audit::event("reason-given", id).by(actor).with("reason", reason.code()).record(portal, tx).await?;
        tell::applicant(portal, tx, &file, Template::ApplicationRejected, &[]).await
    })
}
