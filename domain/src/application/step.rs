//! Taking a step: an act with its facts, refused or carried out by the transition table.

use crate::application::actor::{Actor, Who};
use crate::application::reason::RejectionReason;
use crate::application::status::{State, Status};
use crate::application::transition::{Action, EDGES, Edge, Guard};
use crate::ids::AccountId;
use crate::money::Money;
use crate::time::{CivilDate, Instant};

use Action as A;
use State as S;

/// An act with the facts it brings. Last days come from `application::deadline`, which asks the case's edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// See [`Action::Submit`].
    Submit {
        /// When.
        at: Instant,
        /// The invoice's total; zero goes straight to review.
        fee: Money,
        /// The last day to pay, to its end in Riyadh.
        pay_by: CivilDate,
    },
    /// See [`Action::Settle`].
    Settle {
        /// When the portal learned of it: entry into review.
        at: Instant,
        /// The day on which it was paid, which decides whether it was in time.
        paid_on: CivilDate,
    },
    /// See [`Action::ExpireUnpaid`].
    ExpireUnpaid {
        /// When.
        at: Instant,
    },
    /// See [`Action::Take`].
    Take,
    /// See [`Action::Assign`].
    Assign {
        /// The reviewer who gets it; that they may review is the caller's to check.
        reviewer: AccountId,
    },
    /// See [`Action::RequestRequirements`].
    RequestRequirements {
        /// When.
        at: Instant,
        /// The last day to answer, to its end in Riyadh.
        answer_by: CivilDate,
    },
    /// See [`Action::AnswerRequirements`].
    AnswerRequirements {
        /// When.
        at: Instant,
    },
    /// See [`Action::CloseUnanswered`].
    CloseUnanswered {
        /// When.
        at: Instant,
    },
    /// See [`Action::ScheduleAssessment`].
    ScheduleAssessment {
        /// When it was set.
        at: Instant,
        /// The day of the session.
        on: CivilDate,
    },
    /// See [`Action::RescheduleAssessment`].
    RescheduleAssessment {
        /// When it was set.
        at: Instant,
        /// The new day of the session.
        on: CivilDate,
    },
    /// See [`Action::HoldAssessment`].
    HoldAssessment {
        /// When it was recorded.
        at: Instant,
    },
    /// See [`Action::RecordNoShow`].
    RecordNoShow {
        /// When it was recorded.
        at: Instant,
    },
    /// See [`Action::MarkStudied`].
    MarkStudied {
        /// When.
        at: Instant,
    },
    /// See [`Action::Approve`].
    Approve {
        /// When.
        at: Instant,
    },
    /// See [`Action::Reject`].
    Reject {
        /// When.
        at: Instant,
        /// Why.
        reason: RejectionReason,
    },
    /// See [`Action::Withdraw`].
    Withdraw {
        /// When.
        at: Instant,
    },
}

impl Step {
    /// The act without its facts.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Submit { .. } => A::Submit,
            Self::Settle { .. } => A::Settle,
            Self::ExpireUnpaid { .. } => A::ExpireUnpaid,
            Self::Take => A::Take,
            Self::Assign { .. } => A::Assign,
            Self::RequestRequirements { .. } => A::RequestRequirements,
            Self::AnswerRequirements { .. } => A::AnswerRequirements,
            Self::CloseUnanswered { .. } => A::CloseUnanswered,
            Self::ScheduleAssessment { .. } => A::ScheduleAssessment,
            Self::RescheduleAssessment { .. } => A::RescheduleAssessment,
            Self::HoldAssessment { .. } => A::HoldAssessment,
            Self::RecordNoShow { .. } => A::RecordNoShow,
            Self::MarkStudied { .. } => A::MarkStudied,
            Self::Approve { .. } => A::Approve,
            Self::Reject { .. } => A::Reject,
            Self::Withdraw { .. } => A::Withdraw,
        }
    }
}

crate::codes! {
    /// Why an act was refused.
    pub enum Why {
        /// The table has no such edge from this state.
        NotFromHere = "not-from-here",
        /// The actor is not one of those who may.
        NotAllowed = "not-allowed",
        /// Staff acting on their own file.
        OwnFile = "own-file",
        /// The last day has passed.
        TooLate = "too-late",
        /// The day has not come.
        TooEarly = "too-early",
        /// Another reviewer has the file.
        AlreadyTaken = "already-taken",
        /// The reason cannot be given in this state.
        ReasonDoesNotFit = "reason-does-not-fit",
    }
}

