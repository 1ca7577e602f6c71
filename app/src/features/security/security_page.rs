use domain::{account::ChangePasswordFields, form::Form as _, text::PasswordLength, violation::Violations};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    api::{self, OpenSession, Security},
    device,
};
use crate::{
    features::accounts::Done,
    format,
    forms::{FormFor, Nothing, PasswordField, SubmitButton, Weight},
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Load, Page, PageHead, Tag, Tone, load},
};

/// Sessions, second factor, password.
pub struct SecurityPage;

#[lazy_route]
impl LazyRoute for SecurityPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get());
        let done = use_query_map().get_untracked().get("done");
        let done = match done.as_deref() {
            Some("ended") => Some(t::done_ended(lang)),
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

fn check_alone(fields: &ChangePasswordFields) -> Violations {
    fields.parse(PasswordLength::Alone).err().unwrap_or_default()
}

fn check_beside(fields: &ChangePasswordFields) -> Violations {
    fields.parse(PasswordLength::WithSecondFactor).err().unwrap_or_default()
}

fn show(security: Security) -> AnyView {
    let lang = use_lang();
    let others = security.sessions.iter().any(|session| !session.is_current);
    let sessions: Vec<_> = security.sessions.into_iter().map(session).collect();
    let (check, hint) = if security.has_second_factor {
        (check_beside as fn(&_) -> _, t::password_hint_beside(lang))
    } else {
        (check_alone as fn(&_) -> _, t::password_hint(lang))
    };
    view! {
        <section class="ui-stack" aria-labelledby="second-factor">
            <h2 id="second-factor">{t::second_factor(lang)}</h2>
            {second_factor(security.has_second_factor, security.codes_left, security.is_staff)}
        </section>
        <section class="ui-stack" aria-labelledby="change-password">
            <h2 id="change-password">{t::change_password(lang)}</h2>
            <FormFor initial=ChangePasswordFields::default() action="security/change-password" check=check>
                <PasswordField name="current" label=t::current_password(lang) autocomplete="current-password"/>
                <PasswordField name="password" label=t::new_password(lang) hint=hint autocomplete="new-password"/>
                <PasswordField name="confirm" label=t::confirm(lang) autocomplete="new-password"/>
                <p class="ui-muted ui-small">{t::password_ends(lang)}</p>
                <div class="ui-acts__row"><SubmitButton label=t::change_password_button(lang)/></div>
            </FormFor>
        </section>
        <section class="ui-stack" aria-labelledby="sessions">
            <h2 id="sessions">{t::sessions(lang)}</h2>
            <p class="ui-muted">{t::sessions_lead(lang)}</p>
            <ul class="ui-rows">{sessions}</ul>
            {others.then(|| view! {
                <FormFor initial=Nothing action="security/end-others">
                    <div class="ui-acts__row"><SubmitButton label=t::end_others(lang) weight=Weight::Second/></div>
                </FormFor>
            })}
        </section>
        <p><a href=lang.at("/my/data")>{t::to_data(lang)}</a></p>
    }
    .into_any()
}

fn second_factor(is_set_up: bool, codes_left: i64, is_staff: bool) -> AnyView {
    let lang = use_lang();
    if !is_set_up {
        return view! {
            <p>{t::second_factor_why(lang)}</p>
            <p><a class="ui-btn ui-btn--primary" href=lang.at("/my/security/second-factor")>{t::set_up(lang)}</a></p>
        }
        .into_any();
    }
    view! {
        <p><Tag text=t::is_on(lang) tone=Tone::Good/>" "{t::codes_left(lang, codes_left)}</p>
        <div class="ui-acts__row">
            <FormFor initial=Nothing action="security/renew-recovery-codes">
                <SubmitButton label=t::renew_codes(lang) weight=Weight::Second/>
            </FormFor>
            {(!is_staff).then(|| view! {
                <FormFor initial=Nothing action="security/remove-second-factor">
                    <SubmitButton label=t::remove(lang) weight=Weight::Danger/>
                </FormFor>
            })}
        </div>
        <p class="ui-muted ui-small">{t::renew_note(lang)}</p>
    }
    .into_any()
}

fn session(session: OpenSession) -> impl IntoView {
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
                {t::opened(lang, format::moment(lang, session.created_at))}<br/>
                {t::seen(lang, format::moment(lang, session.seen_at))}
            </span>
            <span class="ui-rows__end">
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
