use domain::account::ForgottenEmailCodeFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, HiddenField, InputKind, SubmitButton, TextField, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
};

/// The code of the text message.
pub struct FindEmailPage;

#[lazy_route]
impl LazyRoute for FindEmailPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let mobile = use_query_map().get_untracked().get("mobile").unwrap_or_default();
        view! {
            <Narrow title=t::find_email_title(lang) lead=t::find_email_lead(lang)>
                <FormFor initial=ForgottenEmailCodeFields { mobile, code: String::new() } action="accounts/find-email" check=check>
                    <HiddenField name="mobile"/>
                    <TextField name="code" label=t::code(lang) hint=t::code_hint(lang) kind=InputKind::Code maxlength=20/>
                    <div class="ui-acts__row"><SubmitButton label=t::find_email_button(lang)/></div>
                </FormFor>
                <p><a href=lang.at("/forgotten-email")>{t::another_code(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}

/// The address, masked; whole in a mail to itself.
pub struct EmailFoundPage;

#[lazy_route]
impl LazyRoute for EmailFoundPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let email = use_query_map().get_untracked().get("email").unwrap_or_default();
        view! {
            <Narrow title=t::email_found_title(lang) lead=t::email_found_lead(lang)>
                <p class="ui-figure"><bdi class="ui-id" dir="ltr">{email}</bdi></p>
                <p><a class="ui-btn ui-btn--primary" href=lang.at("/sign-in")>{t::sign_in_title(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}
