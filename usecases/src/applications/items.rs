//! Items of a request for additional requirements, as they lie.

use domain::application::{Finding, Subject};
use domain::ids::{DocumentId, RequirementItemId};
use domain::time::Instant;
use uuid::Uuid;

use super::record::Application;
use super::store;
use crate::binds;
use crate::db::{Error as DbError, Joined, Tx};
use crate::error::{Error, Result};

/// A row as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    item_id: Uuid,
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

impl Joined for Row {
    const KEY: &'static str = "item_id";
}

impl Row {
    /// What the row means.
    ///
    /// # Errors
    /// [`DbError::Inconsistent`] with the column that no version of the program writes.
    pub(super) fn read(self) -> Result<Item, DbError> {
        let wrong = |column| DbError::inconsistent("requirement_items", column, self.item_id);
        Ok(Item {
            id: RequirementItemId(self.item_id),
            asked_at: Instant::from_micros(self.asked_at),
            subject: Subject::parse(&self.subject).ok_or_else(|| wrong("subject"))?,
            document: self.document_id.map(DocumentId),
            finding: Finding::parse(&self.finding).ok_or_else(|| wrong("finding"))?,
            note: self.note,
            answer: self.answer_document_id.map(DocumentId),
            corrected_at: self.corrected_at.map(Instant::from_micros),
            answer_note: self.answer_note,
            answered_at: self.answered_at.map(Instant::from_micros),
        })
    }
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

/// The items of the open request; none when nothing is asked now.
pub(crate) async fn open_items(tx: &mut Tx, file: &Application) -> Result<Vec<Item>, DbError> {
    let Some(asked_at) = file.facts.asked_at else { return Ok(Vec::new()) };
    let rows: Vec<Row> = tx.fetch_all(store::LIST_ITEMS, binds![file.id]).await?;
    let mut items = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
    items.retain(|item| item.asked_at == asked_at);
    Ok(items)
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
