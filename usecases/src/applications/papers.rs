//! The papers of a file: its documents, and what was asked for with what was sent for it.

use std::collections::BTreeMap;

use domain::application::{DocumentView, RequirementItemView};
use domain::ids::{ApplicationId, DocumentId};

use super::items::{self, Item};
use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::{Maybe, Tx};
use crate::documents::record::{self as documents, Document};
use crate::error::Result;

/// A row is a document or an item.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    document: Maybe<documents::Row>,
    #[sqlx(flatten)]
    item: Maybe<items::Row>,
}

/// Documents and items of a file.
pub(super) struct Papers {
    /// Every document that has its file, oldest first; those found wanting and replaced too.
    pub(super) documents: Vec<Document>,
    /// Every item ever asked for, oldest request first.
    pub(super) items: Vec<Item>,
}

impl Papers {
    /// Reads them.
    pub(super) async fn of(portal: &Portal, tx: &mut Tx, id: ApplicationId) -> Result<Self> {
        let rows: Vec<Row> = tx.fetch_all(store::LIST_PAPERS, binds![id]).await?;
        let mut papers = Self { documents: Vec::new(), items: Vec::new() };
        for row in rows {
            if let Some(document) = row.document.0 {
                papers.documents.push(document.read(portal)?);
            }
            if let Some(item) = row.item.0 {
                papers.items.push(item.read()?);
            }
        }
        Ok(papers)
    }

    /// The documents that stand.
    pub(super) fn current(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|document| !document.is_replaced)
    }

    /// Every item with the documents it is about.
    pub(super) fn item_views(&self) -> Vec<RequirementItemView> {
        let by_id: BTreeMap<DocumentId, DocumentView> =
            self.documents.iter().map(|document| (document.id, document.view())).collect();
        let view = |id: Option<DocumentId>| id.and_then(|id| by_id.get(&id).cloned());
        let items = self.items.iter().map(|item| RequirementItemView {
            id: item.id,
            asked_at: item.asked_at,
            subject: item.subject,
            finding: item.finding,
            note: item.note.clone(),
            document: view(item.document),
            answer: view(item.answer),
            corrected_at: item.corrected_at,
            answer_note: item.answer_note.clone(),
            answered_at: item.answered_at,
        });
        items.collect()
    }
}
