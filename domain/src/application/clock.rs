//! Whose turn, until when, late or not, and the ruler of days (domain.md §9, look/README). The decision clock counts
//! business days after entry into review and stands still while the applicant holds the file.

use serde::{Deserialize, Serialize};

use crate::application::reason::RejectionReason;
use crate::application::status::Status;
use crate::time::{BusinessCalendar, CivilDate};

crate::codes! {
    /// Whose turn it is.
    pub enum Turn {
        /// The applicant's.
        Applicant = "applicant",
        /// The authority's.
        Authority = "authority",
        /// Nobody's: it has ended.
        Nobody = "nobody",
    }
}

crate::codes! {
    /// The clock that says until when.
    pub enum RunningClock {
        /// None: a draft, or an end.
        None = "none",
        /// Calendar days to pay.
        Payment = "payment",
        /// Calendar days to answer a request for more.
        Requirements = "requirements",
        /// Business days to decide.
        Decision = "decision",
    }
}

crate::codes! {
    /// What a tick of the ruler is.
    pub enum TickKind {
        /// A day that passed.
        Done = "done",
        /// A day that passed while the clock stood still.
        Still = "still",
        /// Today.
        Now = "now",
        /// A day that is left.
        Left = "left",
        /// A day past the last one.
        Late = "late",
        /// The end line, behind the last day.
        End = "end",
    }
}

crate::codes! {
    /// How a file ended.
    pub enum EndKind {
        /// By a decision.
        Decided = "decided",
        /// Rejected, because what was asked for did not come in time.
        Unanswered = "unanswered",
        /// Cancelled, because it was not paid in time.
        Unpaid = "unpaid",
        /// Withdrawn by its applicant.
        Withdrawn = "withdrawn",
    }
}

/// The end of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The day.
    pub on: CivilDate,
    /// How.
    pub kind: EndKind,
}

/// One tick of the ruler: a business day, or today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The day.
    pub date: CivilDate,
    /// What it is.
    pub kind: TickKind,
    /// True when days off lie between this tick and the one before: the ruler shows a gap.
    pub after_gap: bool,
}

/// A stretch in which the applicant held the file: the days after the request up to and including that of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The day of the request.
    pub asked_on: CivilDate,
    /// The day of the answer.
    pub answered_on: CivilDate,
}

/// What the clocks are computed from.
#[derive(Clone, Copy, Debug)]
pub struct ClockFacts<'a> {
    /// The status.
    pub status: &'a Status,
    /// The day the invoice was issued, from which the days to pay count.
    pub invoiced_on: Option<CivilDate>,
    /// The day of entry into review; kept after the end.
    pub in_review_on: Option<CivilDate>,
    /// Requests already answered, in order. The open one is in the status.
    pub pauses: &'a [Pause],
    /// Business days to a decision, of the service's entry in the case's edition.
    pub decision_days: u32,
    /// The day it ended.
    pub ended_on: Option<CivilDate>,
}

/// The decision clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionClock {
    /// The day of entry into review; the next business day is the first that counts.
    pub started_on: CivilDate,
    /// Business days that counted so far, today included; days on which it stood still left out.
    pub passed: u32,
    /// Business days in all.
    pub total: u32,
    /// Business days left, at least 0.
    pub left: u32,
    /// The last day; while it stands still, what it would be if the applicant answered today.
    pub due_on: CivilDate,
    /// False while the applicant holds the file, and after the end.
    pub is_running: bool,
    /// Business days past the last one.
    pub late: u32,
}

/// Everything the screen needs to draw a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockView {
    /// Whose turn.
    pub turn: Turn,
    /// Which clock says until when.
    pub clock: RunningClock,
    /// Until when, to the end of the day in Riyadh.
    pub until: Option<CivilDate>,
    /// Days left until then: calendar days for the applicant's clocks, business days for the authority's. 0 = today is
    /// the last day, or it is late.
    pub days_left: u32,
    /// True when the last day has passed.
    pub is_late: bool,
    /// Days past it, in the clock's days.
    pub days_late: u32,
    /// The decision clock, once in review.
    pub decision: Option<DecisionClock>,
    /// The day from which the ruler counts: that of entry into review, that of the invoice before.
    pub from: Option<CivilDate>,
    /// When and how it ended; nothing counts after it.
    pub ended: Option<Ending>,
    /// The ruler: that of the decision once in review, that of the payment before.
    pub ticks: Vec<Tick>,
}

/// No clock of policy runs longer than some months; a broken calendar must not hang the page.
const HORIZON_DAYS: i64 = 3_660;

