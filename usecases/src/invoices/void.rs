//! An invoice ends unpaid: its clock ran out, or its application was withdrawn.

use domain::ids::ApplicationId;
use domain::invoice::{CancelReason, InvoiceState};
use domain::money::Money;

use super::ledger::{Book, Movement, Posting};
use super::{record, store};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::{audit, binds, payments, queue};

/// Why an invoice ends unpaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Void {
    /// Not paid in time.
    Expired,
    /// The applicant withdrew.
    Withdrawn,
}

/// Ends the invoice of an application, when it is still open. What was received in part belongs to its payer again and is
/// offered back. The gateway is told to take no money for it; money that comes all the same is never lost.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn void_unpaid(portal: &Portal, tx: &mut Tx, application: ApplicationId, why: Void) -> Result<()> {
    let Some(found) = record::of_application(tx, application).await? else { return Ok(()) };
    let invoice = record::take(tx, found.id).await?;
    if !invoice.status.takes_money() {
        return Ok(());
    }
    let (state, reason) = match why {
        Void::Expired => (InvoiceState::Expired, None),
        Void::Withdrawn => (InvoiceState::Cancelled, Some(CancelReason::Withdrawn.code())),
    };
    tx.execute(store::END, binds![invoice.id, state.code(), reason, portal.now()]).await?;
    Posting::of(invoice.id, Movement::Void, Book::Revenue, Book::Receivable, invoice.total).post(portal, tx).await?;
    Posting::of(invoice.id, Movement::Release, Book::Receivable, Book::Excess, invoice.applied)
        .post(portal, tx)
        .await?;
    audit::event("invoice-ended", invoice.id).with("state", state.code()).record(portal, tx).await?;
    queue::enqueue(portal, tx, payments::CANCEL_OPEN, &[invoice.id.0]).await?;
    if invoice.received > Money::ZERO {
        payments::tell::excess(portal, tx, &invoice, invoice.received).await?;
    }
    Ok(())
}
