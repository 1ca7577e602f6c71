//! Whose turn it is, until when, and the ruler of days.

use domain::application::{ClockView, RunningClock, TickKind as DomainTick, Turn};
use leptos::prelude::*;

use crate::{
    charts::{DayTick, Ruler, RulerSize, TickKind},
    format,
    i18n::{applications as t, coded, states},
    lang::{Lang, use_lang},
    ui::DualDate,
};

/// The panel of an application's clock.
#[component]
pub fn ClockPanel(
    clock: ClockView,
    /// What follows when the day passes, in the reader's words.
    #[prop(optional, into)]
    then: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    let (section, turn) = match (clock.turn, clock.is_late) {
        (Turn::Nobody, _) => ("ui-clock", "ui-turn ui-turn--done"),
        (_, true) => ("ui-clock ui-clock--late", "ui-turn ui-turn--late"),
        (Turn::Applicant, false) => ("ui-clock ui-clock--yours", "ui-turn ui-turn--yours"),
        (Turn::Authority, false) => ("ui-clock", "ui-turn"),
    };
    let words = coded(states::find, lang, "turn", clock.turn.code());
    let beside = match (clock.turn, &clock.decision) {
        (Turn::Applicant, Some(_)) => Some(t::clock_stands_still(lang)),
        (Turn::Authority, _) => Some(t::nothing_needed(lang)),
        _ => None,
    };
    let figure = figure(lang, &clock);
    let ends = ends(lang, &clock);
    let ticks = ticks(&clock);
    let passed = clock.decision.map(|decision| t::days_passed(lang, decision.passed, decision.total, decision.left));
    view! {
        <section class=section aria-label=t::turn_now(lang)>
            <div class="ui-clock__turn">
                <span class=turn>{words}</span>
                {beside.map(|text| view! { <span class="ui-small">{text}</span> })}
            </div>
            <div class="ui-clock__body">
                <div>
                    {figure.map(|(number, unit)| view! {
                        <p class="ui-clock__figure"><span class="ui-clock__number">{number}</span><span class="ui-clock__unit">{unit}</span></p>
                    })}
                    {clock.until.map(|until| view! {
                        <p class="ui-small ui-muted">{t::to_end_of(lang)}" "<DualDate date=until/>{then.map(|then| format!(". {then}"))}</p>
                    })}
                </div>
                {(!ticks.is_empty()).then(|| view! {
                    <div class="ui-clock__track">
                        <Ruler ticks size=RulerSize::Wide/>
                        {ends.map(|(first, last)| view! { <p class="ui-clock__ends"><span>{first}</span><span>{last}</span></p> })}
                    </div>
                })}
                {passed.map(|text| view! { <p class="ui-small ui-muted">{text}</p> })}
            </div>
        </section>
    }
    .into_any()
}

/// The large number and what it counts.
fn figure(lang: Lang, clock: &ClockView) -> Option<(String, String)> {
    let (count, is_late) = if clock.is_late { (clock.days_late, true) } else { (clock.days_left, false) };
    let unit = match (clock.clock, is_late) {
        (RunningClock::None, _) => return None,
        (RunningClock::Payment, false) => t::left_to_pay(lang, i64::from(count)),
        (RunningClock::Requirements, false) => t::left_to_answer(lang, i64::from(count)),
        (RunningClock::Decision, false) => t::left_to_decide(lang, i64::from(count)),
        (RunningClock::Decision, true) => t::late_to_decide(lang, i64::from(count)),
        (RunningClock::Payment | RunningClock::Requirements, true) => t::late_to_act(lang, i64::from(count)),
    };
    Some((format::number(count), unit))
}

/// Both ends of the ruler.
fn ends(lang: Lang, clock: &ClockView) -> Option<(String, String)> {
    let first = clock.ticks.first()?.date;
    if let Some(decision) = clock.decision {
        let first = t::ruler_review(lang, format::gregorian(lang, decision.started_on));
        let last = format::gregorian(lang, decision.due_on);
        return Some((
            first,
            if decision.is_running { t::ruler_decision(lang, last) } else { t::ruler_decision_if(lang, last) },
        ));
    }
    let until = clock.until?;
    Some((
        t::ruler_invoice(lang, format::gregorian(lang, first)),
        t::ruler_last_day(lang, format::gregorian(lang, until)),
    ))
}

fn ticks(clock: &ClockView) -> Vec<DayTick> {
    clock
        .ticks
        .iter()
        .map(|tick| DayTick {
            after_gap: tick.after_gap,
            kind: match tick.kind {
                DomainTick::Done => TickKind::Done,
                DomainTick::Still => TickKind::Still,
                DomainTick::Now => TickKind::Now,
                DomainTick::Left => TickKind::Left,
                DomainTick::Late => TickKind::Late,
                DomainTick::End => TickKind::End,
            },
        })
        .collect()
}
