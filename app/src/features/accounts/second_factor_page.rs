use domain::account::{RecoveryCodeFields, TotpFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, InputKind, SubmitButton, TextField, Weight, check},
    i18n::accounts as t,
    lang::use_lang,
    ui::Icon,
};

/// The second step of a sign-in.
pub struct SecondFactorPage;

#[lazy_route]
impl LazyRoute for SecondFactorPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::second_factor_title(lang) lead=t::second_factor_lead(lang)>
                <FormFor initial=TotpFields::default() action="accounts/second-factor" check=check>
                    <TextField name="code" label=t::code(lang) hint=t::totp_hint(lang) kind=InputKind::Code maxlength=20/>
                    <div class="ui-acts__row"><SubmitButton label=t::sign_in_button(lang)/></div>
                </FormFor>
                <details class="ui-more">
                    <summary class="ui-more__name"><Icon name="chevron"/>{t::lost_device(lang)}</summary>
                    <div class="ui-more__body">
                        <FormFor initial=RecoveryCodeFields::default() action="accounts/recovery-code" check=check>
                            <TextField name="code" id="recovery" label=t::recovery_code(lang) hint=t::recovery_code_hint(lang) kind=InputKind::Identifier maxlength=40/>
                            <div class="ui-acts__row"><SubmitButton label=t::recovery_button(lang) weight=Weight::Second/></div>
                        </FormFor>
                    </div>
                </details>
            </Narrow>
        }
        .into_any()
    }
}
