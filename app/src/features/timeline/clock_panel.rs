use domain::application::{ClockView, EndKind, Ending, RunningClock, Shown, Tick, Turn};
use leptos::prelude::*;

use crate::{
    charts::{DayTick, Ruler, RulerSize, TickKind},
    format,
    i18n::{coded, common, states, timeline as text},
    lang::{Lang, use_lang},
    ui::DualDate,
};

/// The band that names the turn, the figure that says how long, the ruler with both its ends named.
#[component]
pub fn ClockPanel(
    clock: ClockView,
    /// Who reads it: a turn is "yours" to the applicant alone.
    shown: Shown,
    /// What follows when the day passes, in the reader's words.
    #[prop(optional, into)]
    then: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    let ended = clock.ended.map(|ending| ending_words(lang, &clock, ending));
    let is_over = ended.is_some();
    let (class, turn_class) = match (clock.is_late, clock.turn) {
        (true, Turn::Applicant | Turn::Authority) => ("ui-clock ui-clock--late", "ui-turn ui-turn--late"),
        (false, Turn::Applicant) => ("ui-clock ui-clock--yours", "ui-turn ui-turn--yours"),
        (false, Turn::Authority) => ("ui-clock", "ui-turn"),
        (_, Turn::Nobody) => ("ui-clock", "ui-turn ui-turn--done"),
    };
    let words = match shown {
        Shown::Applicant => coded(states::find, lang, "turn", clock.turn.code()),
        Shown::Public => coded(states::find, lang, "turn", public_turn(clock.turn)),
        Shown::Staff => coded(states::find, lang, "turn", staff_turn(clock.turn)),
    };
    let beside = match (clock.turn, &clock.decision, shown) {
        (Turn::Applicant, Some(decision), _) if !decision.is_running => Some(text::stands_still(lang)),
        (Turn::Authority, _, Shown::Applicant) => Some(text::nothing_needed(lang)),
        _ => None,
    };
    let passed = clock
        .decision
        .filter(|_| !is_over)
        .map(|decision| text::days_passed(lang, decision.passed, decision.total, decision.left));
    let ends = ends(lang, &clock);
    let ticks = day_ticks(&clock.ticks);
    let figure = clock.until.map(|until| {
        let days = if clock.is_late { clock.days_late } else { clock.days_left };
        let unit = unit(lang, clock.clock, clock.is_late, i64::from(days));
        // On the last day itself the words say all.
        let number = (days > 0).then(|| view! { <span class="ui-clock__number">{format::number(days)}</span>" " });
        view! {
            <div>
                <p class="ui-clock__figure">{number}<span class="ui-clock__unit">{unit}</span></p>
                <p class="ui-muted">{text::to_end_of(lang)}" "{format::weekday(lang, until)}" "<DualDate date=until/>{then.map(|then| format!(". {then}"))}</p>
            </div>
        }
    });
    let track = (!ticks.is_empty() && !is_over).then(|| {
        view! {
            <div class="ui-clock__track">
                <Ruler ticks size=RulerSize::Wide/>
                {ends}
            </div>
        }
    });
    view! {
        <section class=class aria-label=text::turn_now(lang)>
            <div class="ui-clock__turn">
                <span class=turn_class>{words}</span>
                {beside.map(|words| view! { <span class="ui-small">{words}</span> })}
            </div>
            {(figure.is_some() || track.is_some() || is_over).then(|| view! {
                <div class="ui-clock__body">
                    {ended.map(|words| view! { <p>{words}</p> })}
                    {figure}{track}
                    {passed.map(|words| view! { <p class="ui-small ui-muted">{words}</p> })}
                </div>
            })}
        </section>
    }
    .into_any()
}

const fn public_turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Applicant => "applicant-for-staff",
        Turn::Authority | Turn::Nobody => turn.code(),
    }
}

const fn staff_turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Applicant => "applicant-for-staff",
        Turn::Authority => "authority-for-staff",
        Turn::Nobody => turn.code(),
    }
}

fn unit(lang: Lang, clock: RunningClock, is_late: bool, days: i64) -> String {
    match (clock, is_late) {
        (RunningClock::Decision, false) => text::to_decision(lang, days),
        (RunningClock::Decision, true) => text::late(lang, days),
        (RunningClock::Payment, false) => text::to_pay(lang, days),
        (RunningClock::Requirements, false) => text::to_answer(lang, days),
        (RunningClock::Payment | RunningClock::Requirements, true) => text::late_to_act(lang, days),
        (RunningClock::None, _) => common::days(lang, days),
    }
}

/// The ticks of a clock as they are drawn.
pub fn day_ticks(ticks: &[Tick]) -> Vec<DayTick> {
    ticks.iter().map(|tick| DayTick { kind: kind(tick.kind), after_gap: tick.after_gap }).collect()
}

const fn kind(kind: domain::application::TickKind) -> TickKind {
    use domain::application::TickKind as Day;
    match kind {
        Day::Done => TickKind::Done,
        Day::Still => TickKind::Still,
        Day::Now => TickKind::Now,
        Day::Left => TickKind::Left,
        Day::Late => TickKind::Late,
        Day::End => TickKind::End,
    }
}

/// When and how it ended: nothing counts on.
fn ending_words(lang: Lang, clock: &ClockView, ending: Ending) -> String {
    let day = format::dual(lang, ending.on);
    match (ending.kind, clock.decision) {
        (EndKind::Decided, Some(decision)) => text::decided_after(lang, i64::from(decision.passed), day),
        (EndKind::Decided, None) => text::decided_on(lang, day),
        (EndKind::Unanswered, _) => text::unanswered_on(lang, day),
        (EndKind::Unpaid, _) => text::unpaid_on(lang, day),
        (EndKind::Withdrawn, _) => text::withdrawn_on(lang, day),
    }
}

/// The day the ruler counts from and the day it leads to, named: that of the decision, also while the applicant holds the
/// file, whose own last day stands above.
fn ends(lang: Lang, clock: &ClockView) -> Option<impl IntoView + use<>> {
    let first = clock.from.or_else(|| clock.ticks.first().map(|tick| tick.date))?;
    let (from, to, last) = match (clock.decision, clock.clock) {
        (Some(decision), RunningClock::Requirements) => {
            (text::payment(lang), text::decision_if_answered_today(lang), decision.due_on)
        }
        (Some(decision), _) => (text::payment(lang), text::decision(lang), decision.due_on),
        (None, _) => (text::invoice(lang), text::last_day(lang), clock.until?),
    };
    Some(view! {
        <p class="ui-clock__ends">
            <span><span class="ui-clock__word">{from}</span>{format::day_and_month(lang, first)}</span>
            <span><span class="ui-clock__word">{to}</span>{format::day_and_month(lang, last)}</span>
        </p>
    })
}
