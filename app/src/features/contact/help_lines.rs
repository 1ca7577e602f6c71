use leptos::prelude::*;

use crate::{i18n::contact as text, lang::use_lang, shell::Site};

/// E-mail, telephone and hours of the operator, as far as they are configured.
#[component]
pub fn HelpLines() -> impl IntoView {
    let lang = use_lang();
    let Site { operator, support, .. } = use_context::<Site>().unwrap_or_default();
    let email = (!support.email.is_empty()).then(|| {
        let href = format!("mailto:{}", support.email);
        view! {
            <div class="ui-facts__item"><dt class="ui-facts__term">{text::email(lang)}</dt>
            <dd class="ui-facts__value"><a class="ui-id" dir="ltr" href=href>{support.email}</a></dd></div>
        }
    });
    let phone = (!support.phone.is_empty()).then(|| {
        let href = format!("tel:{}", support.phone.replace(' ', ""));
        view! {
            <div class="ui-facts__item"><dt class="ui-facts__term">{text::phone(lang)}</dt>
            <dd class="ui-facts__value"><a class="ui-id" dir="ltr" href=href>{support.phone}</a></dd></div>
        }
    });
    let hours = (!support.hours.is_empty()).then(|| {
        view! {
            <div class="ui-facts__item"><dt class="ui-facts__term">{text::hours(lang)}</dt>
            <dd class="ui-facts__value">{support.hours}</dd></div>
        }
    });
    let nothing = email.is_none() && phone.is_none();
    view! {
        <dl class="ui-facts ui-measure">
            <div class="ui-facts__item"><dt class="ui-facts__term">{text::operator(lang)}</dt><dd class="ui-facts__value">{operator}</dd></div>
            {email}{phone}{hours}
        </dl>
        {nothing.then(|| view! { <p class="ui-muted">{text::not_configured(lang)}</p> })}
    }
    .into_any()
}
