use crate::lang::Addressed as _;
use domain::{application::StatusInquiryFields, form::Form as _, violation::Violations};
use leptos::prelude::*;

use crate::{
    forms::{AskForm, InputKind, SubmitButton, TextField, Weight, asked, check},
    i18n::status as text,
    lang::use_lang,
};

/// What is no number at all. One with a wrong digit and one that nobody has are answered alike.
pub(super) fn faults(fields: &StatusInquiryFields) -> Violations {
    Violations(check(fields).0.into_iter().filter(|fault| fault.code != "wrong-check-digit").collect())
}

/// An application's number; what is none is told before anything is asked of the server.
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
        <AskForm live check=faults was_asked action=lang.at("/status")>
            {heading.then(|| view! { <h2>{text::where_is(lang)}</h2> })}
            <TextField name="number" label=text::number(lang) hint=example kind=InputKind::Digits maxlength=40/>
            <SubmitButton label=text::show(lang) weight=if heading { Weight::Second } else { Weight::Primary }/>
            <p class="ui-small ui-muted">{text::no_names(lang)}</p>
        </AskForm>
    }
}
