//! A document goes out: to its owner, and to staff who review applications, or decide claims if it proves one; their
//! reading is recorded.

use domain::application::DocumentKind;
use domain::ids::DocumentId;
use domain::permission::{self, Permission};

use super::inspect::MediaType;
use super::record::{Document, Row};
use super::store;
use crate::applications::record;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::{audit, binds, transaction};

/// A document on its way out.
#[derive(Clone, Debug)]
pub struct Download {
    /// What it is.
    pub media: MediaType,
    /// The name to save it under, as it came: to be encoded where it is sent.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Reads a document.
///
/// # Errors
/// [`Error::NotFound`] when there is none, it is somebody else's, of a draft that is not one's own, or its file is gone;
/// [`Error::Forbidden`] for staff on their own file opened as staff.
pub async fn download(portal: &Portal, actor: &Actor, document: DocumentId) -> Result<Download> {
    let mut reading = portal.db.read().await?;
    let row: Option<Row> = reading.fetch_optional(store::FIND, binds![document]).await?;
    let found = row.ok_or(Error::NotFound)?.read(portal)?;
    let file = record::find(&mut reading, found.application).await?;
    drop(reading);
    if found.is_erased {
        return Err(Error::NotFound);
    }
    if found.account != actor.account {
        // Whether it exists is not told to those who may not read it.
        let needed = match found.kind {
            DocumentKind::RefundProof => Permission::DecideRefunds,
            _ => Permission::ReviewApplications,
        };
        let may = actor.require(needed).is_ok() && file.submitted_at.is_some();
        if !may {
            return Err(Error::NotFound);
        }
        permission::not_own_file(actor.account, file.account)?;
        recorded(portal, actor, &found).await?;
    }
    let content = portal.objects.get(found.id.0, &found.sha256).await?.ok_or(Error::NotFound)?;
    Ok(Download { media: found.media, file_name: found.file_name, content })
}

async fn recorded(portal: &Portal, actor: &Actor, found: &Document) -> Result<()> {
    transaction!(portal.db, tx => {
        let event = audit::event("document-read", found.application).by(actor).with("document", found.id).with("kind", found.kind.code());
        Ok(event.record(portal, tx).await?)
    })
}
