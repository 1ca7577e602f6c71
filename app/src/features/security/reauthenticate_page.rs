use domain::account::ReauthenticateFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use crate::{
    features::accounts::Narrow,
    forms::{FormFor, PasswordField, SubmitButton, check},
    i18n::security as t,
    lang::use_lang,
};

/// The password once more before a sensitive change, then back to it.
pub struct ReauthenticatePage;

#[lazy_route]
impl LazyRoute for ReauthenticatePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let next = use_query_map().get_untracked().get("next").unwrap_or_default();
        view! {
            <Narrow title=t::again_title(lang) lead=t::again_lead(lang)>
                <FormFor initial=ReauthenticateFields::default() action="security/reauthenticate" with=vec![("next", next)] check=check>
                    <PasswordField name="password" label=t::password(lang) autocomplete="current-password"/>
                    <div class="ui-acts__row"><SubmitButton label=t::again_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}
