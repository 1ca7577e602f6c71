//! A claim, for its claimant and for the finance desk.

use domain::application::Actor as StepActor;
use domain::ids::{PayoutId, RefundClaimId};
use domain::money::Money;
use domain::permission::{Permission, not_own_file};
use domain::refund::{ClaimFile, ClaimState, ClaimView, PayoutMethod, PayoutSource, PayoutView, actions};
use domain::time::Instant;

use super::decide_claim::answer;
use super::pay_out::Payout;
use super::{record, store};
use crate::applications::advance::roles;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::payments::record as payments;
use crate::{audit, binds, transaction};

/// A claim of one's own.
///
/// # Errors
/// [`Error::NotFound`] for another's.
pub async fn get(portal: &Portal, actor: &Actor, id: RefundClaimId) -> Result<ClaimView> {
    actor.require(Permission::ClaimRefunds)?;
    let mut tx = portal.db.read().await?;
    let claim = record::find(&mut tx, id).await?;
    if claim.account != actor.account {
        return Err(Error::NotFound);
    }
    let mut view = claim.view(portal, &mut tx).await?;
    if matches!(claim.status.state(), ClaimState::PayoutRequested | ClaimState::Paid) {
        let method: Option<(String,)> = tx.fetch_optional(store::FIND_LAST_METHOD, binds![id]).await?;
        view.payout = method.and_then(|(method,)| PayoutMethod::parse(&method));
    }
    Ok(view)
}

#[derive(sqlx::FromRow)]
struct FileRow {
    #[sqlx(flatten)]
    claim: record::Row,
    decided_by_name: Option<String>,
    requested_by_name: Option<String>,
}

/// A claim for the finance desk; the look is recorded, for an account number is shown.
///
/// # Errors
/// [`Error::Forbidden`] without the permission and on one's own claim.
pub async fn get_file(portal: &Portal, actor: &Actor, id: RefundClaimId) -> Result<ClaimFile> {
    actor.require(Permission::DecideRefunds)?;
    let mut tx = portal.db.read().await?;
    let row: FileRow = tx.fetch_one(store::FIND_FILE, binds![id]).await?;
    let claim = row.claim.read()?;
    not_own_file(actor.account, claim.account)?;
    let roles = roles(Some(actor));
    let by = StepActor::Person { account: actor.account, roles: &roles };
    let shows_iban = matches!(
        claim.status.state(),
        ClaimState::Approved | ClaimState::ApprovedInPart | ClaimState::PayoutRequested | ClaimState::PayoutFailed
    );
    let decided_by = claim.status.approval().map(|approval| approval.decided_by);
    let payout: Option<Payout> = tx.fetch_optional(store::FIND_OPEN_PAYOUT, binds![id]).await?;
    let payout = payout.map(|payout| {
        Ok::<_, Error>(PayoutView {
            id: PayoutId(payout.id),
            method: PayoutMethod::parse(&payout.method).ok_or_else(|| Error::unexpected("a payout of no method"))?,
            amount: Money::from_halalas(payout.amount_minor),
            requested_at: Instant::from_micros(payout.requested_at),
        })
    });
    let sources = payments::list_of_invoice(&mut tx, claim.invoice).await?;
    let file = ClaimFile {
        view: claim.view(portal, &mut tx).await?,
        claimant: claim.claimant.clone(),
        iban: if shows_iban { Some(claim.iban(portal)?.grouped()) } else { None },
        if_proved: answer(&claim, true).map_err(|fault| Error::unexpected(fault.code()))?,
        if_not_proved: answer(&claim, false).map_err(|fault| Error::unexpected(fault.code()))?,
        decided_by: row.decided_by_name.filter(|_| decided_by.is_some()),
        requested_by: row.requested_by_name.filter(|_| was_requested(&claim)),
        actions: actions(&claim.status, &by, claim.account),
        is_own_decision: decided_by == Some(actor.account),
        payout: payout.transpose()?,
        paid: claim.paid,
        sources: sources
            .into_iter()
            .filter(|payment| !payment.received.is_zero())
            .map(|payment| PayoutSource { method: payment.method, received: payment.received, left: payment.left() })
            .collect(),
    };
    drop(tx);
    transaction!(portal.db, tx => {
        Ok(audit::event("refund-claim-read", id).by(actor).with("iban", shows_iban).record(portal, tx).await?)
    })?;
    Ok(file)
}

const fn was_requested(claim: &record::Claim) -> bool {
    use domain::refund::ClaimStatus as Status;
    match &claim.status {
        Status::PayoutRequested { .. } | Status::Paid { .. } | Status::PayoutFailed { .. } => true,
        Status::Filed { .. } | Status::Approved { .. } | Status::Refused { .. } => false,
    }
}
