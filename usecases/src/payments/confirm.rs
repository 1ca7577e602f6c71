//! What became of an attempt: the gateway, asked with the secret key, is the truth; a notice is only a reason to ask.

use std::time::Duration;

use domain::ids::PaymentId;
use domain::payment::{PaymentFailure, PaymentState};
use domain::permission::Permission;
use domain::time::Instant;

use super::receive::{Receipt, receive};
use super::record::{self, Payment};
use super::start::unreachable;
use super::store;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record as invoices;
use crate::ports::{GatewayPayment, GatewayStatus};
use crate::queue::Job;
use crate::{audit, binds, transaction};

/// The job that asks about one payment.
pub const CHECK: &str = "check-payment";

/// After how many seconds an attempt that the gateway has never heard of is given up: its page was never shown to anyone.
const UNKNOWN_SECONDS: i64 = 3_600;
/// The longest pause between two questions: with every notice lost, a payment is known within 15 minutes.
const LONGEST_PAUSE_SECONDS: i64 = 480;

/// Asks the gateway what became of an attempt and records it. Asked again, at the same time or later, it does nothing more.
///
/// # Errors
/// [`Error::Conflict`] `gateway-unreachable`; what the database refuses.
pub async fn confirm(portal: &Portal, id: PaymentId) -> Result<PaymentState> {
    let mut tx = portal.db.read().await?;
    let payment = record::find(&mut tx, id).await?;
    let number = invoices::find(&mut tx, payment.invoice).await?.number;
    drop(tx);
    if matches!(payment.state, PaymentState::Received | PaymentState::Failed) {
        return Ok(payment.state);
    }
    let found = match portal.gateway.fetch(portal, id).await {
        Ok(found) => found,
        Err(error) => {
            later(portal, &payment).await?;
            return Err(unreachable(error));
        }
    };
    let Some(found) = found else {
        if portal.now().seconds_since(payment.started_at) > UNKNOWN_SECONDS {
            return fail(portal, &payment, PaymentFailure::Cancelled).await;
        }
        later(portal, &payment).await?;
        return Ok(payment.state);
    };
    if !is_ours(&payment, number.as_str(), &found) {
        return fail(portal, &payment, PaymentFailure::Mismatch).await;
    }
    match found.status {
        GatewayStatus::Pending => {
            let created = binds![id, &found.page_url];
            transaction!(portal.db, tx => { Ok(tx.execute(store::MARK_CREATED, created.clone()).await?) })?;
            later(portal, &payment).await?;
            Ok(PaymentState::Created)
        }
        GatewayStatus::Declined => fail(portal, &payment, PaymentFailure::Declined).await,
        GatewayStatus::Cancelled => fail(portal, &payment, PaymentFailure::Cancelled).await,
        GatewayStatus::Expired => fail(portal, &payment, PaymentFailure::Expired).await,
        GatewayStatus::Paid => {
            let now = portal.now();
            // What the gateway says of the time is believed within the attempt's own life only.
            let paid_at = found.paid_at.map_or(now, |at| Instant::clamp(at, payment.started_at, now));
            let receipt = Receipt { payment: id, amount: found.amount, paid_at };
            transaction!(portal.db, tx => { receive(portal, tx, &receipt, None).await })?;
            Ok(PaymentState::Received)
        }
    }
}

/// Amount, currency, invoice and id are those that were asked for.
fn is_ours(payment: &Payment, number: &str, found: &GatewayPayment) -> bool {
    found.id == payment.id
        && found.amount == payment.amount
        && found.currency == "SAR"
        && found.invoice_number == number
}

async fn fail(portal: &Portal, payment: &Payment, failure: PaymentFailure) -> Result<PaymentState> {
    transaction!(portal.db, tx => {
        if tx.execute(store::MARK_FAILED, binds![payment.id, failure.code()]).await? == 1 {
            let event = audit::event("payment-failed", payment.invoice).with("payment", payment.id);
            event.with("failure", failure.code()).record(portal, tx).await?;
        }
        Ok(record::find(tx, payment.id).await?.state)
    })
}

async fn later(portal: &Portal, payment: &Payment) -> Result<()> {
    let doublings = u32::try_from(payment.checks.clamp(0, 3)).unwrap_or(3);
    let pause = (60 * 2_i64.pow(doublings)).min(LONGEST_PAUSE_SECONDS);
    let next = portal.now().plus_seconds(pause);
    transaction!(portal.db, tx => { Ok(tx.execute(store::CHECK_LATER, binds![payment.id, next]).await?) })?;
    Ok(())
}

/// Asks about a payment of one's own, at the payer's wish.
///
/// # Errors
/// [`Error::NotFound`] for another's; as [`confirm`].
pub async fn check(portal: &Portal, actor: &Actor, id: PaymentId) -> Result<PaymentState> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    let payment = record::find(&mut tx, id).await?;
    let invoice = invoices::find(&mut tx, payment.invoice).await?;
    drop(tx);
    if invoice.account != actor.account {
        return Err(Error::NotFound);
    }
    confirm(portal, id).await
}

/// How long a reader who comes back from the gateway waits for its answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// Asks as [`check`] before a page is shown. A gateway that does not answer in time is asked again by the job.
///
/// # Errors
/// [`Error::NotFound`] for another's payment; what the database refuses.
pub async fn check_on_return(portal: &Portal, actor: &Actor, id: PaymentId) -> Result<()> {
    match tokio::time::timeout(PATIENCE, check(portal, actor, id)).await {
        Ok(Ok(_)) | Err(_) | Ok(Err(Error::Conflict { .. })) => Ok(()),
        Ok(Err(error)) => Err(error),
    }
}

/// The job.
///
/// # Errors
/// As [`confirm`].
pub(crate) async fn check_job(portal: &Portal, job: Job) -> Result<()> {
    confirm(portal, PaymentId(job.id(0)?)).await.map(drop)
}
