//! The timeline: what happened, and what comes next.

use domain::application::{Action, Timeline};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{applications as t, coded, states},
    lang::use_lang,
};

/// What happened, newest last, then what is expected.
#[component]
pub fn CaseLine(timeline: Timeline) -> impl IntoView {
    let lang = use_lang();
    let last = timeline.entries.len().saturating_sub(1);
    let past: Vec<_> = timeline
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let class = match (entry.action, index == last) {
                (_, true) => "ui-line__item ui-line__item--now",
                (Action::RequestRequirements, _) => "ui-line__item ui-line__item--still",
                _ => "ui-line__item",
            };
            view! {
                <li class=class>
                    <p class="ui-line__what">{coded(states::find, lang, "did", entry.action.code())}</p>
                    <p class="ui-line__when">{format::moment(lang, entry.at)}</p>
                </li>
            }
        })
        .collect();
    let next: Vec<_> = timeline
        .expected
        .iter()
        .map(|expected| {
            view! {
                <li class="ui-line__item ui-line__item--next">
                    <p class="ui-line__what">{coded(states::find, lang, "expected", expected.action.code())}</p>
                    <p class="ui-line__when">{t::until_day(lang, format::dual(lang, expected.on))}</p>
                </li>
            }
        })
        .collect();
    view! { <ol class="ui-line">{past}{next}</ol> }.into_any()
}
