use domain::account::{ShowPasskeyFields, SignInFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::{Done, Narrow};
use crate::{
    features::security::{Ask, PasskeyButton},
    forms::{FormFor, HiddenField, InputKind, PasswordField, SubmitButton, TextField, Weight, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
};

/// Signing in.
pub struct SignInPage;

#[lazy_route]
impl LazyRoute for SignInPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map().get_untracked();
        let done = if query.get("activated").is_some() {
            Some(t::activated(lang))
        } else if query.get("changed").is_some() {
            Some(t::password_changed(lang))
        } else if query.get("undone").is_some() {
            Some(t::contact_undone(lang))
        } else if query.get("erased").is_some() {
            Some(t::erased(lang))
        } else if query.get("removed").is_some() {
            Some(t::second_step_removed(lang))
        } else {
            None
        };
        let next = query.get("next").unwrap_or_default();
        let register = crate::routes::keeping(lang.at("/register"), &next);
        let initial = SignInFields { next: next.clone(), ..SignInFields::default() };
        view! {
            <Narrow title=t::sign_in_title(lang)>
                {done.map(|text| view! { <Done text/> })}
                <FormFor initial action="accounts/sign-in" check=check>
                    <TextField name="email" label=t::email(lang) kind=InputKind::Email autocomplete="username"/>
                    <PasswordField name="password" label=t::password(lang) autocomplete="current-password"/>
                    <HiddenField name="next"/>
                    <div class="ui-acts__row"><SubmitButton label=t::sign_in_button(lang)/></div>
                </FormFor>
                <FormFor initial=ShowPasskeyFields::default() action="accounts/passkey-sign-in" with=vec![("next", next)]>
                    <PasskeyButton ask=Ask::SignIn label=t::passkey_button(lang) weight=Weight::Second/>
                </FormFor>
                <ul class="ui-stack--tight">
                    <li><a class="ui-foot__link" href=lang.at("/forgotten-password")>{t::forgotten_password_title(lang)}</a></li>
                    <li><a class="ui-foot__link" href=lang.at("/forgotten-email")>{t::forgotten_email_title(lang)}</a></li>
                    <li><a class="ui-foot__link" href=register>{t::register_title(lang)}</a></li>
                </ul>
            </Narrow>
        }
        .into_any()
    }
}
