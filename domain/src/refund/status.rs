//! The life of a refund claim: filed, decided, paid out; with both clocks (domain.md §6: 15 business days to decide, then
//! 14 to pay).

use serde::{Deserialize, Serialize};

use super::RuleId;
use crate::codes;
use crate::ids::AccountId;
use crate::money::Money;
use crate::policy::Edition;
use crate::time::{CivilDate, Instant};

codes! {
    /// A state of a claim without its facts.
    pub enum ClaimState {
        /// Waits for a decision.
        Filed = "filed",
        /// All that was claimed is given.
        Approved = "approved",
        /// Less than what was claimed is given.
        ApprovedInPart = "approved-in-part",
        /// Nothing is given, by a rule.
        Refused = "refused",
        /// A second person has ordered the money out.
        PayoutRequested = "payout-requested",
        /// The money has gone.
        Paid = "paid",
        /// The money came back or never left.
        PayoutFailed = "payout-failed",
    }
}

codes! {
    /// Why money could not be paid out.
    pub enum PayoutFailure {
        /// The account does not exist or is closed.
        AccountRefused = "account-refused",
        /// The account is in another person's name.
        NameMismatch = "name-mismatch",
        /// The bank or the gateway did not carry it out.
        ProviderRefused = "provider-refused",
    }
}

/// A decision with money in it, and who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who decided.
    pub decided_by: AccountId,
    /// When.
    pub decided_at: Instant,
    /// What is given.
    pub amount: Money,
    /// Whether it is less than what was claimed.
    pub in_part: bool,
    /// The last day to pay.
    pub pay_by: CivilDate,
}

/// A state of a claim with its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum ClaimStatus {
    /// Waits for a decision.
    Filed {
        /// The last day to decide.
        decide_by: CivilDate,
    },
    /// All that was claimed, or a part of it, is given.
    Approved {
        /// The decision.
        approval: Approval,
    },
    /// Nothing is given.
    Refused {
        /// Who decided.
        decided_by: AccountId,
        /// When.
        decided_at: Instant,
        /// By which rule.
        rule: RuleId,
    },
    /// A second person has ordered the money out.
    PayoutRequested {
        /// The decision.
        approval: Approval,
        /// Who ordered it; never who decided.
        requested_by: AccountId,
        /// When.
        requested_at: Instant,
    },
    /// The money has gone.
    Paid {
        /// The decision.
        approval: Approval,
        /// Who ordered it.
        requested_by: AccountId,
        /// When it went.
        paid_at: Instant,
    },
    /// The money came back or never left.
    PayoutFailed {
        /// The decision.
        approval: Approval,
        /// Who ordered it.
        requested_by: AccountId,
        /// When it was known.
        failed_at: Instant,
        /// Why.
        reason: PayoutFailure,
    },
}

impl ClaimStatus {
    /// A claim just filed.
    #[must_use]
    pub fn filed(edition: &Edition, filed_on: CivilDate) -> Self {
        Self::Filed { decide_by: decide_by(edition, filed_on) }
    }

    /// Whether the claimant may name another account: the money did not arrive, and has not been ordered out again.
    #[must_use]
    pub const fn takes_new_account(&self) -> bool {
        match self {
            Self::PayoutFailed { .. } => true,
            Self::Filed { .. }
            | Self::Approved { .. }
            | Self::Refused { .. }
            | Self::PayoutRequested { .. }
            | Self::Paid { .. } => false,
        }
    }

    /// The state without its facts.
    #[must_use]
    pub const fn state(&self) -> ClaimState {
        match self {
            Self::Filed { .. } => ClaimState::Filed,
            Self::Approved { approval } if approval.in_part => ClaimState::ApprovedInPart,
            Self::Approved { .. } => ClaimState::Approved,
            Self::Refused { .. } => ClaimState::Refused,
            Self::PayoutRequested { .. } => ClaimState::PayoutRequested,
            Self::Paid { .. } => ClaimState::Paid,
            Self::PayoutFailed { .. } => ClaimState::PayoutFailed,
        }
    }

    /// The decision with money in it, if there is one.
    #[must_use]
    pub const fn approval(&self) -> Option<&Approval> {
        match self {
            Self::Filed { .. } | Self::Refused { .. } => None,
            Self::Approved { approval }
            | Self::PayoutRequested { approval, .. }
            | Self::Paid { approval, .. }
            | Self::PayoutFailed { approval, .. } => Some(approval),
        }
    }

    /// Who last ordered the money out.
    #[must_use]
    pub const fn requested_by(&self) -> Option<AccountId> {
        match self {
            Self::PayoutRequested { requested_by, .. }
            | Self::Paid { requested_by, .. }
            | Self::PayoutFailed { requested_by, .. } => Some(*requested_by),
            Self::Filed { .. } | Self::Approved { .. } | Self::Refused { .. } => None,
        }
    }

    /// What the claim still holds back from other claims of the same invoice: decided and not paid. A filed claim holds
    /// what it was quoted, which the claim's row knows.
    #[must_use]
    pub const fn pending(&self) -> Money {
        match self {
            Self::Approved { approval }
            | Self::PayoutRequested { approval, .. }
            | Self::PayoutFailed { approval, .. } => approval.amount,
            Self::Filed { .. } | Self::Refused { .. } | Self::Paid { .. } => Money::ZERO,
        }
    }

    /// The day by which the authority has to act; none when nothing is left to do.
    #[must_use]
    pub const fn due_on(&self) -> Option<CivilDate> {
        match self {
            Self::Filed { decide_by } => Some(*decide_by),
            Self::Approved { approval }
            | Self::PayoutRequested { approval, .. }
            | Self::PayoutFailed { approval, .. } => Some(approval.pay_by),
            Self::Refused { .. } | Self::Paid { .. } => None,
        }
    }
}

/// The last day to decide a claim filed on a day (OFF: 15 business days).
#[must_use]
pub fn decide_by(edition: &Edition, filed_on: CivilDate) -> CivilDate {
    edition.ends_on(&edition.clocks.refund_decision, filed_on)
}

/// The last day to pay a claim decided on a day (OFF: 14 business days).
#[must_use]
pub fn pay_by(edition: &Edition, decided_on: CivilDate) -> CivilDate {
    edition.ends_on(&edition.clocks.refund_payout, decided_on)
}
