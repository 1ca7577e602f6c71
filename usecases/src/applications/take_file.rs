//! A reviewer takes a file.

use domain::application::Step;
use domain::ids::ApplicationId;
use domain::permission::Permission;

use super::record;
use super::review::{act, locked};
use crate::context::{Actor, Portal};
use crate::error::Result;
use crate::transaction;

/// Takes a file that nobody has. Taken by the same reviewer before, it stays theirs and nothing happens.
///
/// # Errors
/// Forbidden without [`Permission::ReviewApplications`] and on one's own file; [`Conflict`](crate::Error::Conflict)
/// `already-taken`, `not-from-here`, `changed-meanwhile`.
pub async fn take_file(portal: &Portal, actor: &Actor, id: ApplicationId, seen: i64) -> Result<()> {
    actor.require(Permission::ReviewApplications)?;
    transaction!(portal.db, tx => {
        // Looked at before it is locked: pressed twice, nothing has changed for the reader.
        if record::find(tx, id).await?.facts.reviewer_id == Some(actor.account) {
            return Ok(());
        }
        let mut file = locked(tx, id).await?;
        act(portal, tx, &mut file, &Step::Take, actor, seen).await?;
        Ok(())
    })
}
