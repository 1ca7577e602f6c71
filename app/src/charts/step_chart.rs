//! An amount that holds for some days and then changes. It carries text, so it is drawn for its direction; the same
//! values stand in a table behind it (the caller's).

use std::fmt::Write as _;

use domain::{
    lang::Lang,
    money::Money,
    time::{BusinessCalendar, CivilDate},
};
use leptos::prelude::*;

use crate::{format, lang::use_lang};

/// Days with one amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartStep {
    /// The first day.
    pub from: CivilDate,
    /// The last day, itself included.
    pub to: CivilDate,
    /// The amount.
    pub amount: Money,
}

/// Units of the drawing.
const START: i64 = 11;
const END: i64 = 353;
const BASE: i64 = 150;
const TOP: i64 = 40;
/// Two dates closer than this would overlap.
const LABEL: i64 = 108;
/// Between two rows of dates.
const ROW: i64 = 38;
/// An amount is written over a step at least this wide.
const ROOM: i64 = 40;
/// More days than this have no ticks: they would run together.
const MOST_TICKS: i64 = 75;

/// Where things stand: tenths of a unit, so that no float is needed.
struct Plane {
    from: CivilDate,
    days: i64,
    top: i64,
    lang: Lang,
}

impl Plane {
    /// Start of a day, in tenths of a unit.
    fn x(&self, day: CivilDate) -> i64 {
        let along = (END - START) * 10 * day.days_since(self.from) / self.days;
        match self.lang {
            Lang::Ar => END * 10 - along,
            Lang::En => START * 10 + along,
        }
    }

    fn y(&self, amount: Money) -> i64 {
        (BASE - (BASE - TOP) * amount.halalas() / self.top) * 10
    }
}

fn unit(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths.abs() % 10)
}

/// The chart.
#[component]
pub fn StepChart(
    /// One after another, without gaps; none draws nothing.
    steps: Vec<ChartStep>,
    /// What the amounts are a part of, and its words.
    whole: (Money, String),
    /// The day looked at, and its words.
    now: (CivilDate, String),
    /// The words of the first day.
    first: String,
    /// The words of the first day after which the amount changes.
    change: String,
    /// The days with ticks.
    calendar: BusinessCalendar,
    title: String,
    /// The same in a sentence.
    description: String,
) -> impl IntoView {
    let lang = use_lang();
    let (Some(head), Some(tail)) = (steps.first().copied(), steps.last().copied()) else { return ().into_any() };
    let highest = steps.iter().map(|step| step.amount).chain([whole.0]).max().unwrap_or_default();
    let days = tail.to.days_since(head.from) + 1;
    let plane = Plane { from: head.from, days, top: highest.halalas().max(1), lang };
    let end_of = |step: &ChartStep| plane.x(step.to.plus_days(1));
    let (mut area, mut line, mut drop) = (String::new(), String::new(), String::new());
    for (index, step) in steps.iter().enumerate() {
        let (from, to, level) = (unit(plane.x(step.from)), unit(end_of(step)), unit(plane.y(step.amount)));
        // Writing to a string does not fail.
        let _ = write!(line, "M{from} {level}H{to}");
        if !step.amount.is_zero() {
            let _ = write!(area, "M{from} {BASE}V{level}H{to}V{BASE}Z");
        }
        if let Some(next) = steps.get(index + 1) {
            let _ = write!(drop, "M{to} {level}V{}", unit(plane.y(next.amount)));
        }
    }
    let amounts: Vec<_> = steps
        .iter()
        .filter(|step| (plane.x(step.from) - end_of(step)).abs() >= ROOM * 10)
        .map(|step| {
            let zero = step.amount.is_zero();
            let class = if zero { "ui-chart__strong" } else { "ui-chart__good" };
            let x = (plane.x(step.from) + end_of(step)) / 2;
            let text = if zero { format::number(0) } else { format::amount(step.amount) };
            view! { <text class=class x=unit(x) y=unit(plane.y(step.amount) - 90) text-anchor="middle">{text}</text> }
        })
        .collect();
    let (done, left) =
        if days <= MOST_TICKS { ticks(&plane, &calendar, tail.to, now.0) } else { (String::new(), String::new()) };
    let level = plane.y(whole.0);
    let apart = steps.iter().all(|step| (plane.y(step.amount) - level).abs() > 250);
    let whole_words = apart.then(|| {
        let x = unit(plane.x(head.from));
        view! { <text x=x y=unit(level - 70) text-anchor="start">{whole.1}</text> }
    });
    let turn = steps.get(1).map(|step| step.from.plus_days(-1));
    let (dates, has_two_rows) = dates(
        &plane,
        [(now.0, now.1, true), (turn.unwrap_or(head.from), change, false), (head.from, first, false)],
        turn.is_some(),
    );
    let dot = steps.iter().find(|step| step.from <= now.0 && now.0 <= step.to).map(|step| plane.y(step.amount));
    let at_now = unit(plane.x(now.0));
    let marked = dot.map(|level| {
        view! {
            <path class="ui-chart__now" d=format!("M{at_now} {}V166", unit(level + 60))/>
            <circle class="ui-chart__dot" cx=at_now.clone() cy=unit(level) r="5"/>
        }
    });
    let view_box = format!("0 12 364 {}", if has_two_rows { 192 + ROW } else { 192 });
    let grid = format!("M{START} {BASE}H{END}");
    view! {
        <svg class="ui-chart__plot" viewBox=view_box role="img" aria-labelledby="chart-title chart-text">
            <title id="chart-title">{title}</title>
            <desc id="chart-text">{description}</desc>
            <path class="ui-chart__grid" d=grid/>
            <path class="ui-chart__paid" d=format!("M{START} {}H{END}", unit(level))/>
            <path class="ui-chart__area" d=area/>
            <path class="ui-chart__drop" d=drop/>
            <path class="ui-chart__step" d=line/>
            <path class="ui-chart__tick ui-chart__tick--done" d=done/>
            <path class="ui-chart__tick ui-chart__tick--left" d=left/>
            {marked}
            {whole_words}
            {amounts}
            {dates}
        </svg>
    }
    .into_any()
}

