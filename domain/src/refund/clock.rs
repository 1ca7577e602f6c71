//! The clock of a claim as a ruler of days: from the day it was filed to the last day to decide it, then from the decision
//! to the last day to pay (domain.md §6).

use serde::{Deserialize, Serialize};

use super::ClaimStatus;
use crate::application::{Tick, TickKind};
use crate::time::{BusinessCalendar, CivilDate};

/// The clock that runs for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimClock {
    /// The day from which it counts: of filing, or of the decision.
    pub from: CivilDate,
    /// The last day.
    pub until: CivilDate,
    /// Business days left until then; 0 = today is the last, or it is late.
    pub left: u32,
    /// Business days past it.
    pub late: u32,
    /// True when the last day has passed.
    pub is_late: bool,
    /// One tick a business day.
    pub ticks: Vec<Tick>,
}

/// The clock of a claim as of a day; none when nothing is left to do.
#[must_use]
pub fn claim_clock(
    status: &ClaimStatus,
    filed_on: CivilDate,
    today: CivilDate,
    calendar: &BusinessCalendar,
) -> Option<ClaimClock> {
    let until = status.due_on()?;
    let from = status.approval().map_or(filed_on, |approval| approval.decided_at.civil_date());
    let mut ticks: Vec<Tick> = Vec::new();
    let mut last = from;
    let mut push = |date: CivilDate, kind| {
        let after_gap = !ticks.is_empty() && date.days_since(last) > 1;
        last = date;
        ticks.push(Tick { date, kind, after_gap });
    };
    if today <= from {
        push(today, TickKind::Now);
    }
    // No clock of policy runs longer than some months.
    let end = until.max(today);
    let mut day = from;
    while day < end && day.days_since(from) < 3_660 {
        day = day.plus_days(1);
        if day == today {
            push(day, TickKind::Now);
        } else if calendar.is_business_day(day) {
            let kind = match (day > today, day > until) {
                (true, _) => TickKind::Left,
                (false, true) => TickKind::Late,
                (false, false) => TickKind::Done,
            };
            push(day, kind);
        }
        if day == until {
            push(day, TickKind::End);
        }
    }
    Some(ClaimClock {
        from,
        until,
        left: calendar.business_days_between(today, until),
        late: calendar.business_days_between(until, today),
        is_late: today > until,
        ticks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: u8) -> CivilDate {
        CivilDate::from_ymd(2026, 11, day).unwrap()
    }

    fn kinds(clock: &ClaimClock) -> String {
        let letter = |tick: &Tick| match tick.kind {
            TickKind::Done => 'd',
            TickKind::Still => 's',
            TickKind::Now => 'N',
            TickKind::Left => 'l',
            TickKind::Late => 'x',
            TickKind::End => '|',
        };
        clock.ticks.iter().map(letter).collect()
    }

    #[test]
    fn the_ruler_of_a_claim_keeps_the_days_that_passed_since_it_was_filed() {
        let calendar = BusinessCalendar::new(Vec::new());
        let status = ClaimStatus::Filed { decide_by: on(12) };
        // Filed on Sunday the 1st, today Thursday the 5th.
        let clock = claim_clock(&status, on(1), on(5), &calendar).unwrap();
        assert_eq!((clock.from, clock.left, clock.is_late), (on(1), 5, false));
        assert_eq!(kinds(&clock), "dddNlllll|");
        let late = claim_clock(&status, on(1), on(16), &calendar).unwrap();
        assert_eq!((late.left, late.late, late.is_late), (0, 2, true));
        assert_eq!(kinds(&late), "ddddddddd|xN");
        let today = claim_clock(&status, on(5), on(5), &calendar).unwrap();
        assert_eq!(kinds(&today), "Nlllll|");
    }
}
