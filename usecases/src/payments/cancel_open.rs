//! No money is wanted any more for an invoice: what is open at the gateway is ended there.

use domain::ids::{InvoiceId, PaymentId};
use uuid::Uuid;

use super::start::unreachable;
use super::{confirm, store};
use crate::binds;
use crate::context::Portal;
use crate::error::Result;
use crate::queue::Job;

/// The job; its payload is the invoice.
pub const CANCEL_OPEN: &str = "cancel-open-payments";

/// Ends the open attempts of an invoice at the gateway and asks what became of them: one may have been paid in between.
///
/// # Errors
/// `gateway-unreachable`, to be tried again.
pub async fn cancel_open(portal: &Portal, job: Job) -> Result<()> {
    let invoice = InvoiceId(job.id(0)?);
    let mut tx = portal.db.read().await?;
    let open: Vec<(Uuid,)> = tx.fetch_all(store::LIST_OPEN_OF_INVOICE, binds![invoice]).await?;
    drop(tx);
    for (id,) in open {
        portal.gateway.cancel(portal, PaymentId(id)).await.map_err(unreachable)?;
        confirm(portal, PaymentId(id)).await?;
    }
    Ok(())
}
