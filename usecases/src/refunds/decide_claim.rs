//! An officer decides: whether the ground is proved; how much follows from the rules, as of the day of filing.

use domain::application::Actor as StepActor;
use domain::ids::RefundClaimId;
use domain::money::Money;
use domain::permission::{Permission, not_own_file};
use domain::refund::{
    ClaimRefusal, ClaimStatus, ClaimStep, RefundDecision, RefundDecisionInput, RefundFault, RefundLineKind, RuleId,
    assess, step,
};

use super::record::{self, Claim, NOTE};
use super::{store, tell};
use crate::applications::advance::roles;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::{record as invoices, store as invoice_store};
use crate::messages::Template;
use crate::{audit, binds, transaction};

/// The answer of the rules to a claim if its ground is proved, or is not; as of the day of filing.
///
/// # Errors
/// As [`assess`].
pub(super) fn answer(claim: &Claim, is_proved: bool) -> Result<RefundDecision, RefundFault> {
    let mut case = claim.case.clone();
    case.claim.proved = is_proved;
    assess(claim.edition, &case)
}

/// A refusal of the table of claims as a use case answers it.
pub(super) fn refused(refusal: ClaimRefusal) -> Error {
    match refusal {
        ClaimRefusal::NotFrom { .. } => Error::conflict("claim-moved-on"),
        ClaimRefusal::Denied(denied) => Error::Forbidden(denied),
        ClaimRefusal::AmountNotPositive => Error::conflict("nothing-to-refund"),
    }
}

/// Decides a claim.
///
/// # Errors
/// [`Error::Forbidden`] without the permission or on one's own claim; [`Error::Invalid`] `required` at `proved` when the
/// answer depends on it; [`Error::Conflict`] `claim-moved-on` when it is decided, `refund-changed` when the total is not the
/// one shown.
pub async fn decide_claim(
    portal: &Portal,
    actor: &Actor,
    id: RefundClaimId,
    input: &RefundDecisionInput,
) -> Result<()> {
    actor.require(Permission::DecideRefunds)?;
    transaction!(portal.db, tx => {
        let found = record::find(tx, id).await?;
        let invoice = invoices::take(tx, found.invoice).await?;
        let claim = record::take(tx, id).await?;
        not_own_file(actor.account, claim.account)?;
        let of = |is_proved| answer(&claim, is_proved).map_err(|fault| Error::unexpected(fault.code()));
        let (if_proved, if_not) = (of(true)?, of(false)?);
        let decision = match input.is_proved {
            Some(true) => if_proved,
            Some(false) => if_not,
            None if if_proved.total == if_not.total => of(claim.case.claim.proved)?,
            None => return Err(Error::invalid("proved", "required")),
        };
        if decision.total != input.shown_total {
            return Err(Error::conflict("refund-changed"));
        }
        let verdict = verdict(&claim, &decision);
        let roles = roles(Some(actor));
        let by = StepActor::Person { account: actor.account, roles: &roles };
        let next = step(claim.edition, &claim.status, &by, claim.account, &verdict, portal.now()).map_err(refused)?;
        let note = input.note.as_ref();
        let note = note.map(|note| portal.secrets.seal(&portal.rng, NOTE, id.0, note.as_str().as_bytes()));
        let explained = serde_json::to_string(&decision).map_err(Error::unexpected)?;
        let now = portal.now();
        let touched = match &next {
            ClaimStatus::Refused { rule, .. } => {
                let row = binds![id, actor.account, now, rule.code(), note, explained];
                tx.execute(store::REFUSE, row).await?
            }
            next => {
                let approval = next.approval().ok_or_else(|| Error::unexpected("an approval without money"))?;
                let row = binds![
                    id, next.state().code(), actor.account, now, approval.amount, note, approval.pay_by, explained
                ];
                tx.execute(store::APPROVE, row).await?
            }
        };
        if touched != 1 {
            return Err(Error::conflict("claim-moved-on"));
        }
        for (position, line) in decision.lines.iter().enumerate() {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            tx.execute(store::APPROVE_LINE, binds![id, line.kind.code(), position, line.refund_left]).await?;
        }
        // What is promised becomes what is decided, within what was received.
        let more = decision.total.halalas() - claim.claimed.halalas();
        if tx.execute(invoice_store::HOLD, binds![invoice.id, more]).await? != 1 {
            return Err(Error::conflict("refund-changed"));
        }
        let event = audit::event("refund-decided", id).by(actor).with("to", next.state().code());
        event.with("amount", decision.total).record(portal, tx).await?;
        tell::claimant(portal, tx, id, Template::RefundDecided).await
    })
}

fn verdict(claim: &Claim, decision: &RefundDecision) -> ClaimStep {
    if decision.total <= Money::ZERO {
        ClaimStep::Refuse { rule: refusing_rule(decision) }
    } else if decision.total < claim.claimed {
        ClaimStep::ApproveInPart { amount: decision.total }
    } else {
        ClaimStep::Approve { amount: decision.total }
    }
}

/// The rule to name in a refusal: that of the service line, which people ask about; else of the first.
fn refusing_rule(decision: &RefundDecision) -> RuleId {
    let service = decision.lines.iter().find(|line| line.kind == RefundLineKind::Service);
    service.or(decision.lines.first()).map_or(RuleId::R15, |line| line.rule)
}
