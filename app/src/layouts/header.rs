//! Sign and name, the five ways in, help, language, and the way to one's own page.

use super::desk_nav::{desks, own_page};
use crate::lang::Addressed as _;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    i18n,
    lang::{Lang, use_lang},
    shell::Site,
    ui::Icon,
};

/// The bar at the top, edged by the ruler of days.
#[component]
pub fn Header() -> impl IntoView {
    let lang = use_lang();
    let viewer = expect_context::<Site>().viewer;
    // Staff go between their desks; everything else is in the foot of the page.
    let sections = match viewer.as_ref().map(|viewer| desks(lang, viewer)) {
        Some(desks) if !desks.is_empty() => desks,
        Some(_) | None => vec![
            ("/services", i18n::common::services(lang)),
            ("/fees", i18n::common::fee_calculator(lang)),
            ("/refund-calculator", i18n::common::refund_calculator(lang)),
            ("/status", i18n::common::status(lang)),
            ("/policy", i18n::common::policy(lang)),
        ],
    };
    let path = use_location().pathname;
    let link = move |page: &'static str, label: &'static str| {
        let href = lang.at(page);
        let target = href.clone();
        let current = move || path.with(|path| is_at(path, &target));
        view! { <a class="ui-nav__link" href=href aria-current=current>{label}</a> }
    };
    view! {
        <header class="ui-bar">
            <div class="ui-wrap ui-bar__in">
                <a class="ui-mark" href=lang.at("")>
                    <svg class="ui-mark__sign" viewBox="0 0 34 34" aria-hidden="true" focusable="false">
                        <path d="M5 29V17M11 29V17M17 29V4M23 29v-7M29 29v-7"/>
                    </svg>
                    <span class="ui-mark__name">{i18n::common::product(lang)}</span>
                </a>
                <nav class="ui-nav" aria-label=i18n::common::sections(lang)>
                    {sections.into_iter().map(|(page, label)| link(page, label)).collect::<Vec<_>>()}
                </nav>
                <div class="ui-bar__end">
                    <a class="ui-bar__link" href=lang.at("/contact")><Icon name="help"/>{i18n::common::help(lang)}</a>
                    <OtherLanguage class="ui-bar__link ui-bar__link--wide"/>
                    <Mine viewer/>
                    <a class="ui-bar__link ui-bar__link--phone" href="#menu" rel="external"><Icon name="menu"/>{i18n::common::menu(lang)}</a>
                </div>
            </div>
            <div class="ui-edge"></div>
        </header>
    }
}

/// Here, or on a page below.
fn is_at(path: &str, section: &str) -> Option<&'static str> {
    match path.trim_end_matches('/').strip_prefix(section) {
        Some("") => Some("page"),
        Some(below) if below.starts_with('/') => Some("true"),
        _ => None,
    }
}

/// The same page in the other language; what is typed in its form comes along.
#[component]
pub fn OtherLanguage(class: &'static str) -> impl IntoView {
    let lang = use_lang();
    let other = lang.other();
    let location = use_location();
    let href = move || {
        let path = location.pathname.get();
        let rest = path.strip_prefix(&format!("/{}", lang.code())).unwrap_or_default().to_owned();
        let query = location.query.with(leptos_router::params::ParamsMap::to_query_string);
        format!("/{}{rest}{query}", other.code())
    };
    let keep = move |_| {
        #[cfg(feature = "hydrate")]
        crate::pwa::keep_typed();
    };
    view! {
        <a class=class href=href rel="external" lang=other.code() dir=other.dir() hreflang=other.code() on:click=keep>
            {i18n::common::other_language(lang)}
        </a>
    }
}

/// The way in, or to one's own page and out.
#[component]
fn Mine(viewer: Option<crate::shell::Viewer>) -> impl IntoView {
    let lang: Lang = use_lang();
    match viewer {
        None => view! {
            <a class="ui-bar__link ui-bar__link--wide" href=lang.at("/sign-in")><Icon name="user"/>{i18n::common::sign_in(lang)}</a>
        }
        .into_any(),
        Some(viewer) => {
            let (page, label) = own_page(lang, &viewer);
            view! { <a class="ui-bar__link ui-bar__link--wide" href=lang.at(page)><Icon name="user"/>{label}</a> }.into_any()
        }
    }
}
