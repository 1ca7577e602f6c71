//! The application's transition table: every edge, every refused edge, random histories, rows rebuilt.

#![allow(clippy::unwrap_used)]

use domain::application::{
    Action, Actor, EDGES, Guard, PublicStatus, RejectionReason, State, Status, StatusFacts, Step, Who, Why, actions_for,
};
use domain::ids::AccountId;
use domain::money::Money;
use domain::permission::Role;
use domain::time::{CivilDate, Instant};
use proptest::prelude::*;
use uuid::Uuid;

fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}
const DAY: i64 = 86_400;
fn noon(day: i64) -> Instant {
    CivilDate::from_ymd(2026, 11, 1).unwrap().start().plus_seconds(DAY * day + DAY / 2)
}
fn date(day: i64) -> CivilDate {
    noon(day).civil_date()
}

/// Everybody who might try: the applicant, the reviewer holding the file, another, a supervisor, finance, an
/// administrator, a stranger, the applicant who is also staff, one with no role, the system.
fn actors() -> Vec<Actor<'static>> {
    let person = |number, roles| Actor::Person { account: account(number), roles };
    vec![
        person(1, &[Role::Applicant]),
        person(2, &[Role::Reviewer]),
        person(3, &[Role::Reviewer]),
        person(4, &[Role::Supervisor]),
        person(5, &[Role::FinanceOfficer]),
        person(6, &[Role::Administrator]),
        person(7, &[Role::Applicant]),
        person(1, &[Role::Applicant, Role::Reviewer, Role::Supervisor]),
        person(8, &[]),
        Actor::System,
    ]
}

/// One status a state (and one more for the taken file); clocks end on day 30, sessions are on day 10.
fn statuses() -> Vec<Status> {
    let (since, reviewer) = (noon(0), account(2));
    vec![
        Status::Draft,
        Status::AwaitingPayment { pay_by: date(30) },
        Status::UnderReview { since, reviewer: None },
        Status::UnderReview { since, reviewer: Some(reviewer) },
        Status::AdditionalRequirements { since, reviewer, asked_at: noon(0), answer_by: date(30) },
        Status::AssessmentScheduled { since, reviewer, on: date(10) },
        Status::AssessmentHeld { since, reviewer, on: date(10) },
        Status::Studied { since, reviewer, at: noon(5) },
        Status::Approved { at: noon(6), by: reviewer },
        Status::Rejected { at: noon(6), by: Some(reviewer), reason: RejectionReason::SpecialtyMismatch },
        Status::Cancelled { at: noon(31) },
        Status::Withdrawn { at: noon(6) },
    ]
}

fn steps(day: i64) -> Vec<Step> {
    let at = noon(day);
    let mut steps = vec![
        Step::Submit { at, fee: Money::from_halalas(180_000), pay_by: date(day + 30) },
        Step::Submit { at, fee: Money::ZERO, pay_by: date(day + 30) },
        Step::Settle { at, paid_on: date(day) },
        Step::ExpireUnpaid { at },
        Step::Take,
        Step::Assign { reviewer: account(3) },
        Step::Assign { reviewer: account(1) },
        Step::RequestRequirements { at, answer_by: date(day + 30) },
        Step::AnswerRequirements { at },
        Step::CloseUnanswered { at },
        Step::ScheduleAssessment { at, on: date(day + 10) },
        Step::ScheduleAssessment { at, on: date(day) },
        Step::RescheduleAssessment { at, on: date(day + 12) },
        Step::HoldAssessment { at },
        Step::RecordNoShow { at },
        Step::MarkStudied { at },
        Step::Approve { at },
        Step::Withdraw { at },
    ];
    steps.extend(RejectionReason::ALL.iter().map(|reason| Step::Reject { at, reason: *reason }));
    steps
}

#[test]
fn every_edge_is_taken_and_everything_else_is_refused() {
    let mut taken = std::collections::BTreeSet::new();
    let mut refused = std::collections::BTreeSet::new();
    for status in statuses() {
        for step in [5, 10, 30, 31].into_iter().flat_map(steps) {
            for actor in actors() {
                let edges: Vec<_> =
                    EDGES.iter().filter(|edge| edge.from == status.state() && edge.action == step.action()).collect();
                match status.after(&step, account(1), &actor) {
                    Ok((next, edge)) => {
                        assert!(edges.contains(&edge), "{status:?} {step:?}");
                        assert_eq!(next.state(), edge.to, "{status:?} {step:?}");
                        assert!(edge.who.includes(&actor, account(1), status.reviewer()));
                        let staff = matches!(edge.who, Who::Staff(_) | Who::Holder(_));
                        assert!(!staff || actor.account() != Some(account(1)), "own file: {step:?}");
                        assert!(actions_for(&status, account(1), &actor).contains(&step.action()));
                        taken.insert(EDGES.iter().position(|row| row == edge));
                    }
                    Err(refusal) => {
                        assert_eq!((refusal.from, refusal.action), (status.state(), step.action()));
                        if edges.is_empty() {
                            assert_eq!(refusal.why, Why::NotFromHere, "{status:?} {step:?}");
                        }
                        refused.insert((status.state(), step.action()));
                    }
                }
            }
        }
    }
    assert_eq!(taken.len(), EDGES.len(), "an edge nobody can take");
    // Every pair of a state and an act without an edge was refused.
    for state in State::ALL {
        for action in Action::ALL {
            let has_edge = EDGES.iter().any(|edge| edge.from == *state && edge.action == *action);
            assert!(has_edge || refused.contains(&(*state, *action)), "{state} {action}");
        }
    }
}

