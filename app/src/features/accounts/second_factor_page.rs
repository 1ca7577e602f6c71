use domain::account::{RecoveryCodeFields, ShowPasskeyFields, TotpFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{self, SecondStep},
    narrow::Narrow,
};
use crate::{
    features::security::{Ask, PasskeyButton},
    forms::{FormFor, InputKind, SubmitButton, TextField, Weight, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
    ui::{Icon, Load, load},
};

/// The second step of a sign-in, by what the account has.
pub struct SecondFactorPage;

#[lazy_route]
impl LazyRoute for SecondFactorPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get_second_step());
        view! {
            <Narrow title=t::second_factor_title(lang)>
                <Load data children=show/>
            </Narrow>
        }
        .into_any()
    }
}

fn show(step: Option<SecondStep>) -> AnyView {
    let lang = use_lang();
    let Some(step) = step else { return too_late() };
    view! {
        <p class="ui-lead">{t::second_factor_lead(lang)}</p>
        {step.passkey.then(|| view! {
            <FormFor initial=ShowPasskeyFields::default() action="accounts/passkey-second-step">
                <PasskeyButton ask=Ask::SecondStep label=t::passkey_step_button(lang)/>
            </FormFor>
        })}
        {step.totp.then(|| view! {
            <FormFor initial=TotpFields::default() action="accounts/second-factor" check=check>
                <TextField name="code" label=t::code(lang) hint=t::totp_hint(lang) kind=InputKind::Code maxlength=20/>
                <div class="ui-acts__row"><SubmitButton label=t::sign_in_button(lang) weight={if step.passkey { Weight::Second } else { Weight::Primary }}/></div>
            </FormFor>
        })}
        <details class="ui-more">
            <summary class="ui-more__name"><Icon name="chevron"/>{t::lost_device(lang)}</summary>
            <div class="ui-more__body ui-stack--roomy">
                <FormFor initial=RecoveryCodeFields::default() action="accounts/recovery-code" check=check>
                    <TextField name="code" id="recovery" label=t::recovery_code(lang) hint=t::recovery_code_hint(lang) kind=InputKind::Identifier maxlength=40/>
                    <div class="ui-acts__row"><SubmitButton label=t::recovery_button(lang) weight=Weight::Second/></div>
                </FormFor>
                <p><a href=lang.at("/sign-in/lost")>{t::lost_codes(lang)}</a></p>
            </div>
        </details>
    }
    .into_any()
}

/// The password is too long ago.
pub(super) fn too_late() -> AnyView {
    let lang = use_lang();
    view! {
        <div class="ui-note"><Icon name="info"/><p>{t::step_over(lang)}</p></div>
        <p><a class="ui-btn ui-btn--primary" href=lang.at("/sign-in")>{t::sign_in_title(lang)}</a></p>
    }
    .into_any()
}
