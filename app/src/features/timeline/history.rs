use domain::application::{Expected, PublicStatus, Timeline, TimelineEntry};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{coded, states, timeline as text},
    lang::use_lang,
    ui::DualDate,
};

/// What happened, oldest first, then what comes next.
#[component]
pub fn History(timeline: Timeline) -> impl IntoView {
    let lang = use_lang();
    let last = timeline.entries.len().saturating_sub(1);
    let is_open = !timeline.expected.is_empty();
    let done: Vec<_> = timeline
        .entries
        .into_iter()
        .enumerate()
        .map(|(index, TimelineEntry { at, action, status })| {
            let class = match (status, index == last && is_open) {
                (_, true) => "ui-line__item ui-line__item--now",
                (PublicStatus::AdditionalRequirements, false) => "ui-line__item ui-line__item--still",
                (_, false) => "ui-line__item",
            };
            view! {
                <li class=class>
                    <p class="ui-line__what">{coded(states::find, lang, "did", action.code())}</p>
                    <p class="ui-line__when"><DualDate date=at.civil_date()/>" "<bdi class="ui-id" dir="ltr">{crate::format::time(at)}</bdi></p>
                </li>
            }
        })
        .collect();
    let next: Vec<_> = timeline
        .expected
        .into_iter()
        .map(|Expected { on, action }| {
            view! {
                <li class="ui-line__item ui-line__item--next">
                    <p class="ui-line__what">{coded(states::find, lang, "expected", action.code())}</p>
                    <p class="ui-line__when">{format::weekday(lang, on)}" "<DualDate date=on/></p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="ui-stack" aria-labelledby="history">
            <h2 id="history">{text::history(lang)}</h2>
            <ol class="ui-line">{done}{next}</ol>
        </section>
    }
    .into_any()
}
