use domain::account::ForgottenPasswordFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::{Done, Narrow};
use crate::{
    forms::{FormFor, InputKind, SubmitButton, TextField, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
};

/// A forgotten password: the registered address gets a link.
pub struct ForgottenPasswordPage;

#[lazy_route]
impl LazyRoute for ForgottenPasswordPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let stopped = use_query_map().get_untracked().get("stopped").is_some();
        view! {
            <Narrow title=t::forgotten_password_title(lang) lead=t::forgotten_password_lead(lang)>
                {stopped.then(|| view! { <Done text=t::step_stopped(lang)/> })}
                <FormFor initial=ForgottenPasswordFields::default() action="accounts/forgotten-password" check=check>
                    <TextField name="email" label=t::email(lang) kind=InputKind::Email autocomplete="username"/>
                    <div class="ui-acts__row"><SubmitButton label=t::send_link_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}

/// A link is on its way, if the address is registered.
pub struct LinkSentPage;

#[lazy_route]
impl LazyRoute for LinkSentPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::link_sent_title(lang) lead=t::link_sent_lead(lang)>
                <p><a class="ui-btn" href=lang.at("/sign-in")>{t::sign_in_title(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}
