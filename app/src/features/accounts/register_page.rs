use domain::account::RegisterFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, InputKind, PasswordField, SubmitButton, TextField, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
};

/// Opening an account: name, e-mail, password, confirm; nothing else is asked.
pub struct RegisterPage;

#[lazy_route]
impl LazyRoute for RegisterPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let next = use_query_map().get_untracked().get("next").unwrap_or_default();
        let sign_in = crate::routes::keeping(lang.at("/sign-in"), &next);
        view! {
            <Narrow title=t::register_title(lang) lead=t::register_lead(lang)>
                <FormFor initial=RegisterFields::default() action="accounts/register" check=check with=vec![("next", next)]>
                    <TextField name="name" label=t::name(lang) hint=t::name_hint(lang) autocomplete="name"/>
                    <TextField name="email" label=t::email(lang) hint=t::email_hint(lang) kind=InputKind::Email autocomplete="username"/>
                    <PasswordField name="password" label=t::password(lang) hint=t::new_password_hint(lang) autocomplete="new-password"/>
                    <PasswordField name="confirm" label=t::confirm(lang) autocomplete="new-password"/>
                    <div class="ui-acts__row"><SubmitButton label=t::register_button(lang)/></div>
                </FormFor>
                <p>{t::have_account(lang)}" "<a href=sign_in>{t::sign_in_title(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}
