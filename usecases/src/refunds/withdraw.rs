//! Withdrawing an application and claiming what comes back are one act (domain.md §6, R14).

use domain::application::WithdrawInput;
use domain::ids::{ApplicationId, RefundClaimId};
use domain::money::Money;
use domain::permission::Permission;
use domain::refund::{RefundClaimInput, RefundDecision, RefundGround, assess};

use super::case;
use super::submit_claim::submit_in;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record as invoices;
use crate::{applications, transaction};

/// What withdrawing an application today would bring, explained; `None` when nothing was paid for it.
///
/// # Errors
/// [`Error::NotFound`] for another's application.
pub async fn withdrawal(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<Option<RefundDecision>> {
    actor.require(Permission::ClaimRefunds)?;
    let mut tx = portal.db.read().await?;
    if applications::owner_and_service(&mut tx, id).await?.0 != actor.account {
        return Err(Error::NotFound);
    }
    let Some(invoice) = invoices::of_application(&mut tx, id).await? else { return Ok(None) };
    if invoice.received.is_zero() {
        return Ok(None);
    }
    let case = case::of_invoice(&mut tx, &invoice, RefundGround::Withdrawal, false, portal.today()).await?;
    assess(invoice.edition, &case).map(Some).map_err(|fault| Error::unexpected(fault.code()))
}

/// Withdraws an application; where money comes back the claim is filed with it.
///
/// # Errors
/// [`Error::NotFound`] for another's; [`Error::Conflict`] `refund-changed` when the rules give something else than was
/// shown, `not-from-here` after a decision.
pub async fn withdraw(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    input: &WithdrawInput,
) -> Result<Option<RefundClaimId>> {
    actor.require(Permission::ClaimRefunds)?;
    let total = withdrawal(portal, actor, id).await?.map_or(Money::ZERO, |decision| decision.total);
    if total != input.shown_total {
        return Err(Error::conflict("refund-changed"));
    }
    let Some(pay_to) = input.pay_to.as_ref().filter(|_| !total.is_zero()) else {
        applications::withdraw(portal, actor, id).await?;
        return Ok(None);
    };
    let claim = RefundClaimInput {
        ground: RefundGround::Withdrawal,
        explanation: input.note.clone(),
        pay_to: pay_to.clone(),
        shown_total: input.shown_total,
    };
    transaction!(portal.db, tx => {
        let invoice = invoices::of_application(tx, id).await?.ok_or(Error::NotFound)?;
        let filed = submit_in(portal, tx, actor, invoice.id, &claim, None).await?;
        Ok(Some(filed.id))
    })
}
