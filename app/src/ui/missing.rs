//! An answer that waits for something to be filled in.

use domain::violation::Violation;
use leptos::prelude::*;

use crate::{i18n, lang::use_lang};

/// What is still wanted before there is an answer, each leading to its field.
#[component]
pub fn Missing(#[prop(into)] title: String, faults: Vec<Violation>) -> impl IntoView {
    let lang = use_lang();
    let items: Vec<_> = faults
        .into_iter()
        .map(|fault| {
            let sentence = i18n::violation(lang, &fault);
            view! { <li><a href=format!("#{}", fault.field) rel="external">{sentence}</a></li> }
        })
        .collect();
    view! {
        <div class="ui-answer__top ui-stack">
            <svg class="ui-ruler" width="53" height="20" viewBox="0 0 53 20" aria-hidden="true" focusable="false">
                <path class="ui-ruler__left" d="M2 20v-8M14 20v-8M26 20v-8M38 20v-8M50 20v-8"/>
            </svg>
            <p class="ui-strong">{title}</p>
            <ul class="ui-stack--tight ui-small">{items}</ul>
        </div>
    }
}
