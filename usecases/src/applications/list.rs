//! One's own applications.

use domain::application::ApplicationSummary;
use domain::permission::Permission;

use super::get::requested;
use super::record::{Application, Row, history};
use super::store;
use crate::binds;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::Result;

/// One's own applications, newest first.
///
/// # Errors
/// What the database refuses.
pub async fn list(portal: &Portal, actor: &Actor) -> Result<Vec<ApplicationSummary>> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_ACCOUNT, binds![actor.account]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let file = row.read()?;
        all.push(summary(portal, &mut tx, &file).await?);
    }
    Ok(all)
}

/// An application in a list.
pub(super) async fn summary(portal: &Portal, tx: &mut Tx, file: &Application) -> Result<ApplicationSummary> {
    // Only a file that was handed back and forth has pauses to look up.
    let past = if file.facts.in_review_at.is_some() { history(tx, file.id).await? } else { Vec::new() };
    Ok(ApplicationSummary {
        id: file.id,
        number: file.number.grouped(),
        service: file.service,
        requested: requested(file),
        status: file.status.public(),
        clock: file.clock(&past, portal.today()),
        created_at: file.created_at,
        saved_at: file.saved_at,
        submitted_at: file.submitted_at,
    })
}
