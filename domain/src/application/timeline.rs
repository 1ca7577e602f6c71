//! What happened and what comes next, as the applicant and the status inquiry may read it (domain.md §2, §9).

use serde::{Deserialize, Serialize};

use crate::application::clock::{ClockView, RunningClock};
use crate::application::status::{PublicStatus, State, Status};
use crate::application::transition::Action;
use crate::time::{CivilDate, Instant};

/// A transition that happened, as the history of the application keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// When.
    pub at: Instant,
    /// The act.
    pub action: Action,
    /// The state entered.
    pub to: State,
}

/// Who reads the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Anyone with the number: no desks, no study.
    Public,
    /// The applicant: study too, because it ends the refund (rule R09).
    Applicant,
    /// Staff: everything.
    Staff,
}

/// One line of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When.
    pub at: Instant,
    /// The act.
    pub action: Action,
    /// What the public sees afterwards.
    pub status: PublicStatus,
}

/// What comes next if nobody does anything, or what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// The day, to its end.
    pub on: CivilDate,
    /// The act: expiry, closing, session, decision (named `approve`, the outcome being open).
    pub action: Action,
}

/// The timeline, newest last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// What happened.
    pub entries: Vec<TimelineEntry>,
    /// What comes next, in the order of days.
    pub expected: Vec<Expected>,
}

impl Shown {
    const fn sees(self, action: Action) -> bool {
        match action {
            Action::Take | Action::Assign => matches!(self, Self::Staff),
            Action::MarkStudied | Action::HoldAssessment | Action::RecordNoShow => !matches!(self, Self::Public),
            Action::Submit
            | Action::Settle
            | Action::ExpireUnpaid
            | Action::RequestRequirements
            | Action::AnswerRequirements
            | Action::CloseUnanswered
            | Action::ScheduleAssessment
            | Action::RescheduleAssessment
            | Action::Approve
            | Action::Reject
            | Action::Withdraw => true,
        }
    }
}

/// The timeline of an application for a reader.
#[must_use]
pub fn timeline(history: &[Recorded], status: &Status, clock: &ClockView, shown: Shown) -> Timeline {
    let entries = history
        .iter()
        .filter(|recorded| shown.sees(recorded.action))
        .map(|recorded| TimelineEntry { at: recorded.at, action: recorded.action, status: recorded.to.public() })
        .collect();
    let mut expected = Vec::new();
    let mut expect = |on: Option<CivilDate>, action| expected.extend(on.map(|on| Expected { on, action }));
    match clock.clock {
        RunningClock::Payment => expect(clock.until, Action::ExpireUnpaid),
        RunningClock::Requirements => expect(clock.until, Action::CloseUnanswered),
        RunningClock::Decision => expect(clock.until, Action::Approve),
        RunningClock::None => {}
    }
    if let Status::AssessmentScheduled { on, .. } = status {
        expect(Some(*on), Action::HoldAssessment);
    }
    expected.sort_by_key(|expected| expected.on);
    Timeline { entries, expected }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::clock::{ClockFacts, clock};
    use crate::ids::AccountId;
    use crate::time::BusinessCalendar;

    #[test]
    fn desks_are_for_staff_and_study_for_the_applicant() {
        let at = Instant::from_micros(0);
        let recorded = |action, to| Recorded { at, action, to };
        let history = [
            recorded(Action::Submit, State::AwaitingPayment),
            recorded(Action::Settle, State::UnderReview),
            recorded(Action::Take, State::UnderReview),
            recorded(Action::MarkStudied, State::Studied),
        ];
        let reviewer = AccountId(uuid::Uuid::from_u128(2));
        let status = Status::Studied { since: at, reviewer, at };
        let facts = ClockFacts {
            status: &status,
            invoiced_on: None,
            in_review_on: Some(at.civil_date()),
            pauses: &[],
            decision_days: 10,
            ended_on: None,
        };
        let view = clock(&facts, at.civil_date(), &BusinessCalendar::new(Vec::new()));
        let count = |shown| timeline(&history, &status, &view, shown).entries.len();
        assert_eq!((count(Shown::Public), count(Shown::Applicant), count(Shown::Staff)), (2, 3, 4));
        let expected = timeline(&history, &status, &view, Shown::Public).expected;
        assert_eq!(expected, [Expected { on: view.until.unwrap(), action: Action::Approve }]);
    }

    #[test]
    fn a_session_is_expected_on_its_day() {
        let at = Instant::from_micros(0);
        let reviewer = AccountId(uuid::Uuid::from_u128(2));
        let on = at.civil_date().plus_days(3);
        let status = Status::AssessmentScheduled { since: at, reviewer, on };
        let facts = ClockFacts {
            status: &status,
            invoiced_on: None,
            in_review_on: Some(at.civil_date()),
            pauses: &[],
            decision_days: 10,
            ended_on: None,
        };
        let view = clock(&facts, at.civil_date(), &BusinessCalendar::new(Vec::new()));
        let expected = timeline(&[], &status, &view, Shown::Applicant).expected;
        assert_eq!(expected.first(), Some(&Expected { on, action: Action::HoldAssessment }));
        assert_eq!(expected.len(), 2);
    }
}
