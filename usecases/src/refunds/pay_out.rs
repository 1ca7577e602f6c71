//! Money goes out. At the gateway, which knows no idempotency key: lock, read what was given back, compare, ask, read again.
//! Killed anywhere in between, done again, or answered with trouble after it was done, it pays once.

use domain::application::Actor as StepActor;
use domain::ids::{InvoiceId, PaymentId, PayoutId, RefundClaimId};
use domain::money::Money;
use domain::refund::{ClaimStep, PayoutFailure, RefundLineKind, step};
use uuid::Uuid;

use super::decide_claim::refused;
use super::record::Claim;
use super::{record, store, tell};
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::invoices::ledger::{Book, Movement, Posting};
use crate::invoices::{record as invoices, store as invoice_store};
use crate::messages::Template;
use crate::payments::{record as payments, store as payment_store};
use crate::ports::GatewayError;
use crate::queue::Job;
use crate::{audit, binds, queue, transaction};

/// The job; its payload is the payout.
pub const PAY_OUT: &str = "pay-refund-out";

/// How long one worker may ask the gateway about one payment.
const LOCK_SECONDS: i64 = 120;

/// How old a payout must be to be taken up again: its own job has been given up by then.
const RESUME_SECONDS: i64 = 6 * 3_600;

/// A payout as it lies.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Payout {
    pub(super) id: Uuid,
    pub(super) claim_id: Uuid,
    pub(super) invoice_id: Uuid,
    pub(super) method: String,
    pub(super) status: String,
    pub(super) amount_minor: i64,
    pub(super) requested_at: i64,
}

/// Where a payout's money comes from: payment, amount, whether it has gone.
pub(super) async fn parts(tx: &mut Tx, payout: Uuid) -> Result<Vec<(PaymentId, Money, bool)>, DbError> {
    let rows: Vec<(Uuid, i64, String)> = tx.fetch_all(store::LIST_PARTS, binds![payout]).await?;
    let read = |(payment, amount, status): (Uuid, i64, String)| {
        (PaymentId(payment), Money::from_halalas(amount), status == "done")
    };
    Ok(rows.into_iter().map(read).collect())
}

/// What asking the gateway for one part came to.
enum Asked {
    Gone,
    Refused,
}

/// Pays a payout by the gateway, part by part.
///
/// # Errors
/// `gateway-unreachable` and `busy`, to be tried again.
pub async fn pay_out(portal: &Portal, job: Job) -> Result<()> {
    let id = PayoutId(job.id(0)?);
    let mut tx = portal.db.read().await?;
    let payout: Payout = tx.fetch_one(store::FIND_PAYOUT, binds![id]).await?;
    let all = parts(&mut tx, payout.id).await?;
    drop(tx);
    if payout.status != "requested" {
        return Ok(());
    }
    let mut is_refused = false;
    for (payment, amount, is_done) in all {
        if is_done {
            continue;
        }
        match ask_locked(portal, payment, amount).await? {
            Asked::Gone => {
                transaction!(portal.db, tx => {
                    let claim = claim_of(tx, &payout).await?;
                    book_part(portal, tx, &claim, &payout, payment, amount, Book::Gateway).await
                })?;
            }
            Asked::Refused => is_refused = true,
        }
    }
    transaction!(portal.db, tx => {
        let claim = claim_of(tx, &payout).await?;
        let waiting: Option<Payout> = tx.fetch_optional(store::FIND_OPEN_PAYOUT, binds![claim.id]).await?;
        if waiting.is_none_or(|waiting| waiting.id != payout.id) {
            return Ok(());
        }
        if is_refused {
            let reason = PayoutFailure::ProviderRefused;
            system(portal, &claim, &ClaimStep::ReportFailure { reason })?;
            return fail_payout(portal, tx, &claim, &payout, reason, None).await;
        }
        system(portal, &claim, &ClaimStep::ConfirmPaid)?;
        end(portal, tx, &claim, &payout, None).await
    })
}

