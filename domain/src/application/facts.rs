//! How a row keeps a status: text code and nullable fact columns, and what it means when they contradict each other.

use serde::{Deserialize, Serialize};

use crate::application::reason::RejectionReason;
use crate::application::status::{State, Status};
use crate::ids::AccountId;
use crate::refund::RefundFacts;
use crate::time::{CivilDate, Instant};

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
            State::Studied => {
                Status::Studied { since: since()?, reviewer: reviewer()?, at: needed("studied_at", self.studied_at)? }
            }
            State::Approved => Status::Approved { at: ended()?, by: needed("decided_by_id", self.decided_by_id)? },
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

    /// What the refund engine asks of these columns (domain.md §6). `used`: the service's output was issued. Filings
    /// before expiry and exemptions are of other records; they stay at their defaults.
    #[must_use]
    pub fn refund_facts(&self, used: bool) -> RefundFacts {
        let reason = self.rejection_reason.as_deref().and_then(RejectionReason::parse);
        // A session whose day had not come when the file ended was never held.
        let ended_before = |on: CivilDate| self.ended_at.is_some_and(|ended| ended.civil_date() < on);
        RefundFacts {
            submitted_on: self.in_review_at.map(Instant::civil_date),
            studied: self.known_studied_at().is_some(),
            used,
            conditions_met: reason != Some(RejectionReason::ConditionsNotMet),
            closed_without_response: reason == Some(RejectionReason::NoResponse),
            session_held_on: self.assessment_on.filter(|on| !ended_before(*on)),
            ..RefundFacts::default()
        }
    }
}
