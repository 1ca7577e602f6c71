//! The row of a document and what it means.

use domain::application::{DocumentKind, DocumentView};
use domain::ids::{AccountId, ApplicationId, DocumentId, QualificationId};
use domain::time::Instant;
use uuid::Uuid;

use super::inspect::MediaType;
use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::{Error as DbError, Joined, Tx};
use crate::error::{Error, Result};

/// A row as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    application_id: Uuid,
    account_id: Uuid,
    kind: String,
    about_id: Option<Uuid>,
    media_type: String,
    bytes: i64,
    pages: i64,
    sha256: Vec<u8>,
    file_name_sealed: Vec<u8>,
    uploaded_at: i64,
    replaced_at: Option<i64>,
    erased_at: Option<i64>,
}

impl Joined for Row {
    const KEY: &'static str = "file_name_sealed";
}

/// A document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) id: DocumentId,
    pub(crate) application: ApplicationId,
    pub(crate) account: AccountId,
    pub(crate) kind: DocumentKind,
    pub(crate) about: Option<QualificationId>,
    pub(crate) media: MediaType,
    pub(crate) bytes: i64,
    pub(crate) pages: i64,
    pub(crate) sha256: Vec<u8>,
    pub(crate) file_name: String,
    pub(crate) uploaded_at: Instant,
    pub(crate) is_replaced: bool,
    pub(crate) is_erased: bool,
}

const FILE_NAME: &str = "documents.file_name";

/// Seals a file's name for its row.
pub(crate) fn seal_name(portal: &Portal, id: Uuid, name: &str) -> Vec<u8> {
    portal.secrets.seal(&portal.rng, FILE_NAME, id, name.as_bytes())
}

impl Row {
    /// What the row means.
    ///
    /// # Errors
    /// When it contradicts itself or its name does not open.
    pub(crate) fn read(self, portal: &Portal) -> Result<Document> {
        let wrong = |column| Error::unexpected(DbError::inconsistent("documents", column, self.id));
        Ok(Document {
            id: DocumentId(self.id),
            application: ApplicationId(self.application_id),
            account: AccountId(self.account_id),
            kind: DocumentKind::parse(&self.kind).ok_or_else(|| wrong("kind"))?,
            about: self.about_id.map(QualificationId),
            media: MediaType::parse(&self.media_type).ok_or_else(|| wrong("media_type"))?,
            bytes: self.bytes,
            pages: self.pages,
            sha256: self.sha256,
            file_name: portal
                .secrets
                .open_text(FILE_NAME, self.id, &self.file_name_sealed)
                .map_err(Error::unexpected)?,
            uploaded_at: Instant::from_micros(self.uploaded_at),
            is_replaced: self.replaced_at.is_some(),
            is_erased: self.erased_at.is_some(),
        })
    }
}

impl Document {
    /// As a list shows it.
    pub(crate) fn view(&self) -> DocumentView {
        DocumentView {
            id: self.id,
            kind: self.kind,
            of: self.about,
            file_name: self.file_name.clone(),
            media_type: self.media.code().to_owned(),
            bytes: u32::try_from(self.bytes).unwrap_or(u32::MAX),
            pages: u32::try_from(self.pages).unwrap_or(u32::MAX),
            uploaded_at: self.uploaded_at,
        }
    }
}

/// A document that has its file.
pub(crate) async fn find(portal: &Portal, tx: &mut Tx, id: DocumentId) -> Result<Option<Document>> {
    let row: Option<Row> = tx.fetch_optional(store::FIND, binds![id]).await?;
    let document = row.map(|row| row.read(portal)).transpose()?;
    Ok(document.filter(|document| !document.is_erased))
}

/// The proof that was sent for a claim about an application's invoice and that no claim has named yet.
pub(crate) async fn find_free_proof(
    portal: &Portal,
    tx: &mut Tx,
    application: ApplicationId,
) -> Result<Option<Document>> {
    let row: Option<Row> = tx.fetch_optional(store::FIND_FREE_PROOF, binds![application]).await?;
    row.map(|row| row.read(portal)).transpose()
}

/// The documents of an application that stand, oldest first.
pub(crate) async fn list_current(portal: &Portal, tx: &mut Tx, application: ApplicationId) -> Result<Vec<Document>> {
    let rows: Vec<Row> = tx.fetch_all(store::LIST_CURRENT, binds![application]).await?;
    rows.into_iter().map(|row| row.read(portal)).collect()
}