/// The recurring job: payouts whose job was given up while the gateway gave no answer are taken up again.
///
/// # Errors
/// What the database refuses.
pub async fn resume(portal: &Portal) -> Result<()> {
    let before = portal.now().plus_seconds(-RESUME_SECONDS);
    let mut tx = portal.db.read().await?;
    let waiting: Vec<(Uuid,)> = tx.fetch_all(store::LIST_WAITING, binds![before]).await?;
    drop(tx);
    transaction!(portal.db, tx => {
        for (id,) in &waiting {
            queue::enqueue_unique(portal, tx, PAY_OUT, &[*id], portal.now(), &format!("{PAY_OUT}:{id}")).await?;
        }
        Ok(())
    })
}

fn system(portal: &Portal, claim: &Claim, action: &ClaimStep) -> Result<()> {
    step(claim.edition, &claim.status, &StepActor::System, claim.account, action, portal.now()).map_err(refused)?;
    Ok(())
}

async fn claim_of(tx: &mut Tx, payout: &Payout) -> Result<Claim> {
    invoices::take(tx, InvoiceId(payout.invoice_id)).await?;
    Ok(record::take(tx, RefundClaimId(payout.claim_id)).await?)
}

async fn ask_locked(portal: &Portal, payment: PaymentId, amount: Money) -> Result<Asked> {
    let lock = portal.new_id();
    let now = portal.now();
    let taken = binds![payment, lock, now.plus_seconds(LOCK_SECONDS), now];
    let locked = transaction!(portal.db, tx => { Ok(tx.execute(payment_store::LOCK_REFUND, taken.clone()).await?) })?;
    if locked != 1 {
        return Err(Error::conflict("busy"));
    }
    let asked = ask(portal, payment, amount).await;
    transaction!(portal.db, tx => { Ok(tx.execute(payment_store::UNLOCK_REFUND, binds![payment, lock]).await?) })?;
    asked
}

async fn ask(portal: &Portal, id: PaymentId, amount: Money) -> Result<Asked> {
    let mut tx = portal.db.read().await?;
    let booked = payments::find(&mut tx, id).await?.refunded;
    drop(tx);
    let gone = booked.checked_add(amount).ok_or_else(|| Error::unexpected("money overflows"))?;
    let refunded = async || {
        let found = portal.gateway.fetch(portal, id).await.map_err(no_answer)?;
        found.map(|found| found.refunded).ok_or_else(|| Error::unexpected("the gateway has lost a payment"))
    };
    let before = refunded().await?;
    if before == gone {
        // Asked before, and the answer was lost.
        return Ok(Asked::Gone);
    }
    if before != booked {
        // Somebody gave back at the gateway what our books do not know: a person looks at it.
        return Ok(Asked::Refused);
    }
    match portal.gateway.refund(portal, id, amount).await {
        Err(GatewayError::Refused(_)) => return Ok(Asked::Refused),
        // Whatever it answered: what it says now is what counts.
        Ok(()) | Err(GatewayError::NoAnswer) => {}
    }
    if refunded().await? == gone { Ok(Asked::Gone) } else { Err(Error::conflict("gateway-unreachable")) }
}

fn no_answer(error: GatewayError) -> Error {
    tracing::warn!(error = %error, "the gateway gave no answer about a refund");
    Error::conflict("gateway-unreachable")
}