/// An act the table refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The state it was tried in.
    pub from: State,
    /// The act.
    pub action: Action,
    /// Why.
    pub why: Why,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} refused from {}: {}", self.action, self.from, self.why)
    }
}

impl std::error::Error for Refused {}

/// The rows of the table for an act in a state.
fn rows(from: State, action: Action) -> impl Iterator<Item = &'static Edge> {
    EDGES.iter().filter(move |edge| edge.from == from && edge.action == action)
}

/// The acts open to `actor` in this state, in the table's order, each once: what the screen draws as buttons. Days and
/// reasons are looked at when the act comes.
#[must_use]
pub fn actions_for(status: &Status, applicant: AccountId, actor: &Actor<'_>) -> Vec<Action> {
    let mut open = Vec::new();
    for edge in EDGES.iter().filter(|edge| edge.from == status.state()) {
        let taken = edge.when == Guard::Untaken && status.reviewer().is_some();
        if !taken && !open.contains(&edge.action) && edge.who.includes(actor, applicant, status.reviewer()) {
            open.push(edge.action);
        }
    }
    open
}

impl Status {
    /// The row of the table by which `actor` may take `step` from here.
    ///
    /// # Errors
    /// [`Refused`] with from-state, action and why.
    pub fn edge_for(&self, step: &Step, applicant: AccountId, actor: &Actor<'_>) -> Result<&'static Edge, Refused> {
        let (from, action) = (self.state(), step.action());
        let refused = |why| Refused { from, action, why };
        let mut why = Why::NotFromHere;
        for edge in rows(from, action) {
            if !edge.who.includes(actor, applicant, self.reviewer()) {
                let staff = matches!(edge.who, Who::Staff(_) | Who::Holder(_));
                let own = staff && actor.account() == Some(applicant);
                return Err(refused(if own { Why::OwnFile } else { Why::NotAllowed }));
            }
            match self.holds(edge.when, step, applicant) {
                Ok(()) => return Ok(edge),
                Err(reason) => why = reason,
            }
        }
        Err(refused(why))
    }

    /// The status after `step`, taken by `actor` on a file of `applicant`, with the row of the table that allowed it.
    ///
    /// # Errors
    /// [`Refused`] with from-state, action and why.
    pub fn after(
        &self,
        step: &Step,
        applicant: AccountId,
        actor: &Actor<'_>,
    ) -> Result<(Self, &'static Edge), Refused> {
        let edge = self.edge_for(step, applicant, actor)?;
        let impossible = Refused { from: edge.from, action: edge.action, why: Why::NotFromHere };
        let next = self.entered(edge.to, step, actor).ok_or(impossible)?;
        Ok((next, edge))
    }

    fn holds(&self, guard: Guard, step: &Step, applicant: AccountId) -> Result<(), Why> {
        let check = |held: bool, why: Why| if held { Ok(()) } else { Err(why) };
        match guard {
            Guard::Always => Ok(()),
            Guard::FeeDue => check(!matches!(step, Step::Submit { fee, .. } if fee.is_zero()), Why::NotFromHere),
            Guard::NoFee => check(matches!(step, Step::Submit { fee, .. } if fee.is_zero()), Why::NotFromHere),
            Guard::InTime => {
                check(self.last_day().is_none_or(|last| step.day().is_none_or(|day| day <= last)), Why::TooLate)
            }
            Guard::Overdue => {
                check(self.last_day().is_some_and(|last| step.day().is_some_and(|day| day > last)), Why::TooEarly)
            }
            Guard::Untaken => check(self.reviewer().is_none(), Why::AlreadyTaken),
            Guard::AnotherPerson => {
                check(!matches!(step, Step::Assign { reviewer } if *reviewer == applicant), Why::OwnFile)
            }
            Guard::SessionDay => {
                check(self.session_day().is_some_and(|on| step.day().is_some_and(|day| day >= on)), Why::TooEarly)
            }
            Guard::DayAhead => {
                let ahead = matches!(
                    step,
                    Step::ScheduleAssessment { at, on } | Step::RescheduleAssessment { at, on } if *on > at.civil_date()
                );
                check(ahead, Why::TooLate)
            }
            Guard::ReasonFits => {
                let fits = matches!(step, Step::Reject { reason, .. } if reason.fits(self.state()));
                check(fits, Why::ReasonDoesNotFit)
            }
        }
    }

    /// The last day of the applicant's clock that runs in this state, to its end in Riyadh.
    #[must_use]
    pub const fn last_day(&self) -> Option<CivilDate> {
        match self {
            Self::AwaitingPayment { pay_by } => Some(*pay_by),
            Self::AdditionalRequirements { answer_by, .. } => Some(*answer_by),
            Self::Draft
            | Self::UnderReview { .. }
            | Self::AssessmentScheduled { .. }
            | Self::AssessmentHeld { .. }
            | Self::Studied { .. }
            | Self::Approved { .. }
            | Self::Rejected { .. }
            | Self::Cancelled { .. }
            | Self::Withdrawn { .. } => None,
        }
    }

    const fn session_day(&self) -> Option<CivilDate> {
        match self {
            Self::AssessmentScheduled { on, .. } | Self::AssessmentHeld { on, .. } => Some(*on),
            Self::Draft
            | Self::AwaitingPayment { .. }
            | Self::UnderReview { .. }
            | Self::AdditionalRequirements { .. }
            | Self::Studied { .. }
            | Self::Approved { .. }
            | Self::Rejected { .. }
            | Self::Cancelled { .. }
            | Self::Withdrawn { .. } => None,
        }
    }

    /// The facts of the state entered. `None` only if the table named a state that the step's facts cannot fill, which
    /// the test over every edge rules out.
    fn entered(&self, to: State, step: &Step, actor: &Actor<'_>) -> Option<Self> {
        let since = self.in_review_since();
        let reviewer = self.reviewer().or(actor.account());
        Some(match (to, step) {
            (S::AwaitingPayment, Step::Submit { pay_by, .. }) => Self::AwaitingPayment { pay_by: *pay_by },
            (S::UnderReview, Step::Submit { at, .. } | Step::Settle { at, .. }) => {
                Self::UnderReview { since: *at, reviewer: None }
            }
            (S::UnderReview, Step::Take) => Self::UnderReview { since: since?, reviewer: actor.account() },
            (S::UnderReview, Step::Assign { reviewer }) => {
                Self::UnderReview { since: since?, reviewer: Some(*reviewer) }
            }
            (S::UnderReview, Step::AnswerRequirements { .. } | Step::RecordNoShow { .. }) => {
                Self::UnderReview { since: since?, reviewer: self.reviewer() }
            }
            (S::AdditionalRequirements, Step::RequestRequirements { at, answer_by }) => Self::AdditionalRequirements {
                since: since?,
                reviewer: reviewer?,
                asked_at: *at,
                answer_by: *answer_by,
            },
            (S::AssessmentScheduled, Step::ScheduleAssessment { on, .. } | Step::RescheduleAssessment { on, .. }) => {
                Self::AssessmentScheduled { since: since?, reviewer: reviewer?, on: *on }
            }
            (S::AssessmentHeld, Step::HoldAssessment { .. }) => {
                Self::AssessmentHeld { since: since?, reviewer: reviewer?, on: self.session_day()? }
            }
            (S::Studied, Step::MarkStudied { at }) => Self::Studied { since: since?, reviewer: reviewer?, at: *at },
            (S::Approved, Step::Approve { at }) => Self::Approved { at: *at, by: actor.account()? },
            (S::Rejected, Step::Reject { at, reason }) => {
                Self::Rejected { at: *at, by: actor.account(), reason: *reason }
            }
            (S::Rejected, Step::CloseUnanswered { at }) => {
                Self::Rejected { at: *at, by: None, reason: RejectionReason::NoResponse }
            }
            (S::Cancelled, Step::ExpireUnpaid { at }) => Self::Cancelled { at: *at },
            (S::Withdrawn, Step::Withdraw { at }) => Self::Withdrawn { at: *at },
            _ => return None,
        })
    }
}

impl Step {
    /// The day that the guards compare: that of the payment, else that of the act.
    fn day(&self) -> Option<CivilDate> {
        match self {
            Self::Settle { paid_on, .. } => Some(*paid_on),
            Self::Submit { at, .. }
            | Self::ExpireUnpaid { at }
            | Self::RequestRequirements { at, .. }
            | Self::AnswerRequirements { at }
            | Self::CloseUnanswered { at }
            | Self::ScheduleAssessment { at, .. }
            | Self::RescheduleAssessment { at, .. }
            | Self::HoldAssessment { at }
            | Self::RecordNoShow { at }
            | Self::MarkStudied { at }
            | Self::Approve { at }
            | Self::Reject { at, .. }
            | Self::Withdraw { at } => Some(at.civil_date()),
            Self::Take | Self::Assign { .. } => None,
        }
    }
}
