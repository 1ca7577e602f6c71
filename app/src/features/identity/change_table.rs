use leptos::prelude::*;

use super::api::Who;
use crate::{
    features::profile::words,
    i18n::{self, identity as t, profile as p},
    lang::{Lang, use_lang},
    ui::{Tag, Tone},
};

/// Where a request stands.
pub(super) fn status_tag(lang: Lang, status: &str) -> impl IntoView + use<> {
    let (text, tone) = match status {
        "approved" => (t::approved(lang), Tone::Good),
        "refused" => (t::refused(lang), Tone::Late),
        _ => (t::waiting(lang), Tone::Info),
    };
    view! { <Tag text tone/> }
}

/// What is asked for beside what the profile says; what stays is left out where only the change is of interest.
#[component]
pub(super) fn ChangeTable(
    asked: Who,
    current: Who,
    /// Also what stays, for who compares.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let lang = use_lang();
    let rows: Vec<_> = rows(lang, &asked)
        .into_iter()
        .zip(rows(lang, &current))
        .filter(|(asked, _)| whole || !asked.value.is_empty())
        .map(|(asked, now)| {
            let wanted = if asked.value.is_empty() {
                view! { <span class="ui-muted">{t::stays(lang)}</span> }.into_any()
            } else {
                view! { <strong><bdi dir=asked.dir>{asked.value}</bdi></strong> }.into_any()
            };
            view! { <tr><th scope="row">{asked.label}</th><td><bdi dir=now.dir>{now.value}</bdi></td><td>{wanted}</td></tr> }
        })
        .collect();
    view! {
        <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="identity-caption">
            <table class="ui-table">
                <caption class="ui-table__caption" id="identity-caption">{t::caption(lang)}</caption>
                <thead><tr><th scope="col">{t::what(lang)}</th><th scope="col">{t::present(lang)}</th><th scope="col">{t::wanted(lang)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

struct Row {
    label: &'static str,
    value: String,
    /// Runs left to right: numbers, names in Latin.
    dir: Option<&'static str>,
}

fn rows(lang: Lang, who: &Who) -> [Row; 5] {
    let kind = if who.identity_kind.is_empty() {
        String::new()
    } else {
        i18n::coded(i18n::codes::find, lang, "identity_kind", &who.identity_kind)
    };
    let row = |label, value: &str, dir| Row { label, value: value.to_owned(), dir };
    [
        row(p::arabic_name(lang), &who.arabic_name, None),
        row(p::latin_name(lang), &who.latin_name, Some("ltr")),
        row(p::identity_kind(lang), &kind, None),
        row(p::identity_number(lang), &who.identity_number, Some("ltr")),
        row(p::nationality(lang), &words::country(lang, &who.nationality), None),
    ]
}
