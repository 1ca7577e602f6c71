//! Looks the books over: every invoice sums to zero, and the figures kept on the rows are those of the ledger.

use domain::ids::InvoiceId;
use uuid::Uuid;

use super::store;
use crate::db::Db;
use crate::error::Result;

/// What is wrong in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFault {
    /// The entries of an invoice do not sum to zero.
    Unbalanced(InvoiceId),
    /// An invoice's kept figures are not those of the ledger.
    Drifted(InvoiceId),
    /// The payments of an invoice sum to something else than the invoice says.
    SumsApart(InvoiceId),
}

/// Every fault in the books, at most 100 of a kind.
///
/// # Errors
/// What the database refuses.
pub async fn verify(db: &Db) -> Result<Vec<LedgerFault>> {
    let mut tx = db.read().await?;
    let unbalanced: Vec<(Uuid, i64)> = tx.fetch_all(store::LIST_UNBALANCED, vec![]).await?;
    let drifted: Vec<(Uuid,)> = tx.fetch_all(store::LIST_DRIFTED, vec![]).await?;
    let apart: Vec<(Uuid,)> = tx.fetch_all(store::LIST_SUMS_APART, vec![]).await?;
    let unbalanced = unbalanced.into_iter().map(|(id, _)| LedgerFault::Unbalanced(InvoiceId(id)));
    let drifted = drifted.into_iter().map(|(id,)| LedgerFault::Drifted(InvoiceId(id)));
    let apart = apart.into_iter().map(|(id,)| LedgerFault::SumsApart(InvoiceId(id)));
    Ok(unbalanced.chain(drifted).chain(apart).collect())
}
