use domain::application::{FileView, RunningClock, Turn};
use leptos::prelude::*;

use super::words;
use crate::{
    charts::{Ruler, RulerSize},
    i18n::{coded, office as t, states},
    lang::use_lang,
    ui::{DualDate, Tag, Tone},
};

/// Whose turn, how near the day, what is asked for, by whom, and who has it.
#[component]
pub fn FileHead(file: StoredValue<FileView>) -> impl IntoView {
    let lang = use_lang();
    file.with_value(|file| {
        let clock = &file.clock;
        let (turn_class, turn) = match (clock.is_late, clock.turn) {
            (true, Turn::Authority | Turn::Applicant) => ("ui-turn ui-turn--late", clock.turn),
            (false, Turn::Applicant) => ("ui-turn ui-turn--yours", clock.turn),
            (false, Turn::Authority) => ("ui-turn", clock.turn),
            (_, Turn::Nobody) => ("ui-turn ui-turn--done", clock.turn),
        };
        let turn = match turn {
            Turn::Nobody => coded(states::find, lang, "turn", turn.code()),
            // To staff, the applicant is somebody else.
            Turn::Applicant => coded(states::find, lang, "turn", "applicant-for-staff"),
            Turn::Authority => coded(states::find, lang, "turn", turn.code()),
        };
        let (due, _) = words::due(lang, clock);
        let tone = if clock.is_late { Tone::Late } else { Tone::Plain };
        let until = match clock.clock {
            RunningClock::Requirements => t::answer_until(lang),
            RunningClock::Decision | RunningClock::Payment | RunningClock::None => t::decision_until(lang),
        };
        let days: Vec<_> = [
            (t::submitted_on(lang), file.submitted_at.map(|at| at.civil_date())),
            (t::review_since(lang), file.in_review_at.map(|at| at.civil_date())),
            (until, clock.until),
        ]
        .into_iter()
        .filter_map(|(label, day)| day.map(|day| view! { <span>{label}" "<DualDate date=day/></span> }))
        .collect();
        let (name, other) = words::names(lang, file);
        let reviewer = file.reviewer.clone().unwrap_or_else(|| t::nobody(lang).to_owned());
        let state = coded(states::find, lang, "status", file.state.code());
        view! {
            <header class="ui-file__head">
                <div class="ui-row">
                    <span class=turn_class>{turn}</span>
                    <Tag text=state/>
                    {(!due.is_empty()).then(|| view! { <Tag text=due tone=tone/> })}
                </div>
                <p><bdi class="ui-strong">{name}</bdi>{other.map(|other| view! { " · "<bdi>{other}</bdi> })}</p>
                <p>{words::request_line(lang, file.service, &file.requested)}</p>
                <Ruler ticks=words::ticks(clock) size=RulerSize::Plain/>
                <p class="ui-small ui-muted ui-office__days">{days}</p>
                <p class="ui-small ui-muted">{t::reviewer_is(lang, reviewer)}</p>
            </header>
        }
    })
}
