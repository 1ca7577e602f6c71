use domain::application::{ApplicationSummary, PublicStatus, Turn};
use leptos::prelude::*;

use super::{path, words};
use crate::{
    format,
    i18n::{applications as t, coded, states},
    lang::use_lang,
    ui::{Tag, Tone},
};

/// Applications as a list: what, where it stands, whose turn.
#[component]
pub(in crate::features) fn SummaryRows(applications: Vec<ApplicationSummary>) -> impl IntoView {
    let rows: Vec<_> = applications.into_iter().map(row).collect();
    view! { <ul class="ui-rows">{rows}</ul> }.into_any()
}

fn row(summary: ApplicationSummary) -> impl IntoView {
    let lang = use_lang();
    let title = words::service(lang, summary.service);
    let requested = words::requested(lang, &summary.requested);
    let title = match requested {
        Some(requested) => t::titled(lang, title, requested),
        None => title,
    };
    let (tone, status) = match (summary.status, summary.clock.turn) {
        (PublicStatus::Draft, _) => (Tone::Info, words::status(lang, summary.status)),
        (PublicStatus::Approved, _) => (Tone::Good, words::status(lang, summary.status)),
        (PublicStatus::Rejected, _) => (Tone::Late, words::status(lang, summary.status)),
        (_, Turn::Applicant) => (Tone::Yours, words::status(lang, summary.status)),
        _ => (Tone::Plain, words::status(lang, summary.status)),
    };
    let turn = (summary.submitted_at.is_some()).then(|| coded(states::find, lang, "turn", summary.clock.turn.code()));
    let until = summary.clock.until.map(|until| t::until_day(lang, format::gregorian(lang, until)));
    let note = match summary.submitted_at {
        None => t::saved_on(lang, format::moment(lang, summary.saved_at)),
        Some(_) => {
            let parts: Vec<String> = [turn, until].into_iter().flatten().collect();
            parts.join(t::comma(lang))
        }
    };
    let number = summary.submitted_at.is_some().then(|| summary.number.clone());
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=path::page(lang, summary.id, "")>{title}</a>
            <span class="ui-rows__note">
                {number.map(|number| view! { <bdi class="ui-id" dir="ltr">{number}</bdi>{t::comma(lang)} })}
                {note}
            </span>
            <span class="ui-rows__end ui-rows__end--under"><Tag text=status tone/></span>
        </li>
    }
}
