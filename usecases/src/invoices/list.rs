//! One's own invoices.

use domain::ids::AccountId;
use domain::invoice::InvoiceListItem;
use domain::money::Money;
use domain::permission::Permission;

use super::record::Row;
use super::store;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::Result;
use crate::refunds::case::excess_left;
use crate::{binds, payments};

/// How many are shown at once.
const PAGE: i64 = 100;

/// One's own invoices, the newest first.
///
/// # Errors
/// [`crate::Error::Forbidden`] without the permission.
pub async fn list(portal: &Portal, actor: &Actor) -> Result<Vec<InvoiceListItem>> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    of_account(&mut tx, actor.account).await
}

/// The invoices of an account, the newest first.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<InvoiceListItem>> {
    let rows: Vec<Row> =
        tx.fetch_all(store::LIST_OF_ACCOUNT, binds![account, None::<i64>, None::<uuid::Uuid>, PAGE]).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let invoice = row.read()?;
        // Only money above what is applied can be beside the invoice: the rest needs no second look.
        let may_exceed = invoice.received > invoice.applied;
        let excess = if may_exceed { excess_left(tx, &invoice).await? } else { Money::ZERO };
        let excess_on = if excess.is_zero() {
            None
        } else {
            payments::record::received(tx, invoice.id).await?.last().map(|payment| payment.on)
        };
        items.push(InvoiceListItem {
            id: invoice.id,
            number: invoice.number.grouped(),
            application: invoice.application,
            service: invoice.service,
            issued_on: invoice.issued_at.civil_date(),
            due_on: invoice.due_on,
            total: invoice.total,
            state: invoice.status.state(),
            excess,
            excess_on,
        });
    }
    Ok(items)
}
