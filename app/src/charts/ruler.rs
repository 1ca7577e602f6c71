//! The ruler of days: one tick is one business day, a gap is a weekend, time runs from the start side to the end side.
//! Drawn from start to end; mirrored once in CSS for right-to-left pages.

use std::fmt::Write as _;

use domain::time::{BusinessCalendar, CivilDate};
use leptos::prelude::*;

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickKind {
    /// Passed with us.
    Done,
    /// Still to come.
    Left,
    /// Today.
    Now,
    /// Passed while the applicant held the file: the clock stood still.
    Still,
    /// Passed after the date.
    Late,
    /// The last day.
    End,
}

/// One business day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayTick {
    pub kind: TickKind,
    /// Free days stand between it and the one before.
    pub after_gap: bool,
}

/// How much room it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RulerSize {
    /// Many days in a row of the timetable.
    Row,
    /// In a row of a list.
    #[default]
    Fine,
    /// In a panel.
    Plain,
    /// As wide as its place.
    Wide,
}

/// `count` days ahead in weeks of five: how long a service takes.
pub fn days_ahead(count: u32, kind: TickKind) -> Vec<DayTick> {
    (0..count).map(|day| DayTick { kind, after_gap: day > 0 && day.is_multiple_of(5) }).collect()
}

/// From a day to the last of `count` business days after it: today, the days left, the end line.
pub fn days_from(calendar: &BusinessCalendar, from: CivilDate, count: u32) -> Vec<DayTick> {
    let mut ticks = vec![DayTick { kind: TickKind::Now, after_gap: false }];
    let mut last = from;
    for _ in 0..count {
        let day = calendar.plus_business_days(last, 1);
        ticks.push(DayTick { kind: TickKind::Left, after_gap: day.days_since(last) > 1 });
        last = day;
    }
    ticks.push(DayTick { kind: TickKind::End, after_gap: false });
    ticks
}

/// Days in one row of a ruler in a panel: three weeks, as many as a phone shows without pressing them together.
const IN_A_ROW: usize = 15;

/// The ticks in rows that begin with a week; one row when they fit.
fn rows(ticks: Vec<DayTick>) -> Vec<Vec<DayTick>> {
    if ticks.len() <= IN_A_ROW * 4 / 3 {
        return vec![ticks];
    }
    let mut rows: Vec<Vec<DayTick>> = vec![Vec::new()];
    let mut weeks = 0;
    for tick in ticks {
        weeks += usize::from(tick.after_gap);
        let is_full = rows.last().is_some_and(|row| tick.after_gap && (weeks == 3 || row.len() >= IN_A_ROW));
        if is_full {
            weeks = 0;
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(tick);
        }
    }
    rows
}

/// The ruler, in rows where a panel has no room for all of its days. Silent: what it shows is said in words beside it.
#[component]
pub fn Ruler(ticks: Vec<DayTick>, #[prop(optional)] size: RulerSize) -> impl IntoView {
    if size != RulerSize::Plain {
        return view! { <RulerRow ticks size/> }.into_any();
    }
    let rows: Vec<_> = rows(ticks).into_iter().map(|ticks| view! { <RulerRow ticks size/> }).collect();
    match <[_; 1]>::try_from(rows) {
        Ok([row]) => row.into_any(),
        Err(rows) => view! { <span class="ui-ruler__rows">{rows}</span> }.into_any(),
    }
}

#[component]
fn RulerRow(ticks: Vec<DayTick>, size: RulerSize) -> impl IntoView {
    let (step, gap, height, class) = match size {
        RulerSize::Row => (4, 4, 14, "ui-ruler ui-ruler--fine"),
        RulerSize::Fine => (6, 6, 20, "ui-ruler ui-ruler--fine"),
        RulerSize::Plain => (12, 14, 22, "ui-ruler"),
        RulerSize::Wide => (18, 16, 28, "ui-ruler ui-ruler--wide"),
    };
    let mut paths: [(TickKind, &str, String); 6] = [
        (TickKind::Done, "ui-ruler__done", String::new()),
        (TickKind::Still, "ui-ruler__still", String::new()),
        (TickKind::Late, "ui-ruler__late", String::new()),
        (TickKind::Left, "ui-ruler__left", String::new()),
        (TickKind::Now, "ui-ruler__now", String::new()),
        (TickKind::End, "ui-ruler__end", String::new()),
    ];
    let mut x = 2;
    for (index, tick) in ticks.iter().enumerate() {
        if index > 0 {
            x += step + if tick.after_gap { gap } else { 0 };
        }
        let tall = match tick.kind {
            TickKind::Now => height,
            TickKind::End => height - 1,
            TickKind::Left => height * 3 / 8,
            TickKind::Done if size == RulerSize::Row => height,
            TickKind::Done | TickKind::Still | TickKind::Late => height * 5 / 8,
        };
        if let Some((_, _, path)) = paths.iter_mut().find(|(kind, ..)| *kind == tick.kind) {
            // Writing to a string does not fail.
            let _ = write!(path, "M{x} {height}v-{tall}");
        }
    }
    let width = x + 2;
    let preserve = (size == RulerSize::Wide).then_some("none");
    let drawn: Vec<_> = paths
        .into_iter()
        .filter(|(.., path)| !path.is_empty())
        .map(|(_, class, path)| view! { <path class=class d=path/> })
        .collect();
    view! {
        <svg
            class=class
            width=width.to_string()
            height=height.to_string()
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio=preserve
            aria-hidden="true"
            focusable="false"
        >
            {drawn}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_ruler_is_drawn_in_rows_of_three_weeks_and_a_short_one_in_one() {
        let lengths = |days| rows(days_ahead(days, TickKind::Left)).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths(10), [10]);
        assert_eq!(lengths(20), [20]);
        assert_eq!(lengths(30), [15, 15]);
        assert_eq!(lengths(70), [15, 15, 15, 15, 10]);
    }
}
