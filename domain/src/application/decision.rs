//! What staff decide and record about a file (domain.md §9, §10): coded, never free text alone.

use super::RejectionReason;
use crate::classification::Rank;
use crate::fields;
use crate::form::{Setting, YesNo, chosen, chosen_or_none};
use crate::ids::AccountId;
use crate::text::{FreeText, ShortText};
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

/// An approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApproveInput {
    /// The rank assigned, where the service assigns one. A lower one than requested changes no fee (domain.md §5); that
    /// it is of the profession is checked against the file.
    pub rank: Option<Rank>,
    /// A word to the applicant.
    pub note: Option<FreeText>,
}

fields! {
    /// Approving: it decides and is told at once, so it is confirmed.
    pub struct ApproveFields("approve") { rank, note, confirm }
    parse(self, _given: ()) -> ApproveInput {
        let mut violations = Violations::new();
        let rank = violations.take("rank", chosen_or_none(&self.rank, Rank::parse));
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        violations.take("confirm", crate::form::confirmed(&self.confirm));
        let input = (|| Some(ApproveInput { rank: rank?, note: note? }))();
        violations.or_else_value(input)
    }
}

/// A rejection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectInput {
    /// The coded reason; that it fits the state is the transition table's to say.
    pub reason: RejectionReason,
    /// A word to the applicant.
    pub note: Option<FreeText>,
}

fields! {
    /// Rejecting, confirmed like approving. Silence is found by the clock alone, so `no-response` is no choice here.
    pub struct RejectFields("reject") { reason, note, confirm }
    parse(self, _given: ()) -> RejectInput {
        let mut violations = Violations::new();
        let by_a_person = |code: &str| RejectionReason::parse(code).filter(|reason| *reason != RejectionReason::NoResponse);
        let reason = violations.take("reason", chosen(&self.reason, by_a_person));
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        violations.take("confirm", crate::form::confirmed(&self.confirm));
        let input = (|| Some(RejectInput { reason: reason?, note: note? }))();
        violations.or_else_value(input)
    }
}

/// A mark that the file was studied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyInput {
    /// What was found, for colleagues; the applicant does not see it.
    pub note: Option<FreeText>,
}

fields! {
    /// Marking a file as studied: it ends the applicant's refund (R09), so it is confirmed.
    pub struct StudyFields("study") { note, confirm }
    parse(self, _given: ()) -> StudyInput {
        let mut violations = Violations::new();
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        violations.take("confirm", crate::form::confirmed(&self.confirm));
        violations.or_else_value(note.map(|note| StudyInput { note }))
    }
}

/// A session of the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentInput {
    /// The day.
    pub on: CivilDate,
    /// Where.
    pub place: ShortText,
}

fields! {
    /// Giving a session its day, or another one.
    pub struct AssessmentFields("assessment") {
        session_day, session_month, session_year, session_calendar, place,
    }
    parse<'a>(self, setting: Setting<'a>) -> AssessmentInput {
        let mut violations = Violations::new();
        let on = TypedDate::of(self, "session").parse().and_then(|on| {
            if on > setting.today { Ok(on) } else { Err(Fault::new("not-ahead")) }
        });
        let on = violations.take("session_day", on);
        let place = violations.take("place", ShortText::parse(&self.place));
        let input = (|| Some(AssessmentInput { on: on?, place: place? }))();
        violations.or_else_value(input)
    }
}

/// Whether the session was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttendanceInput {
    /// False for a no-show.
    pub is_held: bool,
}

fields! {
    /// Recording whether the session was held.
    pub struct AttendanceFields("attendance") { held }
    parse(self, _given: ()) -> AttendanceInput {
        let mut violations = Violations::new();
        let held = violations.take("held", chosen(&self.held, YesNo::parse));
        violations.or_else_value(held.map(|held| AttendanceInput { is_held: held.is_yes() }))
    }
}

/// Who gets the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignInput {
    /// The reviewer.
    pub reviewer: AccountId,
}

fields! {
    /// Giving the file to a reviewer.
    pub struct AssignFields("assign") { reviewer }
    parse(self, _given: ()) -> AssignInput {
        let mut violations = Violations::new();
        let reviewer = violations.take("reviewer", chosen(&self.reviewer, AccountId::parse));
        violations.or_else_value(reviewer.map(|reviewer| AssignInput { reviewer }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form as _;

    #[test]
    fn a_decision_is_confirmed_before_it_is_made() {
        let approval = ApproveFields { rank: "specialist".to_owned(), ..ApproveFields::default() };
        let rejection = RejectFields { reason: "conditions-not-met".to_owned(), ..RejectFields::default() };
        let faults = [approval.parse(()).unwrap_err(), rejection.parse(()).unwrap_err()];
        for fault in faults.iter().flat_map(|faults| &faults.0) {
            assert_eq!((fault.field.as_ref(), fault.code.as_ref()), ("confirm", "must-confirm"));
        }
        let approval = ApproveFields { confirm: "yes".to_owned(), ..approval };
        assert_eq!(approval.parse(()).unwrap().rank, Rank::parse("specialist"));
    }
}
