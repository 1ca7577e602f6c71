//! Withdrawing an application and claiming what comes back are one act (domain.md §6, R14).

use domain::application::{Action, WithdrawInput, actions_for};
use domain::ids::{ApplicationId, RefundClaimId};
use domain::money::Money;
use domain::permission::Permission;
use domain::refund::{RefundClaimInput, RefundDecision, RefundGround, WithdrawalDraft, assess};
use domain::time::CivilDate;

use super::case::Records;
use super::submit_claim::submit_in;
use crate::applications::advance::{roles, step_actor};
use crate::applications::record::Application;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::invoices::record::{self as invoices, Billed};
use crate::{applications, transaction};

/// What withdrawing an application today would bring, explained.
///
/// # Errors
/// [`Error::NotFound`] for another's application and a draft that was discarded; [`Error::Conflict`] `a-draft` before
/// submission.
pub async fn withdrawal(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<WithdrawalDraft> {
    let mut tx = portal.db.read().await?;
    let file = applications::record::find(&mut tx, id).await?;
    applications::require_owner(actor, &file)?;
    applications::require_filed(&file)?;
    actor.require(Permission::ClaimRefunds)?;
    let roles = roles(Some(actor));
    let actions = actions_for(&file.status, file.account, &step_actor(Some(actor), &roles));
    let (service, today) = (file.service, portal.today());
    let decision = brought(&mut tx, file, today).await?;
    Ok(WithdrawalDraft { id, service, today, can_withdraw: actions.contains(&Action::Withdraw), decision })
}

/// What withdrawing brings; nothing when nothing was paid.
async fn brought(tx: &mut Tx, file: Application, today: CivilDate) -> Result<Option<RefundDecision>> {
    let billed = Billed::of_application(tx, file.id).await?;
    let Some(billed) = billed.filter(|billed| !billed.invoice.received.is_zero()) else { return Ok(None) };
    let edition = billed.invoice.edition;
    let case = Records::of(tx, billed, file).await?.case(RefundGround::Withdrawal, false, today);
    assess(edition, &case).map(Some).map_err(|fault| Error::unexpected(fault.code()))
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
    let mut tx = portal.db.read().await?;
    let file = applications::record::find(&mut tx, id).await?;
    applications::require_owner(actor, &file)?;
    let brought = brought(&mut tx, file, portal.today()).await?;
    drop(tx);
    let total = brought.map_or(Money::ZERO, |decision| decision.total);
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