#[test]
fn a_fee_of_zero_goes_straight_to_review() {
    let applicant = Actor::Person { account: account(1), roles: &[Role::Applicant] };
    let free = Step::Submit { at: noon(0), fee: Money::ZERO, pay_by: date(30) };
    let paid = Step::Submit { at: noon(0), fee: Money::from_halalas(1), pay_by: date(30) };
    let after = |step| Status::Draft.after(&step, account(1), &applicant).unwrap().0;
    assert_eq!(after(free), Status::UnderReview { since: noon(0), reviewer: None });
    assert_eq!(after(paid), Status::AwaitingPayment { pay_by: date(30) });
}

#[test]
fn the_thirtieth_day_counts_to_its_end() {
    let waits = Status::AwaitingPayment { pay_by: date(30) };
    let why = |step: &Step| waits.after(step, account(1), &Actor::System).map(|_| ()).map_err(|refused| refused.why);
    assert_eq!(why(&Step::Settle { at: noon(33), paid_on: date(30) }), Ok(()));
    assert_eq!(why(&Step::Settle { at: noon(31), paid_on: date(31) }), Err(Why::TooLate));
    assert_eq!(why(&Step::ExpireUnpaid { at: date(30).end() }), Err(Why::TooEarly));
    assert_eq!(why(&Step::ExpireUnpaid { at: date(31).start() }), Ok(()));

    let asked =
        Status::AdditionalRequirements { since: noon(0), reviewer: account(2), asked_at: noon(0), answer_by: date(30) };
    let applicant = Actor::Person { account: account(1), roles: &[Role::Applicant] };
    let answer = |at| asked.after(&Step::AnswerRequirements { at }, account(1), &applicant);
    assert!(answer(date(30).end()).is_ok());
    assert_eq!(answer(date(31).start()).unwrap_err().why, Why::TooLate);
    let (closed, _) = asked.after(&Step::CloseUnanswered { at: date(31).start() }, account(1), &Actor::System).unwrap();
    assert_eq!(closed, Status::Rejected { at: date(31).start(), by: None, reason: RejectionReason::NoResponse });
}

#[test]
fn of_two_reviewers_one_has_the_file() {
    let person = |number| Actor::Person { account: account(number), roles: &[Role::Reviewer] };
    let waits = Status::UnderReview { since: noon(0), reviewer: None };
    let (taken, _) = waits.after(&Step::Take, account(1), &person(2)).unwrap();
    assert_eq!(taken.after(&Step::Take, account(1), &person(3)).unwrap_err().why, Why::AlreadyTaken);
    let studied = Step::MarkStudied { at: noon(1) };
    assert_eq!(taken.after(&studied, account(1), &person(3)).unwrap_err().why, Why::NotAllowed);
    assert!(taken.after(&studied, account(1), &person(2)).is_ok());
    assert!(!actions_for(&taken, account(1), &person(3)).contains(&Action::Take));
    assert_eq!(waits.after(&Step::Take, account(2), &person(2)).unwrap_err().why, Why::OwnFile);
}

#[test]
fn final_states_have_no_way_out_and_all_others_can_be_withdrawn() {
    for state in State::ALL {
        let out = EDGES.iter().filter(|edge| edge.from == *state).count();
        assert_eq!(out == 0, state.is_final(), "{state}");
        let withdrawn = EDGES.iter().any(|edge| edge.from == *state && edge.action == Action::Withdraw);
        assert_eq!(withdrawn, !state.is_final(), "{state}");
        assert!(*state == State::Draft || EDGES.iter().any(|edge| edge.to == *state), "{state} cannot be reached");
    }
}

#[test]
fn the_public_sees_one_status_for_each_state() {
    for public in PublicStatus::ALL {
        assert!(State::ALL.iter().any(|state| state.public() == *public), "{public}");
    }
    assert_eq!(State::Studied.public(), PublicStatus::UnderReview);
}

