//! Changing e-mail address and mobile number: a code goes to the new one, which counts once it is typed here.

use domain::account::{ChangeEmailFields, ChangeMobileFields, ConfirmContactFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    features::accounts::Narrow,
    forms::{FormFor, InputKind, SubmitButton, TextField, check},
    i18n::profile as t,
    lang::{Addressed as _, use_lang},
};

/// A new e-mail address.
pub struct ChangeEmailPage;

#[lazy_route]
impl LazyRoute for ChangeEmailPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::change_email_title(lang) lead=t::change_email_lead(lang)>
                <FormFor initial=ChangeEmailFields::default() action="profile/change-email" check=check>
                    <TextField name="email" label=t::new_email(lang) kind=InputKind::Email autocomplete="email"/>
                    <div class="ui-acts__row"><SubmitButton label=t::send_code_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}

/// A new number.
pub struct ChangeMobilePage;

#[lazy_route]
impl LazyRoute for ChangeMobilePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::change_mobile_title(lang) lead=t::change_mobile_lead(lang)>
                <FormFor initial=ChangeMobileFields::default() action="profile/change-mobile" check=check>
                    <TextField name="mobile" label=t::new_mobile(lang) hint=t::mobile_hint(lang) kind=InputKind::Phone autocomplete="tel"/>
                    <div class="ui-acts__row"><SubmitButton label=t::send_code_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}

/// The code that was mailed to the new address.
pub struct ConfirmEmailPage;

#[lazy_route]
impl LazyRoute for ConfirmEmailPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::code_title(lang) lead=t::email_code_lead(lang)>
                <FormFor initial=ConfirmContactFields::default() action="profile/confirm-email" check=check>
                    <TextField name="code" label=t::code(lang) hint=t::code_hint(lang) kind=InputKind::Code maxlength=20/>
                    <div class="ui-acts__row"><SubmitButton label=t::confirm_email_button(lang)/></div>
                </FormFor>
                <p><a href=lang.at("/my/profile/email")>{t::another_code(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}

/// The code that was sent to the new number.
pub struct ConfirmMobilePage;

#[lazy_route]
impl LazyRoute for ConfirmMobilePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::code_title(lang) lead=t::mobile_code_lead(lang)>
                <FormFor initial=ConfirmContactFields::default() action="profile/confirm-mobile" check=check>
                    <TextField name="code" label=t::code(lang) hint=t::code_hint(lang) kind=InputKind::Code maxlength=20/>
                    <div class="ui-acts__row"><SubmitButton label=t::confirm_mobile_button(lang)/></div>
                </FormFor>
                <p><a href=lang.at("/my/profile/mobile")>{t::another_code(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}
