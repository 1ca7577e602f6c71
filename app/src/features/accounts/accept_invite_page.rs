use domain::account::AcceptInviteFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, HiddenField, PasswordField, SubmitButton, check},
    i18n::accounts as t,
    lang::use_lang,
};

/// Taking an invitation up with a password of one's own.
pub struct AcceptInvitePage;

#[lazy_route]
impl LazyRoute for AcceptInvitePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let token = use_query_map().get_untracked().get("token").unwrap_or_default();
        view! {
            <Narrow title=t::invite_title(lang) lead=t::invite_lead(lang)>
                <FormFor initial=AcceptInviteFields { token, ..AcceptInviteFields::default() } action="accounts/accept-invite" check=check>
                    <HiddenField name="token"/>
                    <PasswordField name="password" label=t::password(lang) hint=t::new_password_hint(lang) autocomplete="new-password"/>
                    <PasswordField name="confirm" label=t::confirm(lang) autocomplete="new-password"/>
                    <div class="ui-acts__row"><SubmitButton label=t::invite_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}
