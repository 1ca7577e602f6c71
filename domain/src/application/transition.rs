//! The transition table: from which state, by which act, to which state, who may, what clock it moves, whom it tells
//! (domain.md §9). The server refuses by it and the screen draws its buttons from it; the diagram in `docs/states/`
//! is made of it.

use crate::application::actor::Who;
use crate::application::status::State;
use crate::permission::Permission;

crate::codes! {
    /// An act on an application.
    pub enum Action {
        /// The applicant files the draft.
        Submit = "submit",
        /// The invoice is settled.
        Settle = "settle",
        /// Nobody paid in time.
        ExpireUnpaid = "expire-unpaid",
        /// A reviewer takes the file.
        Take = "take",
        /// A supervisor gives the file to a reviewer.
        Assign = "assign",
        /// The reviewer asks for more.
        RequestRequirements = "request-requirements",
        /// The applicant answers every item.
        AnswerRequirements = "answer-requirements",
        /// Nobody answered in time.
        CloseUnanswered = "close-unanswered",
        /// A session of the assessment gets a date.
        ScheduleAssessment = "schedule-assessment",
        /// The session gets another date.
        RescheduleAssessment = "reschedule-assessment",
        /// The session was held.
        HoldAssessment = "hold-assessment",
        /// The applicant did not come.
        RecordNoShow = "record-no-show",
        /// The reviewer has studied the file.
        MarkStudied = "mark-studied",
        /// Decided for the applicant.
        Approve = "approve",
        /// Decided against the applicant.
        Reject = "reject",
        /// The applicant takes the application back.
        Withdraw = "withdraw",
    }
}

crate::codes! {
    /// What an act does to a clock.
    pub enum ClockEffect {
        /// The 30 days to pay begin.
        StartPayment = "start-payment",
        /// They end.
        StopPayment = "stop-payment",
        /// The authority's business days begin.
        StartDecision = "start-decision",
        /// They stand still while the applicant holds the file.
        PauseDecision = "pause-decision",
        /// They go on.
        ResumeDecision = "resume-decision",
        /// They end.
        StopDecision = "stop-decision",
        /// The 30 days to answer begin.
        StartRequirements = "start-requirements",
        /// They end.
        StopRequirements = "stop-requirements",
    }
}

crate::codes! {
    /// Whom an act tells.
    pub enum Audience {
        /// The applicant: in the portal, by mail, by SMS as they chose.
        Applicant = "applicant",
        /// The reviewer who holds the file.
        Reviewer = "reviewer",
        /// Everyone who works on the queue.
        Queue = "queue",
    }
}

