use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    api::{self, OpenSession},
    device,
};
use crate::{
    features::accounts::Done,
    format,
    forms::{FormFor, Nothing, SubmitButton, Weight},
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, Tag, Tone, load},
};

/// Where one is signed in: device, network, times; one ended, or all others.
pub struct SessionsPage;

#[lazy_route]
impl LazyRoute for SessionsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::sessions());
        let done = match use_query_map().get_untracked().get("done").as_deref() {
            Some("ended") => Some(t::done_ended(lang)),
            Some("all") => Some(t::done_all(lang)),
            _ => None,
        };
        let crumbs = vec![Crumb::new(lang.at("/my/security"), t::title(lang))];
        view! {
            <Page title=t::sessions(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::sessions(lang) lead=t::sessions_lead(lang) crumbs/>
                    {done.map(|text| view! { <Done text/> })}
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(sessions: Vec<OpenSession>) -> AnyView {
    let lang = use_lang();
    let others = sessions.iter().any(|session| !session.is_current);
    let has_new = sessions.iter().any(|session| session.is_new_place);
    let rows: Vec<_> = sessions.into_iter().map(row).collect();
    view! {
        <ul class="ui-rows">{rows}</ul>
        {has_new.then(|| view! { <p class="ui-muted ui-small">{t::place_note(lang)}</p> })}
        {others.then(|| view! {
            <FormFor initial=Nothing action="security/end-others">
                <div class="ui-acts__row"><SubmitButton label=t::end_others(lang) weight=Weight::Danger/></div>
            </FormFor>
        })}
    }
    .into_any()
}

fn row(session: OpenSession) -> impl IntoView {
    let lang = use_lang();
    let device = match device::name(&session.device) {
        name if name.is_empty() => t::unknown_device(lang).to_owned(),
        name => name,
    };
    let label = t::end_this(lang, &device);
    view! {
        <li class="ui-rows__item">
            <span><bdi>{device}</bdi></span>
            <span class="ui-rows__note">
                {(!session.place.is_empty()).then(|| view! { {t::from(lang)}" "<bdi class="ui-id" dir="ltr">{session.place}</bdi><br/> })}
                {t::opened(lang, format::moment(lang, session.created_at))}<br/>
                {t::seen(lang, format::moment(lang, session.seen_at))}
            </span>
            <span class="ui-rows__end ui-rows__end--under">
                {session.is_new_place.then(|| view! { <Tag text=t::new_place(lang) tone=Tone::Yours/> })}
                {if session.is_current {
                    view! { <Tag text=t::this_session(lang) tone=Tone::Good/> }.into_any()
                } else {
                    view! {
                        <FormFor initial=Nothing action="security/end-session" with=vec![("session", session.id)]>
                            <button class="ui-btn" type="submit" aria-label=label>{t::end(lang)}</button>
                        </FormFor>
                    }
                    .into_any()
                }}
            </span>
        </li>
    }
}
