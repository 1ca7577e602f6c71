//! A document is taken back while the draft is one's own; its file goes.

use domain::application::Status;
use domain::ids::DocumentId;
use domain::permission::Permission;
use domain::time::Instant;

use super::record::Row;
use super::{ERASE, store};
use crate::applications::{self, record};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::queue::Job;
use crate::{audit, binds, queue, transaction};

/// Takes a document of a draft back.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] `not-a-draft`.
pub async fn remove(portal: &Portal, actor: &Actor, document: DocumentId) -> Result<()> {
    actor.require(Permission::FileApplications)?;
    transaction!(portal.db, tx => {
        let row: Option<Row> = tx.fetch_optional(store::FIND, binds![document]).await?;
        let found = row.ok_or(Error::NotFound)?.read(portal)?;
        let file = record::take(tx, found.application).await?;
        applications::require_owner(actor, &file)?;
        if file.status != Status::Draft {
            return Err(Error::conflict("not-a-draft"));
        }
        if tx.execute(store::TAKE_BACK, binds![document, portal.now()]).await? == 1 {
            queue::enqueue(portal, tx, ERASE, &[document.0]).await?;
            audit::event("document-removed", file.id).by(actor).with("document", document).with("kind", found.kind.code()).record(portal, tx).await?;
        }
        Ok(())
    })
}

/// The job: deletes the file of a document that was replaced or taken back, then says so in its row. A file that is gone
/// already is no fault, so it may run twice.
///
/// # Errors
/// When the store refuses.
pub async fn erase(portal: &Portal, job: Job) -> Result<()> {
    let id = job.id(0)?;
    let mut reading = portal.db.read().await?;
    let row: Option<Row> = reading.fetch_optional(store::FIND, binds![id]).await?;
    drop(reading);
    let Some(row) = row else { return Ok(()) };
    if !row.read(portal)?.is_replaced {
        return Ok(());
    }
    portal.objects.delete(id).await?;
    let now: Instant = portal.now();
    transaction!(portal.db, tx => {
        tx.execute(store::MARK_ERASED, binds![id, now]).await?;
        Ok(())
    })
}
