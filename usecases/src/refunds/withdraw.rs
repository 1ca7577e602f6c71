//! Withdrawing an application and claiming what comes back are one act (domain.md §6, R14).

use domain::application::{Action, WithdrawInput, actions_for};
use domain::ids::{ApplicationId, RefundClaimId};
use domain::money::Money;
use domain::permission::Permission;
use domain::refund::{RefundClaimInput, RefundGround, WithdrawalDraft, assess};

use super::case::Records;
use super::submit_claim::submit_in;
use crate::applications::advance::{roles, step_actor};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record::{self as invoices, Billed};
use crate::{applications, transaction};

/// What withdrawing an application today would bring, explained.
///
/// # Errors
/// [`Error::NotFound`] for another's application.
pub async fn withdrawal(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<WithdrawalDraft> {
    let mut tx = portal.db.read().await?;
    let file = applications::record::find(&mut tx, id).await?;
    applications::require_owner(actor, &file)?;
    actor.require(Permission::ClaimRefunds)?;
    let roles = roles(Some(actor));
    let actions = actions_for(&file.status, file.account, &step_actor(Some(actor), &roles));
    let (service, today) = (file.service, portal.today());
    let billed = Billed::of_application(&mut tx, id).await?.filter(|billed| !billed.invoice.received.is_zero());
    let decision = match billed {
        Some(billed) => {
            let edition = billed.invoice.edition;
            let case = Records::of(&mut tx, billed, file).await?.case(RefundGround::Withdrawal, false, today);
            Some(assess(edition, &case).map_err(|fault| Error::unexpected(fault.code()))?)
        }
        None => None,
    };
    Ok(WithdrawalDraft { id, service, today, can_withdraw: actions.contains(&Action::Withdraw), decision })
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
    let total = withdrawal(portal, actor, id).await?.decision.map_or(Money::ZERO, |decision| decision.total);
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