/// The clocks of an application as of `today`.
#[must_use]
pub fn clock(facts: &ClockFacts<'_>, today: CivilDate, calendar: &BusinessCalendar) -> ClockView {
    let ruler = facts.in_review_on.map(|start| decision_ruler(facts, start, today, calendar));
    let (turn, running, until) = match facts.status {
        Status::Draft => (Turn::Applicant, RunningClock::None, None),
        Status::AwaitingPayment { pay_by } => (Turn::Applicant, RunningClock::Payment, Some(*pay_by)),
        Status::AdditionalRequirements { answer_by, .. } => {
            (Turn::Applicant, RunningClock::Requirements, Some(*answer_by))
        }
        Status::UnderReview { .. }
        | Status::AssessmentScheduled { .. }
        | Status::AssessmentHeld { .. }
        | Status::Studied { .. } => {
            (Turn::Authority, RunningClock::Decision, ruler.as_ref().map(|(decision, _)| decision.due_on))
        }
        Status::Approved { .. } | Status::Rejected { .. } | Status::Cancelled { .. } | Status::Withdrawn { .. } => {
            (Turn::Nobody, RunningClock::None, None)
        }
    };
    let days = |from: CivilDate, to: CivilDate| match running {
        RunningClock::Decision => calendar.business_days_between(from, to),
        RunningClock::Payment | RunningClock::Requirements | RunningClock::None => {
            u32::try_from(to.days_since(from)).unwrap_or(0)
        }
    };
    let days_left = until.map_or(0, |until| days(today, until));
    let days_late = until.map_or(0, |until| days(until, today));
    let is_late = until.is_some_and(|until| today > until);
    let (decision, ticks) = match ruler {
        Some((decision, ticks)) => (Some(decision), ticks),
        None => (None, payment_ruler(facts, today, calendar)),
    };
    let from = facts.in_review_on.or(facts.invoiced_on);
    ClockView {
        turn,
        clock: running,
        until,
        days_left,
        is_late,
        days_late,
        decision,
        from,
        ended: ending(facts),
        ticks,
    }
}

fn ending(facts: &ClockFacts<'_>) -> Option<Ending> {
    let kind = match facts.status {
        Status::Approved { .. } => EndKind::Decided,
        Status::Rejected { reason: RejectionReason::NoResponse, .. } => EndKind::Unanswered,
        Status::Rejected { .. } => EndKind::Decided,
        Status::Cancelled { .. } => EndKind::Unpaid,
        Status::Withdrawn { .. } => EndKind::Withdrawn,
        Status::Draft
        | Status::AwaitingPayment { .. }
        | Status::UnderReview { .. }
        | Status::AdditionalRequirements { .. }
        | Status::AssessmentScheduled { .. }
        | Status::AssessmentHeld { .. }
        | Status::Studied { .. } => return None,
    };
    facts.ended_on.map(|on| Ending { on, kind })
}

fn decision_ruler(
    facts: &ClockFacts<'_>,
    start: CivilDate,
    today: CivilDate,
    calendar: &BusinessCalendar,
) -> (DecisionClock, Vec<Tick>) {
    // Once ended, the ruler ends with the day of the end.
    let today = facts.ended_on.map_or(today, |ended| ended.min(today));
    let asked_on = match facts.status {
        Status::AdditionalRequirements { asked_at, .. } => Some(asked_at.civil_date()),
        Status::Draft
        | Status::AwaitingPayment { .. }
        | Status::UnderReview { .. }
        | Status::AssessmentScheduled { .. }
        | Status::AssessmentHeld { .. }
        | Status::Studied { .. }
        | Status::Approved { .. }
        | Status::Rejected { .. }
        | Status::Cancelled { .. }
        | Status::Withdrawn { .. } => None,
    };
    let stands_still = |day: CivilDate| {
        facts.pauses.iter().any(|pause| pause.asked_on < day && day <= pause.answered_on)
            || asked_on.is_some_and(|asked| asked < day && day <= today)
    };
    let is_over = facts.ended_on.is_some();
    let mut decision = DecisionClock {
        started_on: start,
        passed: 0,
        total: facts.decision_days,
        left: 0,
        due_on: start,
        is_running: asked_on.is_none() && !is_over,
        late: 0,
    };
    let (mut counted, mut ticks) = (0, Ruler::new(start));
    if today <= start {
        ticks.push(today, if is_over { TickKind::Done } else { TickKind::Now });
    }
    let mut day = start;
    while (counted < decision.total || day < today) && day.days_since(start) < HORIZON_DAYS {
        day = day.plus_days(1);
        let is_business_day = calendar.is_business_day(day);
        let counts = is_business_day && !stands_still(day);
        let was_due = counted >= decision.total;
        counted += u32::from(counts);
        if day <= today && counts {
            decision.passed += 1;
        }
        if counted == decision.total && counts {
            decision.due_on = day;
        }
        if is_business_day || (day == today && !is_over) {
            let kind = if day == today && !is_over {
                TickKind::Now
            } else if day > today {
                TickKind::Left
            } else if stands_still(day) {
                TickKind::Still
            } else if was_due {
                TickKind::Late
            } else {
                TickKind::Done
            };
            // After the end nothing is left to wait for.
            if !(is_over && kind == TickKind::Left) {
                ticks.push(day, kind);
            }
        }
        if counted == decision.total && counts && !is_over {
            ticks.push(day, TickKind::End);
        }
    }
    decision.left = decision.total.saturating_sub(decision.passed);
    decision.late = decision.passed.saturating_sub(decision.total);
    (decision, ticks.0)
}

