use domain::account::{ActivateFields, ActivateLinkFields, ResendActivationFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::{Done, Narrow};
use crate::{
    forms::{FormFor, HiddenField, InputKind, SubmitButton, TextField, Weight, check},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
    ui::Icon,
};

/// Activating by the code or the link of the mail.
pub struct ActivatePage;

#[lazy_route]
impl LazyRoute for ActivatePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map().get_untracked();
        let email = query.get("email").unwrap_or_default();
        let next = query.get("next").unwrap_or_default();
        if let Some(token) = query.get("token") {
            return view! {
                <Narrow title=t::activate_title(lang) lead=t::activate_link_lead(lang)>
                    <FormFor initial=ActivateLinkFields { token } action="accounts/activate-by-link" check=check>
                        <HiddenField name="token"/>
                        <div class="ui-acts__row"><SubmitButton label=t::activate_button(lang)/></div>
                    </FormFor>
                    <Again email next/>
                </Narrow>
            }
            .into_any();
        }
        let sent_again = query.get("sent").is_some();
        view! {
            <Narrow title=t::activate_title(lang) lead=t::activate_lead(lang)>
                {sent_again.then(|| view! { <Done text=t::sent_again(lang)/> })}
                <FormFor initial=ActivateFields { email: email.clone(), code: String::new() } action="accounts/activate" check=check with=vec![("next", next.clone())]>
                    <TextField name="email" label=t::email(lang) kind=InputKind::Email autocomplete="username"/>
                    <TextField name="code" label=t::code(lang) hint=t::code_hint(lang) kind=InputKind::Code maxlength=20/>
                    <div class="ui-acts__row"><SubmitButton label=t::activate_button(lang)/></div>
                </FormFor>
                <Again email next/>
            </Narrow>
        }
        .into_any()
    }
}

/// No mail came, the code expired or was used: another one, or straight in.
#[component]
fn Again(email: String, next: String) -> impl IntoView {
    let lang = use_lang();
    let sign_in = crate::routes::keeping(lang.at("/sign-in"), &next);
    view! {
        <details class="ui-more">
            <summary class="ui-more__name"><Icon name="chevron"/>{t::no_mail(lang)}</summary>
            <div class="ui-more__body ui-stack">
                <p class="ui-muted">{t::no_mail_text(lang)}</p>
                <FormFor initial=ResendActivationFields { email } action="accounts/resend-activation" check=check with=vec![("next", next)]>
                    <TextField name="email" id="resend_email" label=t::email(lang) kind=InputKind::Email/>
                    <div class="ui-acts__row"><SubmitButton label=t::resend_button(lang) weight=Weight::Second/></div>
                </FormFor>
            </div>
        </details>
        <p>{t::is_active(lang)}" "<a href=sign_in>{t::sign_in_title(lang)}</a></p>
    }
}
