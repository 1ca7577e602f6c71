use domain::account::ForgottenEmailFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, InputKind, SubmitButton, TextField, check},
    i18n::accounts as t,
    lang::use_lang,
};

/// A forgotten address: the registered mobile gets a code.
pub struct ForgottenEmailPage;

#[lazy_route]
impl LazyRoute for ForgottenEmailPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::forgotten_email_title(lang) lead=t::forgotten_email_lead(lang)>
                <FormFor initial=ForgottenEmailFields::default() action="accounts/forgotten-email" check=check>
                    <TextField name="mobile" label=t::mobile(lang) hint=t::mobile_hint(lang) kind=InputKind::Phone autocomplete="tel"/>
                    <div class="ui-acts__row"><SubmitButton label=t::send_code_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}