fn payment_ruler(facts: &ClockFacts<'_>, today: CivilDate, calendar: &BusinessCalendar) -> Vec<Tick> {
    let (Some(start), Status::AwaitingPayment { pay_by }) = (facts.invoiced_on, facts.status) else {
        return Vec::new();
    };
    let mut ticks = Ruler::new(start);
    if today <= start {
        ticks.push(today, TickKind::Now);
    }
    let mut day = start;
    while day < (*pay_by).max(today) && day.days_since(start) < HORIZON_DAYS {
        day = day.plus_days(1);
        if day == today {
            ticks.push(day, TickKind::Now);
        } else if calendar.is_business_day(day) {
            let kind = match (day > today, day > *pay_by) {
                (true, _) => TickKind::Left,
                (false, true) => TickKind::Late,
                (false, false) => TickKind::Done,
            };
            ticks.push(day, kind);
        }
        if day == *pay_by {
            ticks.push(day, TickKind::End);
        }
    }
    ticks.0
}

/// Ticks in the making; remembers the last day to see gaps.
struct Ruler(Vec<Tick>, CivilDate);

impl Ruler {
    const fn new(start: CivilDate) -> Self {
        Self(Vec::new(), start)
    }

    fn push(&mut self, date: CivilDate, kind: TickKind) {
        let after_gap = !self.0.is_empty() && date.days_since(self.1) > 1;
        self.1 = date;
        self.0.push(Tick { date, kind, after_gap });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AccountId;
    use crate::time::Instant;
    use proptest::prelude::*;

    fn on(day: u8) -> CivilDate {
        CivilDate::from_ymd(2026, 11, day).unwrap()
    }
    fn weekdays() -> BusinessCalendar {
        BusinessCalendar::new(Vec::new())
    }
    fn reviewer() -> AccountId {
        AccountId(uuid::Uuid::from_u128(2))
    }
    fn asked(day: u8) -> Status {
        Status::AdditionalRequirements {
            since: on(9).start(),
            reviewer: reviewer(),
            asked_at: on(day).start(),
            answer_by: on(day).plus_days(30),
        }
    }
    fn facts(status: &Status) -> ClockFacts<'_> {
        ClockFacts {
            status,
            invoiced_on: Some(on(8)),
            in_review_on: Some(on(9)),
            pauses: &[],
            decision_days: 10,
            ended_on: None,
        }
    }
    fn kinds(view: &ClockView) -> String {
        view.ticks
            .iter()
            .map(|tick| {
                let letter = match tick.kind {
                    TickKind::Done => "d",
                    TickKind::Still => "s",
                    TickKind::Now => "N",
                    TickKind::Left => "l",
                    TickKind::Late => "x",
                    TickKind::End => "|",
                };
                if tick.after_gap { format!(" {letter}") } else { letter.to_owned() }
            })
            .collect()
    }

    #[test]
    fn the_mock_ups_file_stands_still_while_the_applicant_holds_it() {
        // look/application.html: in review on 9 November, asked on the 17th, today the 23rd.
        let status = asked(17);
        let view = clock(&facts(&status), on(23), &weekdays());
        assert_eq!((view.turn, view.clock, view.days_left), (Turn::Applicant, RunningClock::Requirements, 24));
        let decision = view.decision.unwrap();
        assert_eq!((decision.passed, decision.left, decision.is_running), (6, 4, false));
        assert_eq!(decision.due_on, on(29));
        assert_eq!(kinds(&view), "ddd dddss sNlll l|");
    }

