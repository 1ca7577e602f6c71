//! One's own invoices.

use domain::ids::AccountId;
use domain::invoice::InvoiceListItem;
use domain::money::Money;
use domain::permission::Permission;
use domain::time::CivilDate;

use super::record::Row;
use super::store;
use crate::binds;
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::Result;

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
    let rows: Vec<ListRow> =
        tx.fetch_all(store::LIST_OF_ACCOUNT, binds![account, None::<i64>, None::<uuid::Uuid>, PAGE]).await?;
    rows.into_iter().map(ListRow::read).collect()
}

#[derive(sqlx::FromRow)]
struct ListRow {
    #[sqlx(flatten)]
    row: Row,
    excess_given_minor: i64,
    last_received_on: Option<String>,
}

impl ListRow {
    fn read(self) -> Result<InvoiceListItem> {
        let invoice = self.row.read()?;
        let wrong = || DbError::inconsistent("payments", "received_on", invoice.id);
        let excess = invoice.excess().left_after(Money::from_halalas(self.excess_given_minor));
        let last_on = self.last_received_on.map(|on| CivilDate::parse_iso(&on).ok_or_else(wrong)).transpose()?;
        Ok(InvoiceListItem {
            id: invoice.id,
            number: invoice.number.grouped(),
            application: invoice.application,
            service: invoice.service,
            issued_on: invoice.issued_at.civil_date(),
            due_on: invoice.due_on,
            total: invoice.total,
            state: invoice.status.state(),
            excess,
            excess_on: last_on.filter(|_| !excess.is_zero()),
        })
    }
}
