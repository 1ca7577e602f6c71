//! What the application costs, beside every step.

use domain::invoice::{FeeQuote, LineKind};
use leptos::prelude::*;

use super::words;
use crate::{
    i18n::{applications as t, common},
    lang::{Addressed as _, use_lang},
    ui::{Amount, Tag, Tone},
};

/// The fee and its lines, changing with what is chosen.
#[component]
pub(in crate::features) fn FeePanel(#[prop(into)] quote: Signal<Option<FeeQuote>>) -> impl IntoView {
    let lang = use_lang();
    let body = move || match quote.get() {
        None => view! { <p class="ui-muted">{t::fee_unknown(lang)}</p> }.into_any(),
        Some(quote) => lines(quote).into_any(),
    };
    view! {
        <aside class="ui-split__side" aria-labelledby="fee-title">
            <section class="ui-panel ui-stack">
                <h2 id="fee-title">{t::fees(lang)}</h2>
                <div class="ui-stack" aria-live="polite">{body}</div>
                <p class="ui-small"><a href=lang.at("/fees?service=classification")>{t::fee_rules(lang)}</a></p>
            </section>
        </aside>
    }
}

fn lines(quote: FeeQuote) -> impl IntoView {
    let lang = use_lang();
    let rows: Vec<_> = quote
        .lines
        .iter()
        .map(|line| {
            let key = if line.kind == LineKind::Administrative {
                "ui-sums__key"
            } else {
                "ui-sums__key ui-sums__key--service"
            };
            view! {
                <p class="ui-sums__row">
                    <span><span class=key></span>{words::code(lang, "line", line.kind.code())}</span>
                    <Amount amount=line.amount/>
                </p>
            }
        })
        .collect();
    view! {
        <div class="ui-sums">
            {rows}
            <p class="ui-sums__row ui-sums__row--total"><span>{t::total(lang)}</span><Amount amount=quote.total/></p>
        </div>
        {quote.placeholder.then(|| view! { <p><Tag text=common::estimated(lang) tone=Tone::Rough/></p> })}
        <p class="ui-small ui-muted">{t::fee_due(lang)}</p>
    }
}