    #[test]
    fn after_the_answer_it_goes_on_where_it_stood() {
        let status = Status::UnderReview { since: on(9).start(), reviewer: Some(reviewer()) };
        let pauses = [Pause { asked_on: on(17), answered_on: on(23) }];
        let view = clock(&ClockFacts { pauses: &pauses, ..facts(&status) }, on(24), &weekdays());
        assert_eq!((view.turn, view.until, view.days_left), (Turn::Authority, Some(on(29)), 3));
        assert_eq!(view.decision.unwrap().passed, 7);
    }

    #[test]
    fn past_the_last_day_it_is_late() {
        let status = Status::UnderReview { since: on(9).start(), reviewer: None };
        let view = clock(&facts(&status), on(25), &weekdays());
        // 10 business days after Monday the 9th end on Monday the 23rd.
        assert_eq!((view.until, view.is_late, view.days_late), (Some(on(23)), true, 2));
        assert_eq!(kinds(&view), "ddd ddddd dd|xN");
        let in_time = clock(&facts(&status), on(23), &weekdays());
        assert!(!in_time.is_late);
        assert_eq!((in_time.days_left, in_time.decision.unwrap().left), (0, 0));
    }

    #[test]
    fn on_the_first_day_and_on_a_weekend_today_is_still_shown() {
        let status = Status::UnderReview { since: on(9).start(), reviewer: None };
        assert!(kinds(&clock(&facts(&status), on(9), &weekdays())).starts_with("Nlll l"));
        let saturday = clock(&facts(&status), on(14), &weekdays());
        assert!(kinds(&saturday).starts_with("ddd Nl"), "{}", kinds(&saturday));
    }

    #[test]
    fn the_days_to_pay_are_calendar_days() {
        let status = Status::AwaitingPayment { pay_by: on(8).plus_days(30) };
        let view = clock(&ClockFacts { in_review_on: None, ..facts(&status) }, on(10), &weekdays());
        assert_eq!((view.turn, view.clock, view.days_left), (Turn::Applicant, RunningClock::Payment, 28));
        assert_eq!(view.decision, None);
        assert_eq!(view.ticks.last().unwrap().kind, TickKind::End);
    }

    #[test]
    fn an_ended_file_is_nobodys_turn_and_its_ruler_ends_there() {
        let status = Status::Withdrawn { at: Instant::from_micros(0) };
        let view = clock(&ClockFacts { ended_on: Some(on(12)), ..facts(&status) }, on(23), &weekdays());
        assert_eq!((view.turn, view.until), (Turn::Nobody, None));
        assert_eq!(kinds(&view), "ddd");
        assert_eq!(view.ended, Some(Ending { on: on(12), kind: EndKind::Withdrawn }));
    }

    #[test]
    fn a_file_closed_unanswered_was_not_decided() {
        let ended = |reason| {
            let status = Status::Rejected { reason, by: None, at: Instant::from_micros(0) };
            clock(&ClockFacts { ended_on: Some(on(12)), ..facts(&status) }, on(23), &weekdays()).ended.unwrap().kind
        };
        assert_eq!(ended(RejectionReason::NoResponse), EndKind::Unanswered);
        assert_eq!(ended(RejectionReason::SpecialtyMismatch), EndKind::Decided);
    }

    #[test]
    fn the_ruler_begins_with_the_day_of_the_event_it_counts_from() {
        let status = Status::UnderReview { since: on(9).start(), reviewer: None };
        assert_eq!(clock(&facts(&status), on(12), &weekdays()).from, Some(on(9)));
        let unpaid = Status::AwaitingPayment { pay_by: on(8).plus_days(30) };
        let view = clock(&ClockFacts { in_review_on: None, ..facts(&unpaid) }, on(12), &weekdays());
        assert_eq!((view.from, view.ended), (Some(on(8)), None));
    }

    proptest! {
        #[test]
        fn the_ruler_and_the_figures_agree(started in 1u8..10, today in 1u8..29, asked_on in 10u8..20, days in 1u32..20) {
            let status = if today > asked_on { asked(asked_on) } else { Status::UnderReview { since: on(started).start(), reviewer: None } };
            let view = clock(&ClockFacts { in_review_on: Some(on(started)), decision_days: days, ..facts(&status) }, on(today), &weekdays());
            let decision = view.decision.unwrap();
            let count = |kind| u32::try_from(view.ticks.iter().filter(|tick| tick.kind == kind).count()).unwrap();
            prop_assert_eq!(count(TickKind::Now), 1);
            prop_assert_eq!(count(TickKind::End), 1);
            prop_assert_eq!(count(TickKind::Left), decision.left);
            prop_assert_eq!(decision.late > 0, decision.passed > decision.total);
            prop_assert!(decision.due_on > on(started));
        }
    }
}
