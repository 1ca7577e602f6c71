use crate::lang::Addressed as _;
use domain::{
    invoice::FeeQuote,
    policy::{Cited as _, Source, Status},
};
use leptos::prelude::*;

use crate::{
    features::words,
    i18n::{common, fees as text},
    lang::{Lang, use_lang},
    ui::{Tag, Tone},
};

/// The clause behind each figure of a quote, with its source and a link to it.
#[component]
pub fn ClauseLines(quote: FeeQuote) -> impl IntoView {
    let lang = use_lang();
    let edition = policy::edition(quote.edition).unwrap_or_else(policy::current);
    let mut ids: Vec<(String, Vec<Source>, Status)> = Vec::new();
    for line in quote.lines {
        if ids.iter().all(|(id, ..)| *id != line.clause) {
            ids.push((line.clause, line.source, line.status));
        }
    }
    let sentence = move |id: &str, lang: Lang| {
        edition
            .fee(id)
            .map_or_else(|| words::clause(lang, edition.late_fee.clause()), |fee| words::clause(lang, &fee.clause))
    };
    let items: Vec<_> = ids
        .into_iter()
        .map(|(id, source, status)| {
            let rough = (status == Status::Placeholder)
                .then(|| view! { " "<Tag text=common::estimated(lang) tone=Tone::Rough/> });
            view! {
                <li class="ui-clauses__item">
                    <p>{sentence(&id, lang)}{rough}</p>
                    <p class="ui-small ui-muted">
                        {text::source(lang, words::sources(lang, &source))}" "
                        <a href=lang.at(&format!("/policy#{id}"))>{text::to_clause(lang)}</a>
                    </p>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="ui-answer__part">
                <h2 class="ui-section__head">{text::where_from(lang)}</h2>
                <ul class="ui-clauses">{items}</ul>
            </div>
        }
    })
}
