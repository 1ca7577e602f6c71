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

/// The columns of a row that keep a [`Status`]. Besides the facts of the state it stands in, a row remembers those
/// of states it has left that a refund or a clock asks about later: entry into review, session, study, reviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusFacts {
    /// `status`: a code of [`State`].
    pub status: String,
    /// `pay_by_on`.
    pub pay_by_on: Option<CivilDate>,
    /// `in_review_at`.
    pub in_review_at: Option<Instant>,
    /// `reviewer_id`.
    pub reviewer_id: Option<AccountId>,
    /// `asked_at`: of the open request for additional requirements.
    pub asked_at: Option<Instant>,
    /// `answer_by_on`: of the open request.
    pub answer_by_on: Option<CivilDate>,
    /// `assessment_on`: day of the session; a no-show clears it.
    pub assessment_on: Option<CivilDate>,
    /// `studied_at`.
    pub studied_at: Option<Instant>,
    /// `ended_at`: decision, cancellation or withdrawal.
    pub ended_at: Option<Instant>,
    /// `decided_by_id`.
    pub decided_by_id: Option<AccountId>,
    /// `rejection_reason`: a code of [`RejectionReason`].
    pub rejection_reason: Option<String>,
}

/// A row that contradicts itself: the column that is missing, or stands where it must not, or holds no known code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inconsistent {
    /// The column.
    pub column: &'static str,
}

impl std::fmt::Display for Inconsistent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "column {} contradicts the status", self.column)
    }
}

impl std::error::Error for Inconsistent {}

fn needed<T: Copy>(column: &'static str, value: Option<T>) -> Result<T, Inconsistent> {
    value.ok_or(Inconsistent { column })
}

fn absent<T>(column: &'static str, value: Option<&T>) -> Result<(), Inconsistent> {
    if value.is_none() { Ok(()) } else { Err(Inconsistent { column }) }
}

impl StatusFacts {
    /// The columns of a new draft.
    #[must_use]
    pub fn draft() -> Self {
        Self { status: State::Draft.code().to_owned(), ..Self::default() }
    }

    /// The status these columns keep.
    ///
    /// # Errors
    /// [`Inconsistent`] with the first column that contradicts the status.
    pub fn status(&self) -> Result<Status, Inconsistent> {
        let state = State::parse(&self.status).ok_or(Inconsistent { column: "status" })?;
        if state != State::AdditionalRequirements {
            absent("asked_at", self.asked_at.as_ref())?;
            absent("answer_by_on", self.answer_by_on.as_ref())?;
        }
        if state != State::Rejected {
            absent("rejection_reason", self.rejection_reason.as_ref())?;
        }
        if !matches!(state, State::Approved | State::Rejected) {
            absent("decided_by_id", self.decided_by_id.as_ref())?;
        }
        if !state.is_final() {
            absent("ended_at", self.ended_at.as_ref())?;
        }
        let since = || needed("in_review_at", self.in_review_at);
        let reviewer = || needed("reviewer_id", self.reviewer_id);
        let ended = || needed("ended_at", self.ended_at);
        Ok(match state {
            State::Draft => {
                absent("pay_by_on", self.pay_by_on.as_ref())?;
                absent("in_review_at", self.in_review_at.as_ref())?;
                Status::Draft
            }
            State::AwaitingPayment => {
                absent("in_review_at", self.in_review_at.as_ref())?;
                Status::AwaitingPayment { pay_by: needed("pay_by_on", self.pay_by_on)? }
            }
            State::UnderReview => Status::UnderReview { since: since()?, reviewer: self.reviewer_id },
            State::AdditionalRequirements => Status::AdditionalRequirements {
                since: since()?,
                reviewer: reviewer()?,
                asked_at: needed("asked_at", self.asked_at)?,
                answer_by: needed("answer_by_on", self.answer_by_on)?,
            },
            State::AssessmentScheduled => Status::AssessmentScheduled {
                since: since()?,
                reviewer: reviewer()?,
                on: needed("assessment_on", self.assessment_on)?,
            },
            State::AssessmentHeld => Status::AssessmentHeld {
                since: since()?,
                reviewer: reviewer()?,
                on: needed("assessment_on", self.assessment_on)?,
            },
            State::Studied => Status::Studied {
                since: since()?,
                reviewer: reviewer()?,
                at: needed("studied_at", self.studied_at)?,
            },
            State::Approved => {
                Status::Approved { at: ended()?, by: needed("decided_by_id", self.decided_by_id)? }
            }
            State::Rejected => Status::Rejected {
                at: ended()?,
                by: self.decided_by_id,
                reason: needed("rejection_reason", self.rejection_reason.as_deref())
                    .and_then(|code| RejectionReason::parse(code).ok_or(Inconsistent { column: "rejection_reason" }))?,
            },
            State::Cancelled => Status::Cancelled { at: ended()? },
            State::Withdrawn => Status::Withdrawn { at: ended()? },
        })
    }

    /// These columns once the application stands in `next`: its facts written, those of the left state cleared but
    /// for what is remembered.
    #[must_use]
    pub fn entering(mut self, next: &Status) -> Self {
        let left = std::mem::replace(&mut self.status, next.code().to_owned());
        self.asked_at = None;
        self.answer_by_on = None;
        match next {
            Status::Draft => self = Self::draft(),
            Status::AwaitingPayment { pay_by } => self.pay_by_on = Some(*pay_by),
            Status::UnderReview { since, reviewer } => {
                self.in_review_at = Some(*since);
                self.reviewer_id = *reviewer;
                if left == State::AssessmentScheduled.code() {
                    // A no-show: no session was held, and refund rule R12 must not find one.
                    self.assessment_on = None;
                }
            }
            Status::AdditionalRequirements { since, reviewer, asked_at, answer_by } => {
                self.in_review_at = Some(*since);
                self.reviewer_id = Some(*reviewer);
                self.asked_at = Some(*asked_at);
                self.answer_by_on = Some(*answer_by);
            }
            Status::AssessmentScheduled { since, reviewer, on } | Status::AssessmentHeld { since, reviewer, on } => {
                self.in_review_at = Some(*since);
                self.reviewer_id = Some(*reviewer);
                self.assessment_on = Some(*on);
            }
            Status::Studied { since, reviewer, at } => {
                self.in_review_at = Some(*since);
                self.reviewer_id = Some(*reviewer);
                self.studied_at = Some(*at);
            }
            Status::Approved { at, by } => {
                self.ended_at = Some(*at);
                self.decided_by_id = Some(*by);
            }
            Status::Rejected { at, by, reason } => {
                self.ended_at = Some(*at);
                self.decided_by_id = *by;
                self.rejection_reason = Some(reason.code().to_owned());
            }
            Status::Cancelled { at } | Status::Withdrawn { at } => self.ended_at = Some(*at),
        }
        self
    }

    /// When the authority had studied the file, by a mark or by a decision that means study (refund rule R09).
    #[must_use]
    pub fn known_studied_at(&self) -> Option<Instant> {
        let decided = match State::parse(&self.status) {
            Some(State::Approved) => self.ended_at,
            Some(State::Rejected) => self
                .rejection_reason
                .as_deref()
                .and_then(RejectionReason::parse)
                .filter(|reason| reason.means_studied())
                .and(self.ended_at),
            _ => None,
        };
        self.studied_at.or(decided)
    }
}
