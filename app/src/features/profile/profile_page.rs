use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    api::{self, OwnProfile},
    words,
};
use crate::{
    features::accounts::Done,
    format,
    i18n::{common, profile as t},
    lang::{Addressed as _, use_lang},
    ui::{Icon, Load, Page, PageHead, Tag, Tone, load},
};

/// One's own data at a glance, what just changed, and the yearly confirmation.
pub struct ProfilePage;

#[lazy_route]
impl LazyRoute for ProfilePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get());
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang)/>
                    <News/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

/// What was done on the way here.
#[component]
fn News() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    move || {
        let query = query.get();
        let done = match query.get("done").as_deref() {
            Some("confirmed") => Some(t::done_confirmed(lang)),
            _ => None,
        };
        let sent = query.get("sent").and_then(|sent| sent.parse::<i64>().ok()).filter(|sent| *sent > 0);
        view! {
            {done.map(|text| view! { <Done text/> })}
            {sent.map(|sent| view! {
                <div class="ui-note ui-note--good" role="status">
                    <Icon name="check"/>
                    <p>{t::sent_again(lang, sent)}" "<a href=lang.at("/my/applications")>{t::to_applications(lang)}</a></p>
                </div>
            })}
        }
    }
}

fn show(profile: OwnProfile) -> AnyView {
    let lang = use_lang();
    let due = match (profile.is_update_open, profile.is_confirmation_due) {
        (true, _) => Some((t::update_open(lang), t::finish_title(lang))),
        (false, true) => Some((t::confirmation_due(lang), t::confirm_button(lang))),
        (false, false) => None,
    };
    let due = due.map(|(text, button)| {
        view! {
            <div class="ui-note ui-note--yours">
                <Icon name="info"/>
                <div class="ui-stack ui-stack--tight">
                    <p>{text}</p>
                    <p><a class="ui-btn" href=lang.at("/my/profile/finish")>{button}</a></p>
                </div>
            </div>
        }
    });
    let verified = profile.verified_at.is_some();
    let rows: Vec<_> = words::rows(lang, &profile.fields)
        .into_iter()
        .map(|(field, label, value)| {
            let is_identity = words::IDENTITY.contains(&field);
            let href = lang.at(if verified && is_identity { "/my/profile/identity" } else { "/my/profile/edit" });
            row(label, value, words::dir(field), href)
        })
        .collect();
    view! {
        {due}
        <section class="ui-stack" aria-labelledby="contact">
            <h2 id="contact">{t::contact(lang)}</h2>
            <dl class="ui-answers">
                {row(t::email(lang), profile.email, Some("ltr"), lang.at("/my/profile/email"))}
                {row(t::mobile(lang), profile.fields.mobile.clone(), Some("ltr"), lang.at("/my/profile/mobile"))}
            </dl>
            {(!profile.is_mobile_verified && !profile.fields.mobile.is_empty()).then(|| view! { <p class="ui-muted">{t::mobile_unproved(lang)}</p> })}
        </section>
        <section class="ui-stack" aria-labelledby="who">
            <h2 id="who">{t::who(lang)}</h2>
            {verified.then(|| view! { <p><Tag text=t::verified(lang) tone=Tone::Good/>" "{t::verified_text(lang)}</p> })}
            {(!profile.is_filled).then(|| view! { <p>{t::not_filled(lang)}</p> })}
            <dl class="ui-answers">
                {profile.membership_number.map(|number| row(t::membership_number(lang), number, Some("ltr"), String::new()))}
                {rows}
            </dl>
            <p><a class="ui-btn" href=lang.at("/my/profile/edit")>{t::edit_title(lang)}</a></p>
        </section>
        {profile.data_confirmed_at.map(|at| view! { <p class="ui-muted">{t::confirmed_at(lang, format::moment(lang, at))}</p> })}
        <p><a href=lang.at("/my/security")>{t::to_security(lang)}</a></p>
        <p><a href=lang.at("/my/data")>{t::to_data(lang)}</a></p>
    }
    .into_any()
}

fn row(label: &'static str, value: String, dir: Option<&'static str>, href: String) -> impl IntoView {
    let lang = use_lang();
    let value = if value.is_empty() {
        view! { <span class="ui-muted">{t::empty(lang)}</span> }.into_any()
    } else {
        view! { <bdi dir=dir>{value}</bdi> }.into_any()
    };
    view! {
        <div class="ui-answers__row">
            <dt class="ui-answers__term">{label}</dt>
            <dd class="ui-answers__value">{value}</dd>
            {(!href.is_empty()).then(|| view! {
                <dd class="ui-answers__change"><a class="ui-answers__link" href=href>{common::change(lang)}<span class="ui-hidden">" "{label}</span></a></dd>
            })}
        </div>
    }
}
