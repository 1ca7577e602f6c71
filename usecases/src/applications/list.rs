//! One's own applications.

use domain::application::ApplicationSummary;
use domain::permission::Permission;

use super::get::requested;
use super::record::{Application, Row};
use super::store;
use crate::binds;
use crate::context::{Actor, Portal};
use crate::error::Result;

/// One's own applications, newest first.
///
/// # Errors
/// What the database refuses.
pub async fn list(portal: &Portal, actor: &Actor) -> Result<Vec<ApplicationSummary>> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_ACCOUNT, binds![actor.account]).await?;
    rows.into_iter().map(|row| Ok(summary(portal, &row.read()?))).collect()
}

/// An application in a list.
pub(super) fn summary(portal: &Portal, file: &Application) -> ApplicationSummary {
    ApplicationSummary {
        id: file.id,
        number: file.number.grouped(),
        service: file.service,
        requested: requested(file),
        status: file.status.public(),
        clock: file.clock(portal.today()),
        created_at: file.created_at,
        saved_at: file.saved_at,
        submitted_at: file.submitted_at,
    }
}
