//! Money is here: booked once, applied to its invoice as far as that takes it, the rest kept as the payer's own.

use domain::ids::PaymentId;
use domain::invoice::InvoiceStatus;
use domain::money::Money;
use domain::payment::PaymentMethod;
use domain::time::Instant;

use super::{CANCEL_OPEN, record, store, tell};
use crate::applications::{self, Settled};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::invoices::ledger::{Book, Movement, Posting};
use crate::invoices::record::Invoice;
use crate::invoices::{record as invoices, store as invoice_store};
use crate::{audit, binds, queue};

/// Money that came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Receipt {
    pub(super) payment: PaymentId,
    pub(super) amount: Money,
    /// When it was paid, by the gateway's word or the bank's.
    pub(super) paid_at: Instant,
}

/// Books money; false when it was booked before. Takes the application, the invoice and the payment, in this order, as
/// everybody does.
///
/// # Errors
/// What the database refuses.
pub(super) async fn receive(portal: &Portal, tx: &mut Tx, receipt: &Receipt, by: Option<&Actor>) -> Result<bool> {
    let Receipt { payment: id, amount, paid_at } = *receipt;
    let unlocked = record::find(tx, id).await?;
    let application = invoices::find(tx, unlocked.invoice).await?.application;
    applications::record::take(tx, application).await?;
    let invoice = invoices::take(tx, unlocked.invoice).await?;
    let payment = record::take(tx, id).await?;
    if tx.execute(store::MARK_RECEIVED, binds![id, amount, paid_at.civil_date(), portal.now()]).await? != 1 {
        return Ok(false);
    }
    let applied = applicable(portal, tx, &invoice, amount, paid_at).await?;
    let excess = amount.left_after(applied);
    if tx.execute(invoice_store::RECEIVE, binds![invoice.id, amount, applied]).await? != 1 {
        return Err(Error::conflict("busy"));
    }
    let is_settled = tx.execute(invoice_store::SETTLE, binds![invoice.id, paid_at.civil_date()]).await? == 1;
    let into = match payment.method {
        PaymentMethod::Card | PaymentMethod::Sadad => Book::Gateway,
        PaymentMethod::Transfer => Book::Bank,
    };
    let posting = |movement, out_of, amount| Posting {
        payment: Some(id),
        ..Posting::of(invoice.id, movement, into, out_of, amount)
    };
    posting(Movement::Apply, Book::Receivable, applied).post(portal, tx).await?;
    posting(Movement::Exceed, Book::Excess, excess).post(portal, tx).await?;
    let mut event = audit::event("payment-received", invoice.id)
        .with("payment", id)
        .with("amount", amount)
        .with("applied", applied)
        .with("settled", is_settled);
    if let Some(by) = by {
        event = event.by(by);
    }
    event.record(portal, tx).await?;
    if is_settled {
        queue::enqueue(portal, tx, CANCEL_OPEN, &[invoice.id.0]).await?;
    }
    tell::received(portal, tx, &invoice, amount).await?;
    if !excess.is_zero() {
        tell::excess(portal, tx, &invoice, excess).await?;
    }
    Ok(true)
}

/// How much of the money the invoice takes: nothing once it is settled or over, or when it was paid after the last day; and
/// nothing when its application cannot go on, for whatever reason.
async fn applicable(portal: &Portal, tx: &mut Tx, invoice: &Invoice, amount: Money, paid_at: Instant) -> Result<Money> {
    let InvoiceStatus::Open { due_on } = invoice.status else { return Ok(Money::ZERO) };
    if paid_at.civil_date() > due_on {
        return Ok(Money::ZERO);
    }
    let outstanding = invoice.outstanding();
    if amount < outstanding {
        return Ok(amount);
    }
    match applications::settle(portal, tx, invoice.application, paid_at).await? {
        Settled::Entered | Settled::Already => Ok(outstanding),
        Settled::TooLate => Ok(Money::ZERO),
    }
}