crate::codes! {
    /// What must hold besides the state.
    pub enum Guard {
        /// Nothing.
        Always = "always",
        /// There is a fee to pay.
        FeeDue = "fee-due",
        /// The fee is zero.
        NoFee = "no-fee",
        /// The last day has not passed.
        InTime = "in-time",
        /// The last day has passed.
        Overdue = "overdue",
        /// Nobody has taken the file.
        Untaken = "untaken",
        /// The reviewer named is not the applicant.
        AnotherPerson = "another-person",
        /// The day of the session has come.
        SessionDay = "session-day",
        /// The day lies ahead.
        DayAhead = "day-ahead",
        /// The reason can be given in this state.
        ReasonFits = "reason-fits",
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The state it leaves.
    pub from: State,
    /// The act.
    pub action: Action,
    /// The state it enters.
    pub to: State,
    /// What must hold besides.
    pub when: Guard,
    /// Who may.
    pub who: Who,
    /// What it does to the clocks.
    pub clocks: &'static [ClockEffect],
    /// Whom it tells.
    pub tells: &'static [Audience],
    /// The audit event it writes.
    pub event: &'static str,
}

use Action as A;
use Audience::{Applicant, Queue, Reviewer};
use ClockEffect as C;
use Guard as G;
use State as S;

const REVIEW: Who = Who::Staff(Permission::ReviewApplications);
const HOLDER: Who = Who::Holder(Permission::ReviewApplications);
const SESSIONS: Who = Who::Holder(Permission::HoldAssessments);
const DECIDER: Who = Who::Holder(Permission::DecideApplications);

#[rustfmt::skip]
#[allow(clippy::too_many_arguments)] // One row of a table, a column an argument.
const fn edge(
    from: State, action: Action, to: State, when: Guard, who: Who,
    clocks: &'static [ClockEffect], tells: &'static [Audience], event: &'static str,
) -> Edge {
    Edge { from, action, to, when, who, clocks, tells, event }
}

/// Every allowed transition. What is not here is refused.
#[rustfmt::skip]
pub const EDGES: &[Edge] = &[
    edge(S::Draft, A::Submit, S::AwaitingPayment, G::FeeDue, Who::Applicant, &[C::StartPayment], &[Applicant], "application-submitted"),
    edge(S::Draft, A::Submit, S::UnderReview, G::NoFee, Who::Applicant, &[C::StartDecision], &[Applicant, Queue], "application-submitted"),
    edge(S::Draft, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[], &[], "application-withdrawn"),

    edge(S::AwaitingPayment, A::Settle, S::UnderReview, G::InTime, Who::System, &[C::StopPayment, C::StartDecision], &[Applicant, Queue], "application-settled"),
    edge(S::AwaitingPayment, A::ExpireUnpaid, S::Cancelled, G::Overdue, Who::System, &[C::StopPayment], &[Applicant], "application-expired"),
    edge(S::AwaitingPayment, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[C::StopPayment], &[Applicant], "application-withdrawn"),

    edge(S::UnderReview, A::Take, S::UnderReview, G::Untaken, REVIEW, &[], &[], "application-taken"),
    edge(S::UnderReview, A::Assign, S::UnderReview, G::AnotherPerson, Who::Staff(Permission::DistributeApplications), &[], &[Reviewer], "application-assigned"),
    edge(S::UnderReview, A::RequestRequirements, S::AdditionalRequirements, G::Always, HOLDER, &[C::PauseDecision, C::StartRequirements], &[Applicant], "requirements-requested"),
    edge(S::UnderReview, A::ScheduleAssessment, S::AssessmentScheduled, G::DayAhead, SESSIONS, &[], &[Applicant], "assessment-scheduled"),
    edge(S::UnderReview, A::MarkStudied, S::Studied, G::Always, DECIDER, &[], &[], "application-studied"),
    edge(S::UnderReview, A::Reject, S::Rejected, G::ReasonFits, DECIDER, &[C::StopDecision], &[Applicant], "application-rejected"),
    edge(S::UnderReview, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[C::StopDecision], &[Applicant, Reviewer], "application-withdrawn"),

    edge(S::AdditionalRequirements, A::AnswerRequirements, S::UnderReview, G::InTime, Who::Applicant, &[C::StopRequirements, C::ResumeDecision], &[Applicant, Reviewer], "requirements-answered"),
    edge(S::AdditionalRequirements, A::CloseUnanswered, S::Rejected, G::Overdue, Who::System, &[C::StopRequirements, C::StopDecision], &[Applicant, Reviewer], "application-rejected"),
    edge(S::AdditionalRequirements, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[C::StopRequirements, C::StopDecision], &[Applicant, Reviewer], "application-withdrawn"),

    edge(S::AssessmentScheduled, A::RescheduleAssessment, S::AssessmentScheduled, G::DayAhead, SESSIONS, &[], &[Applicant], "assessment-rescheduled"),
    edge(S::AssessmentScheduled, A::HoldAssessment, S::AssessmentHeld, G::SessionDay, SESSIONS, &[], &[], "assessment-held"),
    edge(S::AssessmentScheduled, A::RecordNoShow, S::UnderReview, G::SessionDay, SESSIONS, &[], &[Applicant], "assessment-missed"),
    edge(S::AssessmentScheduled, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[C::StopDecision], &[Applicant, Reviewer], "application-withdrawn"),

    edge(S::AssessmentHeld, A::Approve, S::Approved, G::Always, DECIDER, &[C::StopDecision], &[Applicant], "application-approved"),
    edge(S::AssessmentHeld, A::Reject, S::Rejected, G::ReasonFits, DECIDER, &[C::StopDecision], &[Applicant], "application-rejected"),
    edge(S::AssessmentHeld, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[C::StopDecision], &[Applicant, Reviewer], "application-withdrawn"),

    edge(S::Studied, A::Approve, S::Approved, G::Always, DECIDER, &[C::StopDecision], &[Applicant], "application-approved"),
    edge(S::Studied, A::Reject, S::Rejected, G::ReasonFits, DECIDER, &[C::StopDecision], &[Applicant], "application-rejected"),
    edge(S::Studied, A::Withdraw, S::Withdrawn, G::Always, Who::Applicant, &[C::StopDecision], &[Applicant, Reviewer], "application-withdrawn"),
];
