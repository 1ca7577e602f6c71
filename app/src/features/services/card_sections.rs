use domain::service::ServiceCode;
use leptos::prelude::*;

use crate::{features::words, i18n::service_pages as text, lang::use_lang, shell::use_today, ui::Icon};

/// Conditions or documents of a service; nothing when it asks for none.
#[component]
pub fn CardList(
    id: &'static str,
    #[prop(into)] title: String,
    code: ServiceCode,
    /// `condition` or `document`: the middle of the texts' keys.
    part: &'static str,
    icon: &'static str,
    keys: &'static [&'static str],
    /// The audience stands first.
    #[prop(optional)]
    who: bool,
) -> impl IntoView {
    let lang = use_lang();
    let limits = &policy::effective_on(use_today()).limits;
    let size = (part == "document").then(|| {
        let sentence = text::file_limits(lang, limits.file_megabytes.max);
        view! { <p class="ui-muted">{sentence}</p> }
    });
    let audience = who.then(|| words::of_service(lang, code, "who"));
    let items: Vec<_> = audience
        .into_iter()
        .chain(keys.iter().map(|key| words::of_service(lang, code, &format!("{part}_{}", key.replace('-', "_")))))
        .map(|sentence| view! { <li class="ui-list__item"><Icon name=icon/><span>{sentence}</span></li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="ui-stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {size}
                <ul class="ui-list">{items}</ul>
            </section>
        }
    })
}
