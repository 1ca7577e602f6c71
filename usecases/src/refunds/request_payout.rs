//! A second person orders a decided refund out (assurance.md I7).

use domain::application::Actor as StepActor;
use domain::ids::{PaymentId, PayoutId, RefundClaimId};
use domain::money::Money;
use domain::permission::Permission;
use domain::refund::{ClaimStep, PayoutMethod, step};

use super::decide_claim::refused;
use super::{PAY_OUT, record, store};
use crate::applications::advance::roles;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record as invoices;
use crate::payments::record::{Payment, list_of_invoice};
use crate::payments::store as payment_store;
use crate::{audit, binds, queue, transaction};

/// Orders what is left of a decided refund out: by the gateway, back to the card, which a job then does; or by a transfer,
/// which the officer makes and [confirms](super::confirm_transfer).
///
/// # Errors
/// [`Error::Forbidden`] without the permission, on one's own claim, or for the one who decided it; [`Error::Conflict`]
/// `claim-moved-on`, `payout-not-by-gateway` when too little of the money came by card.
pub async fn request_payout(
    portal: &Portal,
    actor: &Actor,
    id: RefundClaimId,
    method: PayoutMethod,
) -> Result<PayoutId> {
    actor.require(Permission::PayRefunds)?;
    transaction!(portal.db, tx => {
        let found = record::find(tx, id).await?;
        let invoice = invoices::take(tx, found.invoice).await?;
        let claim = record::take(tx, id).await?;
        let roles = roles(Some(actor));
        let by = StepActor::Person { account: actor.account, roles: &roles };
        let now = portal.now();
        let next = step(claim.edition, &claim.status, &by, claim.account, &ClaimStep::RequestPayout, now).map_err(refused)?;
        let approved = next.approval().map_or(Money::ZERO, |approval| approval.amount);
        let amount = approved.left_after(claim.paid);
        if tx.execute(store::REQUEST, binds![id, actor.account, now]).await? != 1 {
            return Err(Error::conflict("claim-moved-on"));
        }
        let payments = list_of_invoice(tx, invoice.id).await?;
        let parts = allocate(&payments, amount, method).ok_or_else(|| Error::conflict("payout-not-by-gateway"))?;
        let payout = PayoutId(portal.new_id());
        let row = binds![payout, id, invoice.id, method.code(), amount, actor.account, now];
        tx.execute(store::INSERT_PAYOUT, row).await?;
        for (payment, part) in parts {
            if tx.execute(payment_store::HOLD, binds![payment, part]).await? != 1 {
                return Err(Error::conflict("busy"));
            }
            tx.execute(store::INSERT_PART, binds![payout, payment, part]).await?;
        }
        match method {
            PayoutMethod::Gateway => queue::enqueue_unique(portal, tx, PAY_OUT, &[payout.0], now, &format!("{PAY_OUT}:{payout}")).await?,
            PayoutMethod::Transfer => {}
        }
        let event = audit::event("payout-requested", id).by(actor).with("payout", payout);
        event.with("amount", amount).with("method", method.code()).record(portal, tx).await?;
        Ok(payout)
    })
}

/// From which payments the money comes: the newest first, since the last to come is the one too many.
fn allocate(payments: &[Payment], amount: Money, method: PayoutMethod) -> Option<Vec<(PaymentId, Money)>> {
    let mut missing = amount;
    let mut parts = Vec::new();
    for payment in payments {
        let fits = match method {
            PayoutMethod::Gateway => payment.method.refunds_at_gateway(),
            PayoutMethod::Transfer => true,
        };
        let part = if fits { payment.left().min(missing) } else { Money::ZERO };
        if !part.is_zero() {
            parts.push((payment.id, part));
            missing = missing.left_after(part);
        }
    }
    missing.is_zero().then_some(parts)
}
