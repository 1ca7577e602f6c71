//! Items of a request for additional requirements, as they lie.

use domain::application::{Finding, Status, Subject};
use domain::ids::{DocumentId, RequirementItemId};
use domain::time::Instant;
use uuid::Uuid;

use super::record::Application;
use super::store;
use crate::binds;
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    asked_at: i64,
    subject: String,
    document_id: Option<Uuid>,
    finding: String,
    note: Option<String>,
    answer_document_id: Option<Uuid>,
    corrected_at: Option<i64>,
    answer_note: Option<String>,
    answered_at: Option<i64>,
}

/// An item.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: RequirementItemId,
    pub(crate) asked_at: Instant,
    pub(crate) subject: Subject,
    pub(crate) document: Option<DocumentId>,
    pub(crate) finding: Finding,
    pub(crate) note: Option<String>,
    pub(crate) answer: Option<DocumentId>,
    pub(crate) corrected_at: Option<Instant>,
    pub(crate) answer_note: Option<String>,
    pub(crate) answered_at: Option<Instant>,
}

impl Item {
    /// True when something was sent for it.
    pub(crate) const fn is_met(&self) -> bool {
        match self.subject {
            Subject::Document { .. } => self.answer.is_some(),
            Subject::Step(_) => self.corrected_at.is_some(),
        }
    }
}

/// Every item ever asked for, oldest request first.
pub(crate) async fn all(tx: &mut Tx, file: &Application) -> Result<Vec<Item>, DbError> {
    let rows: Vec<Row> = tx.fetch_all(store::LIST_ITEMS, binds![file.id]).await?;
    rows.into_iter()
        .map(|row| {
            let wrong = |column| DbError::inconsistent("requirement_items", column, row.id);
            Ok(Item {
                id: RequirementItemId(row.id),
                asked_at: Instant::from_micros(row.asked_at),
                subject: Subject::parse(&row.subject).ok_or_else(|| wrong("subject"))?,
                document: row.document_id.map(DocumentId),
                finding: Finding::parse(&row.finding).ok_or_else(|| wrong("finding"))?,
                note: row.note,
                answer: row.answer_document_id.map(DocumentId),
                corrected_at: row.corrected_at.map(Instant::from_micros),
                answer_note: row.answer_note,
                answered_at: row.answered_at.map(Instant::from_micros),
            })
        })
        .collect()
}

/// The items of the open request; none when nothing is asked now.
pub(crate) async fn open_items(tx: &mut Tx, file: &Application) -> Result<Vec<Item>, DbError> {
    let Status::AdditionalRequirements { asked_at, .. } = file.status else { return Ok(Vec::new()) };
    Ok(all(tx, file).await?.into_iter().filter(|item| item.asked_at == asked_at).collect())
}

/// Something was sent for an open item.
pub(crate) async fn answer_item(
    tx: &mut Tx,
    file: &Application,
    item: RequirementItemId,
    document: Option<DocumentId>,
    at: Instant,
) -> Result<()> {
    let touched = tx.execute(store::ANSWER_ITEM, binds![item, file.id, document, at]).await?;
    if touched == 1 { Ok(()) } else { Err(Error::NotFound) }
}
