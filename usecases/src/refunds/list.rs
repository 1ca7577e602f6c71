//! One's own claims, and the queue of the finance desk.

use domain::ids::RefundClaimId;
use domain::permission::Permission;
use domain::refund::{ClaimQueueItem, ClaimSummary};
use domain::time::CivilDate;

use super::record::Row;
use super::store;
use crate::binds;
use crate::context::{Actor, Portal};
use crate::error::Result;

/// How many of the queue are shown at once.
const PAGE: i64 = 50;

/// One's own claims, the newest first.
///
/// # Errors
/// [`crate::Error::Forbidden`] without the permission.
pub async fn list(portal: &Portal, actor: &Actor) -> Result<Vec<ClaimSummary>> {
    actor.require(Permission::ClaimRefunds)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_ACCOUNT, binds![actor.account]).await?;
    rows.into_iter().map(|row| Ok(row.read()?.summary())).collect()
}

/// The claims that wait for a decision or for their money, the earliest last day first, after a place.
///
/// # Errors
/// [`crate::Error::Forbidden`] without the permission.
pub async fn queue(
    portal: &Portal,
    actor: &Actor,
    after: Option<(CivilDate, RefundClaimId)>,
) -> Result<Vec<ClaimQueueItem>> {
    actor.require(Permission::DecideRefunds)?;
    let (day, id) = after.unzip();
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_QUEUE, binds![day, id, PAGE]).await?;
    let today = portal.today();
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let claim = row.read()?;
        let Some(due_on) = claim.status.due_on() else { continue };
        let calendar = claim.edition.business_calendar();
        items.push(ClaimQueueItem {
            summary: claim.summary(),
            claimant: claim.claimant,
            due_on,
            days_left: business_days(&calendar, today, due_on),
        });
    }
    Ok(items)
}

/// Business days from today to a day; negative when it has passed.
fn business_days(calendar: &domain::time::BusinessCalendar, today: CivilDate, due_on: CivilDate) -> i32 {
    let count = |from, to| i32::try_from(calendar.business_days_between(from, to)).unwrap_or(i32::MAX);
    if due_on >= today { count(today, due_on) } else { -count(due_on, today) }
}
