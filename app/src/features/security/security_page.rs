use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::api::{self, Security};
use crate::{
    features::accounts::Done,
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Load, Page, PageHead, Tag, Tone, load},
};

/// What keeps the account safe, a line each: what there is, and the page where it is changed.
pub struct SecurityPage;

#[lazy_route]
impl LazyRoute for SecurityPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get());
        let done = match use_query_map().get_untracked().get("done").as_deref() {
            Some("password") => Some(t::done_password(lang)),
            Some("removed") => Some(t::done_removed(lang)),
            _ => None,
        };
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang)/>
                    {done.map(|text| view! { <Done text/> })}
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(security: Security) -> AnyView {
    let lang = use_lang();
    let has_factor = security.has_authenticator || security.passkeys > 0;
    let tag = |is_on: bool| is_on.then(|| view! { <Tag text=t::is_on(lang) tone=Tone::Good/> }.into_any());
    view! {
        <ul class="ui-rows">
            {row("/my/security/passkeys", t::passkeys(lang), t::passkeys_count(lang, security.passkeys), tag(security.passkeys > 0))}
            {row("/my/security/second-factor", t::authenticator(lang), t::authenticator_note(lang).to_owned(), tag(security.has_authenticator))}
            {has_factor.then(|| row("/my/security/second-factor#codes", t::codes_title(lang), t::codes_left(lang, security.codes_left), None))}
            {row("/my/security/password", t::change_password(lang), t::password_note(lang).to_owned(), None)}
            {row("/my/security/sessions", t::sessions(lang), t::sessions_count(lang, security.sessions), None)}
        </ul>
        {(!has_factor).then(|| view! { <p>{t::second_factor_why(lang)}</p> })}
        <p><a href=lang.at("/my/data")>{t::to_data(lang)}</a></p>
    }
    .into_any()
}

fn row(page: &str, name: &'static str, note: String, end: Option<AnyView>) -> AnyView {
    let lang = use_lang();
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=lang.at(page)>{name}</a>
            <span class="ui-rows__note">{note}</span>
            <span class="ui-rows__end">{end}</span>
        </li>
    }
    .into_any()
}