/// Books one part that has gone, once: payment, invoice, claim, its lines, the ledger.
pub(super) async fn book_part(
    portal: &Portal,
    tx: &mut Tx,
    claim: &Claim,
    payout: &Payout,
    payment: PaymentId,
    amount: Money,
    out_of: Book,
) -> Result<()> {
    if tx.execute(store::END_PART, binds![payout.id, payment, "done"]).await? != 1 {
        return Ok(());
    }
    let invoice = InvoiceId(payout.invoice_id);
    let guards = [
        tx.execute(payment_store::REFUND, binds![payment, amount]).await?,
        tx.execute(invoice_store::REFUND, binds![invoice, amount]).await?,
        tx.execute(store::ADD_PAID, binds![claim.id, amount]).await?,
    ];
    if guards != [1, 1, 1] {
        return Err(Error::unexpected("a refund above what was promised"));
    }
    let mut rest = amount;
    let lines: Vec<(String, i64, Option<i64>, i64)> = tx.fetch_all(store::LIST_LINES, binds![claim.id]).await?;
    for (kind, _, approved, paid) in lines {
        let kind = RefundLineKind::parse(&kind)
            .ok_or_else(|| Error::unexpected(DbError::inconsistent("refund_claim_lines", "kind", claim.id)))?;
        let open = Money::from_halalas(approved.unwrap_or_default()).left_after(Money::from_halalas(paid));
        let share = open.min(rest);
        if share.is_zero() {
            continue;
        }
        rest = rest.left_after(share);
        tx.execute(store::ADD_PAID_LINE, binds![claim.id, kind.code(), share]).await?;
        let (movement, into) = match kind {
            RefundLineKind::Excess => (Movement::RefundExcess, Book::Excess),
            RefundLineKind::Administrative | RefundLineKind::Service | RefundLineKind::Late => {
                (Movement::Refund, Book::Revenue)
            }
        };
        let posting = Posting {
            payment: Some(payment),
            payout: Some(PayoutId(payout.id)),
            line: Some(kind),
            ..Posting::of(invoice, movement, into, out_of, share)
        };
        posting.post(portal, tx).await?;
    }
    if rest.is_zero() { Ok(()) } else { Err(Error::unexpected("the lines of a claim are less than its sum")) }
}

/// Every part has gone: the payout and its claim end.
pub(super) async fn end(
    portal: &Portal,
    tx: &mut Tx,
    claim: &Claim,
    payout: &Payout,
    by: Option<(&Actor, &str)>,
) -> Result<()> {
    let (person, reference) = (by.map(|(actor, _)| actor.account), by.map(|(_, reference)| reference));
    let now = portal.now();
    let row = binds![payout.id, "paid", now, None::<String>, reference, person];
    let ended = tx.execute(store::END_PAYOUT, row).await?;
    let paid = tx.execute(store::MARK_PAID, binds![claim.id, now]).await?;
    if (ended, paid) != (1, 1) {
        return Err(Error::conflict("claim-moved-on"));
    }
    let mut event = audit::event("refund-paid", claim.id).with("payout", payout.id);
    if let Some((actor, _)) = by {
        event = event.by(actor);
    }
    event.with("amount", Money::from_halalas(payout.amount_minor)).record(portal, tx).await?;
    tell::claimant(portal, tx, claim.id, Template::RefundPaid).await
}

/// The payout failed: what has not gone is no longer promised of its payments, and may be ordered again.
pub(super) async fn fail_payout(
    portal: &Portal,
    tx: &mut Tx,
    claim: &Claim,
    payout: &Payout,
    reason: PayoutFailure,
    by: Option<&Actor>,
) -> Result<()> {
    for (payment, amount, is_done) in parts(tx, payout.id).await? {
        if !is_done && tx.execute(store::END_PART, binds![payout.id, payment, "refused"]).await? == 1 {
            tx.execute(payment_store::HOLD, binds![payment, -amount.halalas()]).await?;
        }
    }
    let now = portal.now();
    let row = binds![payout.id, "failed", now, reason.code(), None::<String>, None::<Uuid>];
    let ended = tx.execute(store::END_PAYOUT, row).await?;
    let failed = tx.execute(store::MARK_FAILED, binds![claim.id, now, reason.code()]).await?;
    if (ended, failed) != (1, 1) {
        return Err(Error::conflict("claim-moved-on"));
    }
    let mut event = audit::event("payout-failed", claim.id).with("payout", payout.id).with("reason", reason.code());
    if let Some(actor) = by {
        event = event.by(actor);
    }
    event.record(portal, tx).await?;
    tell::claimant(portal, tx, claim.id, Template::RefundNotArrived).await
}