#[test]
fn a_row_that_contradicts_itself_says_which_column() {
    let column = |facts: &StatusFacts| facts.status().unwrap_err().column;
    let mut facts = StatusFacts::draft();
    assert_eq!(facts.status(), Ok(Status::Draft));
    facts.pay_by_on = Some(date(3));
    assert_eq!(column(&facts), "pay_by_on");
    facts = StatusFacts { status: "rejected".to_owned(), ended_at: Some(noon(1)), ..StatusFacts::default() };
    assert_eq!(column(&facts), "rejection_reason");
    facts.rejection_reason = Some("because".to_owned());
    assert_eq!(column(&facts), "rejection_reason");
    facts.status = "lost".to_owned();
    assert_eq!(column(&facts), "status");
    facts = StatusFacts { status: "under-review".to_owned(), in_review_at: Some(noon(1)), ..StatusFacts::default() };
    facts.asked_at = Some(noon(1));
    assert_eq!(column(&facts), "asked_at");
}

#[test]
fn a_no_show_leaves_no_session_behind() {
    let reviewer = Actor::Person { account: account(2), roles: &[Role::Reviewer] };
    let scheduled = Status::AssessmentScheduled { since: noon(0), reviewer: account(2), on: date(10) };
    let row = StatusFacts { in_review_at: Some(noon(0)), ..StatusFacts::draft() }.entering(&scheduled);
    let (back, _) = scheduled.after(&Step::RecordNoShow { at: noon(11) }, account(1), &reviewer).unwrap();
    assert_eq!(row.clone().entering(&back).assessment_on, None);
    let (held, _) = scheduled.after(&Step::HoldAssessment { at: noon(11) }, account(1), &reviewer).unwrap();
    assert_eq!(row.entering(&held).assessment_on, Some(date(10)));
}

#[test]
fn silence_and_unmet_conditions_are_no_study() {
    let rejected =
        |reason| StatusFacts::draft().entering(&Status::Rejected { at: noon(4), by: None, reason }).known_studied_at();
    assert_eq!(rejected(RejectionReason::NoResponse), None);
    assert_eq!(rejected(RejectionReason::ConditionsNotMet), None);
    assert_eq!(rejected(RejectionReason::SpecialtyMismatch), Some(noon(4)));
}

proptest! {
    /// Random acts by random people: the status follows the table alone, and its row gives the same status back.
    #[test]
    fn random_histories_follow_the_table(
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0i64..4), 0..60)
    ) {
        let (mut status, mut row, mut day) = (Status::Draft, StatusFacts::draft(), 0);
        for (step, actor, days) in moves {
            day += days;
            let (steps, actors) = (steps(day), actors());
            let (step, actor) = (step.get(&steps), actor.get(&actors));
            if let Ok((next, edge)) = status.after(step, account(1), actor) {
                prop_assert!(edge.from == status.state() && edge.to == next.state());
                row = row.entering(&next);
                prop_assert_eq!(row.status(), Ok(next.clone()));
                status = next;
            }
            if status.state().is_final() {
                prop_assert!(actors.iter().all(|actor| actions_for(&status, account(1), actor).is_empty()));
            }
        }
    }
}

#[test]
fn every_guard_is_used() {
    for guard in Guard::ALL {
        assert!(EDGES.iter().any(|edge| edge.when == *guard), "{guard}");
    }
}

#[test]
fn last_days_follow_the_edition() {
    use domain::application::deadline::{answer_by, pay_by, reminder_days};
    use domain::policy::CountedFrom;
    let edition = policy::current();
    assert_eq!(pay_by(edition, date(0)), date(30));
    assert_eq!(answer_by(edition, date(29), date(0)), date(59));
    let mut other = edition.clone();
    other.clocks.additional_requirements.counted_from = Some(CountedFrom::Submission);
    assert_eq!(answer_by(&other, date(29), date(0)), date(30));
    assert_eq!(answer_by(&other, date(40), date(0)), date(40));
    assert_eq!(reminder_days(edition, date(0), date(30)), [date(16), date(23), date(27), date(29)]);
}

#[test]
fn the_row_tells_the_refund_engine_what_happened() {
    let reviewer = account(2);
    let review = StatusFacts::draft().entering(&Status::UnderReview { since: noon(1), reviewer: Some(reviewer) });
    let facts = review.refund_facts(false);
    assert!(facts.conditions_met && !facts.studied && !facts.closed_without_response);
    assert_eq!(facts.submitted_on, Some(date(1)));
    let scheduled = review.clone().entering(&Status::AssessmentScheduled { since: noon(1), reviewer, on: date(10) });
    assert_eq!(scheduled.refund_facts(false).session_held_on, Some(date(10)));
    let withdrawn = scheduled.clone().entering(&Status::Withdrawn { at: noon(9) });
    assert_eq!(withdrawn.refund_facts(false).session_held_on, None);
    let after = scheduled.entering(&Status::Withdrawn { at: noon(10) });
    assert_eq!(after.refund_facts(false).session_held_on, Some(date(10)));
    let refused =
        |reason| review.clone().entering(&Status::Rejected { at: noon(4), by: None, reason }).refund_facts(false);
    assert!(!refused(RejectionReason::ConditionsNotMet).conditions_met);
    assert!(refused(RejectionReason::NoResponse).closed_without_response);
    assert!(refused(RejectionReason::AssessmentFailed).studied);
}
