//! A document arrives: looked at, sealed, stored, and only then known to the application.

use domain::application::classification::{RequiredDocument, required_documents};
use domain::application::{DocumentKind, Status, Subject};
use domain::ids::{ApplicationId, DocumentId, QualificationId, RequirementItemId};
use domain::permission::Permission;
use domain::policy::Edition;
use domain::text::clean_line;
use domain::violation::Fault;

use super::inspect::{Inspected, inspect};
use super::record::seal_name;
use super::{ERASE, store};
use crate::applications::{self, record};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{audit, binds, queue, transaction};

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A required document of a draft.
    Draft {
        /// Its kind.
        kind: DocumentKind,
        /// The qualification it belongs to.
        of: Option<QualificationId>,
    },
    /// The answer to an item of an open request for additional requirements.
    Item(RequirementItemId),
    /// Proof of the ground of a refund claim about a submitted application.
    Proof,
}

/// A file as it came.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name on the applicant's device; only shown, never trusted.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// The field that faults of a file stand at.
pub const FIELD: &str = "file";
/// Bytes an account may have us keep: three full applications.
const QUOTA: i64 = 3 * 30 * 10 * 1_048_576;

/// Takes a document in. One that stood in its place is replaced; the file of a replaced one goes, unless a reviewer has
/// seen it.
///
/// # Errors
/// [`Error::Invalid`] at `file`: `empty-file`, `file-too-large`, `wrong-file-type`, `locked-file`, `unreadable-file`,
/// `too-many-pixels`, `too-many-files`, `quota-exceeded`; [`Error::NotFound`] for an application or item that is not
/// one's own; [`Error::Conflict`] `not-a-draft`, `a-draft`, `not-from-here`, `not-required`.
pub async fn upload(
    portal: &Portal,
    actor: &Actor,
    application: ApplicationId,
    place: Place,
    file: NewFile,
) -> Result<DocumentId> {
    actor.require(Permission::FileApplications)?;
    let edition = policy::effective_on(portal.today());
    // Before any work is done on the file: whether it has a place at all.
    let mut reading = portal.db.read().await?;
    let found = record::find(&mut reading, application).await?;
    applications::require_owner(actor, &found)?;
    placed(portal, &mut reading, &found, place).await?;
    drop(reading);
    let NewFile { name, content } = file;
    let kept = inspect(content, edition.limits.file_bytes()).await.map_err(at_file)?;
    let id = DocumentId(portal.new_id());
    let stored = portal.objects.put(&portal.rng, id.0, &kept.content).await?;
    let outcome = transaction!(portal.db, tx => {
        let found = record::take(tx, application).await?;
        applications::require_owner(actor, &found)?;
        let (kind, of) = placed(portal, tx, &found, place).await?;
        within_limits(tx, actor, edition, &found, &kept).await?;
        let now = portal.now();
        tx.execute(
            store::INSERT,
            binds![
                id,
                application,
                actor.account,
                kind.code(),
                of,
                kept.media.code(),
                stored.bytes,
                kept.pages,
                stored.sha256,
                seal_name(portal, id.0, &shown_name(&name)),
                now,
            ],
        )
        .await?;
        let replaced: Vec<(uuid::Uuid,)> = match place {
            Place::Proof => tx.fetch_all(store::REPLACE_PROOF, binds![application, now, id]).await?,
            Place::Draft { .. } | Place::Item(_) => {
                tx.fetch_all(store::REPLACE, binds![application, kind.code(), of, now, id]).await?
            }
        };
        if let Place::Item(item) = place {
            applications::answer_item(tx, &found, item, Some(id), now).await?;
        } else {
            for (replaced,) in &replaced {
                queue::enqueue(portal, tx, ERASE, &[*replaced]).await?;
            }
        }
        audit::event("document-uploaded", application).by(actor).with("document", id).with("kind", kind.code()).record(portal, tx).await?;
        Ok(id)
    });
    if outcome.is_err() {
        // The row is not there, so the file must not be either; left behind it would only be dead weight.
        let _ = portal.objects.delete(id.0).await;
    }
    outcome
}

/// What the place asks for, if the application is in a state to take it.
async fn placed(
    portal: &Portal,
    tx: &mut Tx,
    found: &record::Application,
    place: Place,
) -> Result<(DocumentKind, Option<QualificationId>)> {
    match place {
        Place::Draft { kind, of } => {
            if found.status != Status::Draft {
                return Err(Error::conflict("not-a-draft"));
            }
            let draft = applications::draft::open(portal, found)?;
            if required_documents(&draft).contains(&RequiredDocument { kind, of }) {
                Ok((kind, of))
            } else {
                Err(Error::conflict("not-required"))
            }
        }
        Place::Proof => {
            if found.submitted_at.is_none() {
                return Err(Error::conflict("a-draft"));
            }
            Ok((DocumentKind::RefundProof, None))
        }
        Place::Item(item) => {
            if !matches!(found.status, Status::AdditionalRequirements { .. }) {
                return Err(Error::conflict("not-from-here"));
            }
            let items = applications::open_items(tx, found).await?;
            let item = items.iter().find(|open| open.id == item).ok_or(Error::NotFound)?;
            match item.subject {
                Subject::Document { kind, of } => Ok((kind, of)),
                Subject::Step(_) => Err(Error::conflict("not-required")),
            }
        }
    }
}

async fn within_limits(
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    found: &record::Application,
    kept: &Inspected,
) -> Result<()> {
    let (count,): (i64,) = tx.fetch_one(store::COUNT_CURRENT, binds![found.id]).await?;
    let max = edition.limits.files.max;
    if count >= i64::from(max) {
        return Err(at_file(Fault::new("too-many-files").with("max", max)));
    }
    let (bytes,): (i64,) = tx.fetch_one(store::SUM_BYTES, binds![actor.account]).await?;
    let more = i64::try_from(kept.content.len()).unwrap_or(i64::MAX);
    if bytes.saturating_add(more) > QUOTA {
        return Err(at_file(Fault::new("quota-exceeded").with("max", QUOTA / 1_048_576)));
    }
    Ok(())
}

/// A fault of a file, at its field.
pub(crate) fn at_file(fault: Fault) -> Error {
    Error::Invalid(fault.at(FIELD).into())
}

/// The last part of the name, without controls, at most 120 characters; `document` when nothing is left.
pub(crate) fn shown_name(typed: &str) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = clean_line(last).chars().take(120).collect();
    if name.is_empty() { "document".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::shown_name;

    #[test]
    fn a_name_is_its_last_part_without_controls() {
        assert_eq!(shown_name("C:\\scans\\شهادة.pdf"), "شهادة.pdf");
        assert_eq!(shown_name("../../etc/passwd"), "passwd");
        assert_eq!(shown_name("a\u{202e}fdp.exe\r\nX: y"), "afdp.exe X: y");
        assert_eq!(shown_name("\u{200f}"), "document");
        assert_eq!(shown_name(&"x".repeat(500)).len(), 120);
    }
}
