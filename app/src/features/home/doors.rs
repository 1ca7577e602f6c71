use crate::lang::Addressed as _;
use leptos::prelude::*;

use crate::{i18n::home as text, lang::use_lang, ui::Icon};

/// Three questions before one begins: which service, how much, what comes back.
#[component]
pub fn Doors() -> impl IntoView {
    let lang = use_lang();
    let door = move |page: &'static str, name: &'static str, words: &'static str| {
        view! {
            <a class="ui-door" href=lang.at(page)>
                <span class="ui-door__name">{name}</span><span class="ui-door__text">{words}</span><Icon name="go"/>
            </a>
        }
    };
    view! {
        <nav class="ui-doors" aria-label=text::before(lang)>
            {door("/guide", text::which(lang), text::which_text(lang))}
            {door("/fees", text::how_much(lang), text::how_much_text(lang))}
            {door("/refund-calculator", text::what_back(lang), text::what_back_text(lang))}
        </nav>
    }
    .into_any()
}
