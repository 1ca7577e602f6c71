//! Finding every payment without a single notice.

use domain::ids::{ApplicationId, PaymentId};
use uuid::Uuid;

use super::{confirm, store};
use crate::binds;
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::invoices::record as invoices;
use crate::transaction;

/// How many are asked about in one run.
const BATCH: i64 = 500;
/// How long notices are remembered.
const NOTICE_SECONDS: i64 = 90 * 24 * 3_600;

/// The recurring job: asks the gateway about every attempt that is due. One that cannot be asked about now is due again soon.
///
/// # Errors
/// What the database refuses.
pub async fn reconcile(portal: &Portal) -> Result<()> {
    let mut tx = portal.db.read().await?;
    let due: Vec<(Uuid,)> = tx.fetch_all(store::LIST_DUE, binds![portal.now(), BATCH]).await?;
    drop(tx);
    ask(portal, due).await?;
    let before = portal.now().plus_seconds(-NOTICE_SECONDS);
    transaction!(portal.db, tx => { Ok(tx.execute(store::FORGET_NOTICES, binds![before]).await?) })?;
    Ok(())
}

/// Asks about the open attempts of an application's invoice: before it is cancelled unpaid, so that what was paid in the last
/// minutes counts.
///
/// # Errors
/// [`Error::Conflict`] `gateway-unreachable` when the gateway gave no answer: better cancelled later than wrongly.
pub async fn check_open_of(portal: &Portal, application: ApplicationId) -> Result<()> {
    let mut tx = portal.db.read().await?;
    let Some(invoice) = invoices::of_application(&mut tx, application).await? else { return Ok(()) };
    let open: Vec<(Uuid,)> = tx.fetch_all(store::LIST_OPEN_OF_INVOICE, binds![invoice.id]).await?;
    drop(tx);
    for (id,) in open {
        confirm(portal, PaymentId(id)).await?;
    }
    Ok(())
}

async fn ask(portal: &Portal, due: Vec<(Uuid,)>) -> Result<()> {
    for (id,) in due {
        match confirm(portal, PaymentId(id)).await {
            Ok(_) => {}
            Err(Error::Conflict { code }) => tracing::warn!(payment = %id, code, "a payment could not be asked about"),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
