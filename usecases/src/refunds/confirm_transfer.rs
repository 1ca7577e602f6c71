//! The officer has transferred the money, or the bank sent it back.

use domain::application::Actor as StepActor;
use domain::ids::RefundClaimId;
use domain::permission::{Permission, two_people};
use domain::refund::{ClaimStep, PayoutFailure, PayoutInput, PayoutMethod, step};

use super::decide_claim::refused;
use super::pay_out::{Payout, book_part, end, fail_payout, parts};
use super::{record, store};
use crate::applications::advance::roles;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::invoices::ledger::Book;
use crate::invoices::record as invoices;
use crate::{binds, transaction};

/// Records that the transfer of a claim's payout was made, under the bank's reference.
///
/// # Errors
/// [`Error::Forbidden`] without the permission, on one's own claim, or for the one who decided it; [`Error::Conflict`]
/// `claim-moved-on`; [`Error::Invalid`] `already-recorded` at `reference`.
pub async fn confirm_transfer(portal: &Portal, actor: &Actor, id: RefundClaimId, input: &PayoutInput) -> Result<()> {
    actor.require(Permission::PayRefunds)?;
    let done = transaction!(portal.db, tx => {
        let (payout, claim) = by_transfer(tx, id).await?;
        allowed(portal, actor, &claim, &ClaimStep::ConfirmPaid)?;
        for (payment, amount, _) in parts(tx, payout.id).await? {
            book_part(portal, tx, &claim, &payout, payment, amount, Book::Bank).await?;
        }
        end(portal, tx, &claim, &payout, Some((actor, input.reference.as_str()))).await
    });
    done.map_err(|error| match error {
        Error::Unexpected(source) => match source.downcast::<crate::db::Error>() {
            Ok(refusal) if matches!(*refusal, crate::db::Error::Unique(_)) => {
                Error::invalid("reference", "already-recorded")
            }
            Ok(other) => Error::unexpected(*other),
            Err(source) => Error::Unexpected(source),
        },
        other => other,
    })
}

/// Records that the transfer did not arrive: it may be ordered again.
///
/// # Errors
/// As [`confirm_transfer`].
pub async fn report_failure(portal: &Portal, actor: &Actor, id: RefundClaimId, reason: PayoutFailure) -> Result<()> {
    actor.require(Permission::PayRefunds)?;
    transaction!(portal.db, tx => {
        let (payout, claim) = by_transfer(tx, id).await?;
        allowed(portal, actor, &claim, &ClaimStep::ReportFailure { reason })?;
        fail_payout(portal, tx, &claim, &payout, reason, Some(actor)).await
    })
}

async fn by_transfer(tx: &mut Tx, id: RefundClaimId) -> Result<(Payout, record::Claim)> {
    let found = record::find(tx, id).await?;
    invoices::take(tx, found.invoice).await?;
    let claim = record::take(tx, id).await?;
    let payout: Option<Payout> = tx.fetch_optional(store::FIND_OPEN_PAYOUT, binds![id]).await?;
    match payout {
        Some(payout) if payout.method == PayoutMethod::Transfer.code() => Ok((payout, claim)),
        Some(_) | None => Err(Error::conflict("claim-moved-on")),
    }
}

fn allowed(portal: &Portal, actor: &Actor, claim: &record::Claim, action: &ClaimStep) -> Result<()> {
    let roles = roles(Some(actor));
    let by = StepActor::Person { account: actor.account, roles: &roles };
    step(claim.edition, &claim.status, &by, claim.account, action, portal.now()).map_err(refused)?;
    if let Some(approval) = claim.status.approval() {
        two_people(approval.decided_by, actor.account)?;
    }
    Ok(())
}
