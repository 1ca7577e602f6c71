//! Who may move a claim from which state to which (domain.md §6; assurance I7: two people for money out).

use super::status::{Approval, ClaimState, ClaimStatus, PayoutFailure};
use super::{RuleId, pay_by};
use crate::application::Actor;
use crate::codes;
use crate::ids::AccountId;
use crate::money::Money;
use crate::permission::{Denied, Permission, not_own_file, require, two_people};
use crate::policy::Edition;
use crate::time::Instant;

codes! {
    /// An act on a claim.
    pub enum ClaimAction {
        /// Give all that was claimed.
        Approve = "approve",
        /// Give less than what was claimed.
        ApproveInPart = "approve-in-part",
        /// Give nothing, by a rule.
        Refuse = "refuse",
        /// Order the money out.
        RequestPayout = "request-payout",
        /// The money has gone.
        ConfirmPaid = "confirm-paid",
        /// The money came back or never left.
        ReportFailure = "report-failure",
    }
}

/// One allowed move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimEdge {
    /// The state it leaves.
    pub from: ClaimState,
    /// The act.
    pub action: ClaimAction,
    /// The state it enters.
    pub to: ClaimState,
    /// Who may; the portal itself may confirm and report, when a provider tells it.
    pub permission: Permission,
    /// Whether the portal may do it without a person.
    pub by_system: bool,
    /// The audit event.
    pub event: &'static str,
}

use ClaimAction as A;
use ClaimState as S;
use Permission::{DecideRefunds, PayRefunds};

const fn edge(
    from: ClaimState,
    action: ClaimAction,
    to: ClaimState,
    permission: Permission,
    by_system: bool,
    event: &'static str,
) -> ClaimEdge {
    ClaimEdge { from, action, to, permission, by_system, event }
}

/// Every allowed move; the rest is refused.
#[rustfmt::skip]
pub const CLAIM_EDGES: &[ClaimEdge] = &[
    edge(S::Filed, A::Approve, S::Approved, DecideRefunds, false, "refund-approved"),
    edge(S::Filed, A::ApproveInPart, S::ApprovedInPart, DecideRefunds, false, "refund-approved-in-part"),
    edge(S::Filed, A::Refuse, S::Refused, DecideRefunds, false, "refund-refused"),
    edge(S::Approved, A::RequestPayout, S::PayoutRequested, PayRefunds, false, "payout-requested"),
    edge(S::ApprovedInPart, A::RequestPayout, S::PayoutRequested, PayRefunds, false, "payout-requested"),
    edge(S::PayoutRequested, A::ConfirmPaid, S::Paid, PayRefunds, true, "refund-paid"),
    edge(S::PayoutRequested, A::ReportFailure, S::PayoutFailed, PayRefunds, true, "payout-failed"),
    edge(S::PayoutFailed, A::RequestPayout, S::PayoutRequested, PayRefunds, false, "payout-requested"),
];

/// An act with its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimStep {
    /// Give all that was claimed.
    Approve {
        /// How much; above zero.
        amount: Money,
    },
    /// Give less than what was claimed.
    ApproveInPart {
        /// How much; above zero.
        amount: Money,
    },
    /// Give nothing.
    Refuse {
        /// By which rule.
        rule: RuleId,
    },
    /// Order the money out.
    RequestPayout,
    /// The money has gone.
    ConfirmPaid,
    /// The money came back or never left.
    ReportFailure {
        /// Why.
        reason: PayoutFailure,
    },
}

impl ClaimStep {
    /// The act without its facts.
    #[must_use]
    pub const fn action(&self) -> ClaimAction {
        match self {
            Self::Approve { .. } => A::Approve,
            Self::ApproveInPart { .. } => A::ApproveInPart,
            Self::Refuse { .. } => A::Refuse,
            Self::RequestPayout => A::RequestPayout,
            Self::ConfirmPaid => A::ConfirmPaid,
            Self::ReportFailure { .. } => A::ReportFailure,
        }
    }
}

/// Why an act on a claim is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// The state knows no such act.
    NotFrom {
        /// The state.
        state: ClaimState,
        /// The act.
        action: ClaimAction,
    },
    /// The person may not.
    Denied(Denied),
    /// An approval of nothing.
    AmountNotPositive,
}

/// What an actor may do now: the screen draws its buttons from it.
#[must_use]
pub fn actions(status: &ClaimStatus, actor: &Actor<'_>, claimant: AccountId) -> Vec<ClaimAction> {
    let from_here = CLAIM_EDGES.iter().filter(|edge| edge.from == status.state());
    from_here.filter(|edge| may(edge, status, actor, claimant).is_ok()).map(|edge| edge.action).collect()
}

/// Carries out an act, or refuses it.
///
/// # Errors
/// [`ClaimRefusal`]: no such act in this state, not this person, or an approval of nothing.
pub fn step(
    edition: &Edition,
    status: &ClaimStatus,
    actor: &Actor<'_>,
    claimant: AccountId,
    step: &ClaimStep,
    at: Instant,
) -> Result<ClaimStatus, ClaimRefusal> {
    let (state, action) = (status.state(), step.action());
    let refused = ClaimRefusal::NotFrom { state, action };
    let edge = CLAIM_EDGES.iter().find(|edge| edge.from == state && edge.action == action).ok_or(refused)?;
    may(edge, status, actor, claimant).map_err(ClaimRefusal::Denied)?;
    let person = || actor.account().ok_or(ClaimRefusal::Denied(Denied::NotPermitted));
    let approved = |amount: Money, in_part| {
        if amount <= Money::ZERO {
            return Err(ClaimRefusal::AmountNotPositive);
        }
        let pay_by = pay_by(edition, at.civil_date());
        let approval = Approval { decided_by: person()?, decided_at: at, amount, in_part, pay_by };
        Ok(ClaimStatus::Approved { approval })
    };
    let approval = || status.approval().cloned().ok_or(refused);
    match step {
        ClaimStep::Approve { amount } => approved(*amount, false),
        ClaimStep::ApproveInPart { amount } => approved(*amount, true),
        ClaimStep::Refuse { rule } => Ok(ClaimStatus::Refused { decided_by: person()?, decided_at: at, rule: *rule }),
        ClaimStep::RequestPayout => {
            Ok(ClaimStatus::PayoutRequested { approval: approval()?, requested_by: person()?, requested_at: at })
        }
        ClaimStep::ConfirmPaid => {
            let requested_by = status.requested_by().ok_or(refused)?;
            Ok(ClaimStatus::Paid { approval: approval()?, requested_by, paid_at: at })
        }
        ClaimStep::ReportFailure { reason } => {
            let requested_by = status.requested_by().ok_or(refused)?;
            Ok(ClaimStatus::PayoutFailed { approval: approval()?, requested_by, failed_at: at, reason: *reason })
        }
    }
}

fn may(edge: &ClaimEdge, status: &ClaimStatus, actor: &Actor<'_>, claimant: AccountId) -> Result<(), Denied> {
    match actor {
        Actor::System => {
            if edge.by_system {
                Ok(())
            } else {
                Err(Denied::NotPermitted)
            }
        }
        Actor::Person { account, roles } => {
            require(roles, edge.permission)?;
            not_own_file(*account, claimant)?;
            match (edge.action, status.approval()) {
                (ClaimAction::RequestPayout, Some(approval)) => two_people(approval.decided_by, *account),
                _ => Ok(()),
            }
        }
    }
}
