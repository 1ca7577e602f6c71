//! What is wrong, first in the form, each entry leading to its field.

use leptos::prelude::*;

use super::state::FormState;
use crate::{i18n, lang::use_lang};

/// Empty until something is wrong; focused when a submit was refused.
#[component]
pub fn FormSummary() -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let faults = move || state.shown();
    let problem = move || state.problem.get().map(|error| i18n::coded(i18n::errors::find, lang, "", &error.code()));
    let any = move || !faults().is_empty() || state.problem.with(Option::is_some);
    view! {
        <div data-form-summary tabindex="-1">
            {move || {
                any().then(|| {
                    let entries: Vec<_> = faults()
                        .into_iter()
                        .map(|violation| {
                            let sentence = i18n::violation(lang, &violation);
                            if violation.field.is_empty() {
                                view! { <li>{sentence}</li> }.into_any()
                            } else {
                                let target = format!("#{}", violation.field);
                                view! { <li><a class="ui-summary__link" href=target rel="external">{sentence}</a></li> }.into_any()
                            }
                        })
                        .collect();
                    // No typing mends what is refused by the state of things, or was not reached.
                    let title = if entries.is_empty() { i18n::common::not_done(lang) } else { i18n::common::summary_title(lang) };
                    view! {
                        <section class="ui-summary" aria-labelledby="summary-title">
                            <h2 class="ui-summary__title" id="summary-title">{title}</h2>
                            {problem().map(|sentence| view! { <p>{sentence}</p> })}
                            {(!entries.is_empty()).then(|| view! { <ul class="ui-summary__list">{entries}</ul> })}
                        </section>
                    }
                })
            }}
        </div>
    }
}