/// One tick a business day: those gone and those left.
fn ticks(plane: &Plane, calendar: &BusinessCalendar, to: CivilDate, now: CivilDate) -> (String, String) {
    let (mut done, mut left) = (String::new(), String::new());
    let mut day = plane.from;
    while day <= to {
        if calendar.is_business_day(day) && day != now {
            let (path, height) = if day < now { (&mut done, 9) } else { (&mut left, 6) };
            let _ = write!(path, "M{} 155v{height}", unit(plane.x(day)));
        }
        day = day.plus_days(1);
    }
    (done, left)
}

/// Dates under the ticks, the most telling first; one that would overlap an earlier one stands in a second row, or is left to
/// the table when that has no room either. With them whether there is a second row.
fn dates(plane: &Plane, dates: [(CivilDate, String, bool); 3], changes: bool) -> (Vec<impl IntoView + use<>>, bool) {
    let mut taken: [Vec<i64>; 2] = [Vec::new(), Vec::new()];
    let mut drawn = Vec::new();
    for (index, (day, words, strong)) in dates.into_iter().enumerate() {
        let place = plane.x(day);
        let is_free = |row: &Vec<i64>| row.iter().all(|other| (other - place).abs() >= LABEL * 10);
        let Some(row) = taken.iter().position(is_free).filter(|_| index != 1 || changes) else { continue };
        taken[row].push(place);
        let down = if row == 0 { 0 } else { ROW };
        let class = if strong { "ui-chart__strong" } else { "" };
        // Near an edge the words begin or end there.
        let (at_start, at_end) = match plane.lang {
            Lang::Ar => (place > (END - LABEL / 2) * 10, place < (START + LABEL / 2) * 10),
            Lang::En => (place < (START + LABEL / 2) * 10, place > (END - LABEL / 2) * 10),
        };
        let anchor = if at_start {
            "start"
        } else if at_end {
            "end"
        } else {
            "middle"
        };
        let date = format::day_and_month(plane.lang, day);
        let x = unit(place);
        drawn.push(view! {
            <text class=class x=x.clone() y=(182 + down).to_string() text-anchor=anchor>{date}</text>
            <text class=class x=x y=(199 + down).to_string() text-anchor=anchor>{words}</text>
        });
    }
    let [_, second] = taken;
    (drawn, !second.is_empty())
}
