//! What proves a change of identity: one file, taken in by content like every document, kept sealed, shown to its owner and
//! to the staff who decide, gone some time after the decision.

use domain::ids::IdentityChangeId;
use domain::permission::Permission;
use uuid::Uuid;

use super::identity_change::{EVIDENCE_NAME, IdentityChangeStatus, Row};
use super::store;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::documents::{Download, NewFile, at_file, inspect, shown_name};
use crate::error::{Error, Result};
use crate::queue::Job;
use crate::{audit, binds, queue, transaction};

/// The job that deletes a file which is nobody's evidence any more.
pub const ERASE_EVIDENCE: &str = "erase-evidence";

/// Adds the evidence of one's open request, or puts another in its place: from now on staff see the request.
///
/// # Errors
/// [`Error::Invalid`] at `file` as [`documents::upload`](crate::documents::upload); [`Error::NotFound`] when no request waits.
pub async fn add_evidence(portal: &Portal, actor: &Actor, file: NewFile) -> Result<()> {
    let edition = policy::effective_on(portal.today());
    let mut reading = portal.db.read().await?;
    let open: Option<Row> = reading.fetch_optional(store::OPEN_IDENTITY_CHANGE, binds![actor.account]).await?;
    drop(reading);
    let change = open.ok_or(Error::NotFound)?.open(portal)?;
    let NewFile { name, content } = file;
    let kept = inspect(content, edition.limits.file_bytes()).await.map_err(at_file)?;
    let id = portal.new_id();
    let stored = portal.objects.put(&portal.rng, id, &kept.content).await?;
    let name = shown_name(&name);
    let outcome = transaction!(portal.db, tx => {
        let sealed = portal.secrets.seal(&portal.rng, EVIDENCE_NAME, change.id.0, name.as_bytes());
        let row = binds![change.id, actor.account, id, kept.media.code(), sealed, stored.sha256];
        if tx.execute(store::SET_EVIDENCE, row).await? == 0 {
            return Err(Error::NotFound);
        }
        if let Some(old) = &change.evidence {
            queue::enqueue(portal, tx, ERASE_EVIDENCE, &[old.id]).await?;
        }
        audit::event("evidence-added", actor.account).by(actor).with("change", change.id.0).record(portal, tx).await?;
        Ok(())
    });
    if outcome.is_err() {
        // The row does not name it, so the file must not be there either.
        let _ = portal.objects.delete(id).await;
    }
    outcome
}

/// Reads the evidence of a request: its owner, and staff who decide, whose reading is recorded.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it is somebody else's.
pub async fn read_evidence(portal: &Portal, actor: &Actor, id: IdentityChangeId) -> Result<Download> {
    let mut reading = portal.db.read().await?;
    let row: Option<Row> = reading.fetch_optional(store::FIND_IDENTITY_CHANGE, binds![id]).await?;
    drop(reading);
    let change = row.ok_or(Error::NotFound)?.open(portal)?;
    let evidence = change.evidence.ok_or(Error::NotFound)?;
    if change.account != actor.account {
        // Whether it exists is not told to those who may not read it.
        actor.require(Permission::DecideIdentityChanges).map_err(|_| Error::NotFound)?;
        transaction!(portal.db, tx => {
            let event = audit::event("document-read", change.account).by(actor).with("change", id.0);
            Ok(event.record(portal, tx).await?)
        })?;
    }
    let content = portal.objects.get(evidence.id, &evidence.sha256).await?.ok_or(Error::NotFound)?;
    Ok(Download { media: evidence.media, file_name: evidence.file_name, content })
}

/// Takes one's open request back, its evidence with it.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own; conflict `already-decided`.
pub async fn withdraw_identity_change(portal: &Portal, actor: &Actor, id: IdentityChangeId) -> Result<()> {
    transaction!(portal.db, tx => {
        let row: Option<Row> = tx.fetch_optional(store::FIND_IDENTITY_CHANGE, binds![id]).await?;
        let change = row.ok_or(Error::NotFound)?.open(portal)?;
        if change.account != actor.account {
            return Err(Error::NotFound);
        }
        let is_open = change.status == IdentityChangeStatus::Requested;
        if !is_open || tx.execute(store::WITHDRAW_IDENTITY_CHANGE, binds![id, actor.account]).await? == 0 {
            return Err(Error::conflict("already-decided"));
        }
        if let Some(evidence) = &change.evidence {
            queue::enqueue(portal, tx, ERASE_EVIDENCE, &[evidence.id]).await?;
        }
        audit::event("identity-change-withdrawn", actor.account).by(actor).with("change", id.0).record(portal, tx).await?;
        Ok(())
    })
}

/// The files of an account's requests go with their rows.
pub(super) async fn forget_all_of(portal: &Portal, tx: &mut Tx, account: domain::ids::AccountId) -> Result<()> {
    let files: Vec<(Uuid,)> = tx.fetch_all(store::EVIDENCE_OF, binds![account]).await?;
    for (file,) in files {
        queue::enqueue(portal, tx, ERASE_EVIDENCE, &[file]).await?;
    }
    Ok(())
}

/// Lets go of evidence whose request was decided before a moment.
pub(super) async fn forget_old(portal: &Portal, tx: &mut Tx, before: domain::time::Instant) -> Result<()> {
    let files: Vec<(Uuid,)> = tx.fetch_all(store::OLD_EVIDENCE, binds![before]).await?;
    for (file,) in files {
        tx.execute(store::FORGET_EVIDENCE, binds![file]).await?;
        queue::enqueue(portal, tx, ERASE_EVIDENCE, &[file]).await?;
    }
    Ok(())
}

/// The job: deletes a file, unless it is somebody's evidence after all. A file that is gone already is no fault.
///
/// # Errors
/// When the store refuses.
pub async fn erase_evidence(portal: &Portal, job: Job) -> Result<()> {
    let id = job.id(0)?;
    let mut reading = portal.db.read().await?;
    let known: Option<(i64,)> = reading.fetch_optional(store::IS_EVIDENCE, binds![id]).await?;
    drop(reading);
    if known.is_none() { portal.objects.delete(id).await } else { Ok(()) }
}
