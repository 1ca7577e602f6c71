//! Help in the same place on every page, all the ways again (the phone's menu leads here), and who operates this.

use crate::lang::Addressed as _;
use domain::time::CivilDate;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{desk_nav::own_page, header::OtherLanguage};
use crate::{format, i18n, lang::use_lang, shell::Site};

/// The foot of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let lang = use_lang();
    let site = expect_context::<Site>();
    let today = CivilDate::parse_iso(&site.today).map(|today| format::dual(lang, today)).unwrap_or_default();
    let location = use_location();
    // Back to where one is; the form itself is no place to come back to.
    let preferences = move || {
        let (page, path) = (lang.at("/preferences"), location.pathname.get());
        let query = location.query.with(leptos_router::params::ParamsMap::to_query_string);
        if path == page {
            format!("{path}{query}")
        } else {
            format!("{page}?next={}", crate::routes::encoded(&format!("{path}{query}")))
        }
    };
    let link = move |page: &'static str, label: &'static str| view! { <li><a class="ui-foot__link" href=lang.at(page)>{label}</a></li> };
    let mine = match site.viewer {
        None => {
            view! { {link("/sign-in", i18n::common::sign_in(lang))} {link("/register", i18n::common::register(lang))} }
                .into_any()
        }
        Some(viewer) => {
            let (page, label) = own_page(lang, &viewer);
            let own = link(page, label);
            view! { {own} {link("/sign-out", i18n::common::sign_out(lang))} }.into_any()
        }
    };
    view! {
        <footer class="ui-foot">
            <div class="ui-wrap ui-foot__in">
                <section id="help" class="ui-stack ui-stack--tight">
                    <h2>{i18n::common::need_help(lang)}</h2>
                    <p>{i18n::common::need_help_text(lang)}" "<a class="ui-foot__link" href=lang.at("/contact")>{i18n::common::contact(lang)}</a></p>
                </section>
                <nav id="menu" aria-label=i18n::common::all_sections(lang)>
                    <ul class="ui-foot__list">
                    {link("/services", i18n::common::services(lang))}
                    {link("/fees", i18n::common::fee_calculator(lang))}
                    {link("/refund-calculator", i18n::common::refund_calculator(lang))}
                    {link("/status", i18n::common::status(lang))}
                    {link("/policy", i18n::common::policy(lang))}
                    {link("/verify", i18n::common::verify(lang))}
                    {mine}
                    <li><a class="ui-foot__link" href=preferences>{i18n::common::preferences(lang)}</a></li>
                    <li><OtherLanguage class="ui-foot__link"/></li>
                    </ul>
                </nav>
                <p class="ui-foot__note">{i18n::common::operated_by(lang, site.operator, today)}</p>
            </div>
        </footer>
    }
}
