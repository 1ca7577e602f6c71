use domain::account::TotpFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::{self, Enrolment};
use crate::{
    forms::{FormFor, InputKind, Nothing, SubmitButton, TextField, Weight, check},
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, load},
};

/// Setting an authenticator up: begin, scan, type a code of it.
pub struct SetUpPage;

#[lazy_route]
impl LazyRoute for SetUpPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::pending_enrolment());
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

fn show(pending: Option<Enrolment>) -> AnyView {
    let lang = use_lang();
    let Some(pending) = pending else {
        return view! {
            <p>{t::needs_app(lang)}</p>
            <FormFor initial=Nothing action="security/begin-second-factor">
                <div class="ui-acts__row"><SubmitButton label=t::begin(lang)/></div>
            </FormFor>
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
    }
    .into_any()
}
