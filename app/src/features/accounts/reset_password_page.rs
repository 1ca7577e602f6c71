use domain::account::ResetPasswordFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, HiddenField, PasswordField, SubmitButton, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
};

/// A new password by the link.
pub struct ResetPasswordPage;

#[lazy_route]
impl LazyRoute for ResetPasswordPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let token = use_query_map().get_untracked().get("token").unwrap_or_default();
        view! {
            <Narrow title=t::reset_title(lang) lead=t::reset_lead(lang)>
                <FormFor initial=ResetPasswordFields { token, ..ResetPasswordFields::default() } action="accounts/reset-password" check=check>
                    <HiddenField name="token"/>
                    <PasswordField name="password" label=t::new_password(lang) hint=t::new_password_hint(lang) autocomplete="new-password"/>
                    <PasswordField name="confirm" label=t::confirm(lang) autocomplete="new-password"/>
                    <div class="ui-acts__row"><SubmitButton label=t::reset_button(lang)/></div>
                </FormFor>
                <p><a href=lang.at("/forgotten-password")>{t::another_link(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}
