use domain::account::{RemoveSecondStepFields, StopSecondStepFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    api::{self, SecondStep},
    narrow::{Done, Narrow},
    second_factor_page::too_late,
};
use crate::{
    forms::{FormFor, HiddenField, Nothing, SubmitButton, Weight, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
    ui::{Load, load},
};

/// Device and recovery codes are lost: what can still be done, after the right password.
pub struct LostPage;

#[lazy_route]
impl LazyRoute for LostPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let is_sent = use_query_map().get_untracked().get("sent").is_some();
        let data = load(|| (), |()| api::get_second_step());
        view! {
            <Narrow title=t::lost_title(lang) lead=t::lost_lead(lang)>
                {if is_sent {
                    view! {
                        <Done text=t::lost_sent(lang)/>
                        <p><a class="ui-btn" href=lang.at("/sign-in")>{t::sign_in_title(lang)}</a></p>
                    }
                    .into_any()
                } else {
                    view! { <Load data children=show/> }.into_any()
                }}
            </Narrow>
        }
        .into_any()
    }
}

fn show(step: Option<SecondStep>) -> AnyView {
    let lang = use_lang();
    if step.is_none() {
        return too_late();
    }
    view! {
        <ol class="ui-stack--tight">
            <li>{t::lost_step_mail(lang)}</li>
            <li>{t::lost_step_wait(lang)}</li>
            <li>{t::lost_step_then(lang)}</li>
        </ol>
        <FormFor initial=Nothing action="accounts/without-second-step">
            <div class="ui-acts__row">
                <SubmitButton label=t::lost_button(lang)/>
                <a class="ui-btn ui-btn--plain" href=lang.at("/sign-in/second-factor")>{t::lost_back(lang)}</a>
            </div>
        </FormFor>
    }
    .into_any()
}

/// Behind the link of the mail: remove it, or stop whoever asked.
pub struct SecondStepLostPage;

#[lazy_route]
impl LazyRoute for SecondStepLostPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let token = use_query_map().get_untracked().get("token").unwrap_or_default();
        view! {
            <Narrow title=t::remove_step_title(lang) lead=t::remove_step_lead(lang)>
                <FormFor initial=RemoveSecondStepFields { token: token.clone() } action="accounts/remove-second-step" check=check>
                    <HiddenField name="token"/>
                    <div class="ui-acts__row"><SubmitButton label=t::remove_step_button(lang)/></div>
                </FormFor>
                <section class="ui-stack" aria-labelledby="not-me">
                    <h2 id="not-me">{t::not_me(lang)}</h2>
                    <p>{t::not_me_text(lang)}</p>
                    <FormFor initial=StopSecondStepFields { token } action="accounts/stop-second-step" check=check>
                        <input type="hidden" name="fields[token]" value=use_query_map().get_untracked().get("token").unwrap_or_default()/>
                        <div class="ui-acts__row"><SubmitButton label=t::stop_step_button(lang) weight=Weight::Danger/></div>
                    </FormFor>
                </section>
            </Narrow>
        }
        .into_any()
    }
}
