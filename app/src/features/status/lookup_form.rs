use crate::lang::Addressed as _;
use domain::{application::StatusInquiryFields, form::Form as _};
use leptos::prelude::*;

use crate::{
    forms::{AskForm, InputKind, SubmitButton, TextField, Weight, asked, check},
    i18n::status as text,
    lang::use_lang,
};

/// An application's number; a wrong one is told before anything is asked of the server.
#[component]
pub fn LookupForm(
    /// On another page it has a heading of its own and begins empty.
    #[prop(optional)]
    heading: bool,
) -> impl IntoView {
    let lang = use_lang();
    let question = (!heading).then(|| asked(&StatusInquiryFields::default())).flatten();
    let was_asked = question.is_some();
    let live = RwSignal::new(question.unwrap_or_default());
    debug_assert_eq!(StatusInquiryFields::FIELDS, ["number"]);
    let example = format!("{} {}", text::example(lang), crate::format::isolated("4831 0027 5519"));
    view! {
        <AskForm live check=check was_asked action=lang.at("/status")>
            {heading.then(|| view! { <h2>{text::where_is(lang)}</h2> })}
            <TextField name="number" label=text::number(lang) hint=example kind=InputKind::Digits maxlength=40/>
            <SubmitButton label=text::show(lang) weight=if heading { Weight::Second } else { Weight::Primary }/>
            <p class="ui-small ui-muted">{text::no_names(lang)}</p>
        </AskForm>
    }
}
