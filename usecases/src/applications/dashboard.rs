//! What needs the practitioner now, and where everything stands (domain.md §10).

use domain::application::{Dashboard, OwnApplication, OwnInvoice, PracticeFacts, attention};
use domain::permission::Permission;
use domain::time::Instant;

use super::draft::setting;
use super::list::summary;
use super::record::Row;
use super::store;
use crate::context::{Actor, Portal};
use crate::error::Result;
use crate::{binds, invoices, refunds};

/// One's own applications, what needs one now, and how many messages are unread.
///
/// # Errors
/// What the database refuses.
pub async fn dashboard(portal: &Portal, actor: &Actor) -> Result<Dashboard> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_ACCOUNT, binds![actor.account]).await?;
    let files = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
    let applications = files.iter().map(|file| summary(portal, file)).collect();
    let own: Vec<_> = files
        .iter()
        .map(|file| OwnApplication { id: file.id, status: &file.status, touched_on: file.saved_at.civil_date() })
        .collect();
    let invoices: Vec<_> = invoices::of_account(&mut tx, actor.account)
        .await?
        .into_iter()
        .map(|invoice| OwnInvoice {
            id: invoice.id,
            application: invoice.application,
            total: invoice.total,
            excess: invoice.excess_on.map(|on| (invoice.excess, on)),
        })
        .collect();
    let today = portal.today();
    let (confirmed_at,): (i64,) = tx.fetch_one(store::DATA_CONFIRMED_AT, binds![actor.account]).await?;
    let data_confirmed_on = Some(Instant::from_micros(confirmed_at).civil_date());
    let facts =
        PracticeFacts { applications: &own, invoices: &invoices, data_confirmed_on, ..PracticeFacts::default() };
    let claims = refunds::record::list_waiting_of(&mut tx, actor.account).await?;
    Ok(Dashboard { needs: attention(&facts, setting(today)), applications, claims, today })
}
