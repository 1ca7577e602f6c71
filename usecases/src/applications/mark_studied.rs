//! The reviewer has studied the file; the applicant's refund ends here (rule R09).

use domain::application::{Step, StudyFields};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;

use super::review::{act, locked};
use super::review_store;
use crate::context::{Actor, Portal};
use crate::error::Result;
use crate::{binds, transaction};

/// Marks the file as studied, with what was found for colleagues to read.
///
/// # Errors
/// Forbidden to anyone but the holder of the file and those who distribute files; [`Invalid`](crate::Error::Invalid)
/// `must-confirm`; [`Conflict`](crate::Error::Conflict) `not-from-here`, `changed-meanwhile`.
pub async fn mark_studied(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &StudyFields,
) -> Result<()> {
    actor.require(Permission::DecideApplications)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        let now = portal.now();
        act(portal, tx, &mut file, &Step::MarkStudied { at: now }, actor, seen).await?;
        let note = input.note.as_ref().map(|note| note.as_str());
        tx.execute(review_store::INSERT_STUDY, binds![id, note, actor.account, now]).await?;
        Ok(())
    })
}
