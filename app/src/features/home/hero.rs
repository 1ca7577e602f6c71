use crate::lang::Addressed as _;
use leptos::prelude::*;

use crate::{features::status::LookupForm, i18n::home as text, lang::use_lang, shell::Site};

/// What the portal promises, the way to a service, and the state of an application by its number.
#[component]
pub fn Hero() -> impl IntoView {
    let lang = use_lang();
    let signed_in = use_context::<Site>().is_some_and(|site| site.viewer.is_some());
    let (own, words) = if signed_in { ("/my", text::my_page(lang)) } else { ("/sign-in", text::have_account(lang)) };
    view! {
        <div class="ui-hero">
            <div class="ui-hero__text">
                <h1 tabindex="-1">{text::title(lang)}</h1>
                <p class="ui-lead">{text::lead(lang)}</p>
                <div class="ui-row">
                    <a class="ui-btn ui-btn--primary" href=lang.at("/services")>{text::choose(lang)}</a>
                    <a class="ui-btn ui-btn--plain" href=lang.at(own)>{words}</a>
                </div>
            </div>
            <div class="ui-panel ui-panel--lift ui-lookup">
                <LookupForm heading=true/>
            </div>
        </div>
    }
    .into_any()
}
