use domain::account::TotpFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::{self, Authenticator};
use crate::{
    forms::{FormFor, InputKind, Nothing, SubmitButton, TextField, Weight, check},
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, Tag, Tone, load},
};

/// The authenticator: begin, scan, type a code of it; once it is set up, the recovery codes and the way to be rid of it.
pub struct SetUpPage;

#[lazy_route]
impl LazyRoute for SetUpPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get_authenticator());
        let crumbs = vec![Crumb::new(lang.at("/my/security"), t::title(lang))];
        view! {
            <Page title=t::set_up_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::set_up_title(lang) lead=t::set_up_lead(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(authenticator: Authenticator) -> AnyView {
    let lang = use_lang();
    let Some(pending) = authenticator.pending else {
        return view! {
            {authenticator.is_set_up.then(|| view! { <p><Tag text=t::is_on(lang) tone=Tone::Good/></p> })}
            {(!authenticator.is_set_up).then(|| view! {
                <p>{t::needs_app(lang)}</p>
                <FormFor initial=Nothing action="security/begin-second-factor">
                    <div class="ui-acts__row">
                        <SubmitButton label=t::begin(lang)/>
                        <a class="ui-btn ui-btn--plain" href=lang.at("/my/security/passkeys")>{t::rather_passkey(lang)}</a>
                    </div>
                </FormFor>
            })}
            {(authenticator.is_set_up || authenticator.codes_left > 0).then(|| codes(authenticator.codes_left))}
            {authenticator.is_set_up.then(|| replace(authenticator.may_remove))}
        }
        .into_any();
    };
    let key = pending.key.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    view! {
        <ol class="ui-steps">
            <li class="ui-steps__item">
                <span class="ui-steps__name">{t::step_scan(lang)}</span>
                <div class="ui-qr">
                    <div class="ui-qr__code" role="img" aria-label=t::qr_label(lang) inner_html=pending.svg></div>
                    <div class="ui-stack">
                        <p>{t::or_type(lang)}</p>
                        <p><bdi class="ui-qr__key" dir="ltr">{key}</bdi></p>
                        <p><a href=pending.address rel="external">{t::open_app(lang)}</a></p>
                    </div>
                </div>
            </li>
            <li class="ui-steps__item">
                <span class="ui-steps__name">{t::step_code(lang)}</span>
                <FormFor initial=TotpFields::default() action="security/confirm-second-factor" check=check>
                    <TextField name="code" label=t::code(lang) hint=t::code_hint(lang) kind=InputKind::Code maxlength=20/>
                    <div class="ui-acts__row"><SubmitButton label=t::confirm_button(lang)/></div>
                </FormFor>
            </li>
        </ol>
        <FormFor initial=Nothing action="security/begin-second-factor">
            <div class="ui-acts__row"><SubmitButton label=t::begin_again(lang) weight=Weight::Second/></div>
        </FormFor>
        {authenticator.is_set_up.then(|| codes(authenticator.codes_left))}
    }
    .into_any()
}

fn codes(left: i64) -> AnyView {
    let lang = use_lang();
    view! {
        <section class="ui-stack" aria-labelledby="codes">
            <h2 id="codes">{t::codes_title(lang)}</h2>
            <p>{t::codes_left(lang, left)}</p>
            <FormFor initial=Nothing action="security/renew-recovery-codes">
                <div class="ui-acts__row"><SubmitButton label=t::renew_codes(lang) weight=Weight::Second/></div>
            </FormFor>
            <p class="ui-muted ui-small">{t::renew_note(lang)}</p>
        </section>
    }
    .into_any()
}

/// Another device, or none.
fn replace(may_remove: bool) -> AnyView {
    let lang = use_lang();
    view! {
        <section class="ui-stack" aria-labelledby="replace">
            <h2 id="replace">{t::replace_title(lang)}</h2>
            <p>{t::replace_text(lang)}</p>
            <FormFor initial=Nothing action="security/begin-second-factor">
                <div class="ui-acts__row"><SubmitButton label=t::replace(lang) weight=Weight::Second/></div>
            </FormFor>
            {if may_remove {
                view! {
                    <FormFor initial=Nothing action="security/remove-second-factor">
                        <div class="ui-acts__row"><SubmitButton label=t::remove(lang) weight=Weight::Danger/></div>
                    </FormFor>
                }
                .into_any()
            } else {
                view! { <p class="ui-muted ui-small">{t::staff_keep(lang)}</p> }.into_any()
            }}
        </section>
    }
    .into_any()
}
