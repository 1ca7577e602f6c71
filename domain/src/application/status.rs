//! The states of an application with their facts, how a row keeps them, and what the public sees (domain.md §9).

use serde::{Deserialize, Serialize};

use crate::application::reason::RejectionReason;
use crate::ids::AccountId;
use crate::time::{CivilDate, Instant};

crate::codes! {
    /// A state without its facts; its code is the row's `status`.
    pub enum State {
        /// Being filled in; nobody has seen it.
        Draft = "draft",
        /// Submitted; an invoice waits.
        AwaitingPayment = "awaiting-payment",
        /// Settled or free: the authority's turn.
        UnderReview = "under-review",
        /// The authority asked for more: the applicant's turn.
        AdditionalRequirements = "additional-requirements",
        /// A session of the professional assessment has a date.
        AssessmentScheduled = "assessment-scheduled",
        /// The session was held.
        AssessmentHeld = "assessment-held",
        /// The file was studied; a decision follows.
        Studied = "studied",
        /// Decided for the applicant.
        Approved = "approved",
        /// Decided against the applicant.
        Rejected = "rejected",
        /// Not paid in time.
        Cancelled = "cancelled",
        /// Taken back by the applicant.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// True when nothing follows.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Approved | Self::Rejected | Self::Cancelled | Self::Withdrawn => true,
            Self::Draft
            | Self::AwaitingPayment
            | Self::UnderReview
            | Self::AdditionalRequirements
            | Self::AssessmentScheduled
            | Self::AssessmentHeld
            | Self::Studied => false,
        }
    }

    /// What the public sees of it.
    #[must_use]
    pub const fn public(self) -> PublicStatus {
        match self {
            Self::Draft => PublicStatus::Draft,
            Self::AwaitingPayment => PublicStatus::AwaitingPayment,
            Self::UnderReview | Self::AssessmentHeld | Self::Studied => PublicStatus::UnderReview,
            Self::AdditionalRequirements => PublicStatus::AdditionalRequirements,
            Self::AssessmentScheduled => PublicStatus::AssessmentScheduled,
            Self::Approved => PublicStatus::Approved,
            Self::Rejected => PublicStatus::Rejected,
            Self::Cancelled => PublicStatus::Cancelled,
            Self::Withdrawn => PublicStatus::Withdrawn,
        }
    }
}

crate::codes! {
    /// The state as the applicant and the status inquiry see it: what the authority does among its own desks is one.
    pub enum PublicStatus {
        /// Not submitted.
        Draft = "draft",
        /// Waits for payment.
        AwaitingPayment = "awaiting-payment",
        /// With the authority.
        UnderReview = "under-review",
        /// Waits for the applicant.
        AdditionalRequirements = "additional-requirements",
        /// Waits for the day of the assessment.
        AssessmentScheduled = "assessment-scheduled",
        /// Approved.
        Approved = "approved",
        /// Rejected.
        Rejected = "rejected",
        /// Cancelled, unpaid.
        Cancelled = "cancelled",
        /// Withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// The state of an application with its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Status {
    /// Being filled in.
    Draft,
    /// An invoice waits.
    AwaitingPayment {
        /// The last day on which it may be paid.
        pay_by: CivilDate,
    },
    /// The authority's turn.
    UnderReview {
        /// Entry into review, from which the decision clock counts.
        since: Instant,
        /// The reviewer who took the file.
        reviewer: Option<AccountId>,
    },
    /// The applicant's turn.
    AdditionalRequirements {
        /// Entry into review.
        since: Instant,
        /// The reviewer who asked.
        reviewer: AccountId,
        /// When they asked; the decision clock stands still from then on.
        asked_at: Instant,
        /// The last day on which to answer.
        answer_by: CivilDate,
    },
    /// A session has a date.
    AssessmentScheduled {
        /// Entry into review.
        since: Instant,
        /// The reviewer.
        reviewer: AccountId,
        /// The day of the session.
        on: CivilDate,
    },
    /// The session was held.
    AssessmentHeld {
        /// Entry into review.
        since: Instant,
        /// The reviewer.
        reviewer: AccountId,
        /// The day of the session.
        on: CivilDate,
    },
    /// Studied; a decision follows.
    Studied {
        /// Entry into review.
        since: Instant,
        /// The reviewer.
        reviewer: AccountId,
        /// When it was marked so.
        at: Instant,
    },
    /// Approved.
    Approved {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
    },
    /// Rejected.
    Rejected {
        /// When.
        at: Instant,
        /// By whom; `None` when the clock did it.
        by: Option<AccountId>,
        /// Why.
        reason: RejectionReason,
    },
    /// Cancelled because it was not paid in time; the draft's data is kept for a new one.
    Cancelled {
        /// When.
        at: Instant,
    },
    /// Withdrawn by the applicant.
    Withdrawn {
        /// When.
        at: Instant,
    },
}

impl Status {
    /// The state without its facts.
    #[must_use]
    pub const fn state(&self) -> State {
        match self {
            Self::Draft => State::Draft,
            Self::AwaitingPayment { .. } => State::AwaitingPayment,
            Self::UnderReview { .. } => State::UnderReview,
            Self::AdditionalRequirements { .. } => State::AdditionalRequirements,
            Self::AssessmentScheduled { .. } => State::AssessmentScheduled,
            Self::AssessmentHeld { .. } => State::AssessmentHeld,
            Self::Studied { .. } => State::Studied,
            Self::Approved { .. } => State::Approved,
            Self::Rejected { .. } => State::Rejected,
            Self::Cancelled { .. } => State::Cancelled,
            Self::Withdrawn { .. } => State::Withdrawn,
        }
    }

    /// The code of the state, as the row keeps it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.state().code()
    }

    /// What the public sees.
    #[must_use]
    pub const fn public(&self) -> PublicStatus {
        self.state().public()
    }

    /// The reviewer who holds the file.
    #[must_use]
    pub const fn reviewer(&self) -> Option<AccountId> {
        match self {
            Self::UnderReview { reviewer, .. } => *reviewer,
            Self::AdditionalRequirements { reviewer, .. }
            | Self::AssessmentScheduled { reviewer, .. }
            | Self::AssessmentHeld { reviewer, .. }
            | Self::Studied { reviewer, .. } => Some(*reviewer),
            Self::Draft
            | Self::AwaitingPayment { .. }
            | Self::Approved { .. }
            | Self::Rejected { .. }
            | Self::Cancelled { .. }
            | Self::Withdrawn { .. } => None,
        }
    }

    /// Entry into review, while it is with the authority or was handed back.
    #[must_use]
    pub const fn in_review_since(&self) -> Option<Instant> {
        match self {
            Self::UnderReview { since, .. }
            | Self::AdditionalRequirements { since, .. }
            | Self::AssessmentScheduled { since, .. }
            | Self::AssessmentHeld { since, .. }
            | Self::Studied { since, .. } => Some(*since),
            Self::Draft
            | Self::AwaitingPayment { .. }
            | Self::Approved { .. }
            | Self::Rejected { .. }
            | Self::Cancelled { .. }
            | Self::Withdrawn { .. } => None,
        }
    }
}
