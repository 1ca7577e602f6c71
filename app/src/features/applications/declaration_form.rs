use domain::application::{
    DraftView,
    classification::{Statement, Task},
};
use leptos::prelude::*;

use super::{
    autosave::Autosave,
    choices,
    frame::{StepActs, StepFrame},
};
use crate::{
    forms::{AreaField, CheckField, ChoiceField, FormFor, check},
    i18n::{applications as t, coded, states},
    lang::use_lang,
};

/// Six statements, each yes or no, explained when yes; and that all of it is true.
#[component]
pub(super) fn DeclarationForm(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let initial = view.draft.declaration.clone();
    let live = RwSignal::new(initial.clone());
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    let id = view.id.to_string();
    let statements: Vec<_> = Statement::ALL
        .iter()
        .map(|statement| {
            let (answer, note) = statement.fields();
            let hides = move || is_awake.get() && live.with(|form| domain::form::Form::get(form, answer) != "yes");
            view! {
                <ChoiceField name=answer label=coded(states::find, lang, "statement", statement.code()) choices=choices::yes_no(lang) inline=true/>
                <div hidden=hides><AreaField name=note label=t::explain(lang) hint=t::if_yes(lang) rows=3/></div>
            }
            .into_any()
        })
        .collect();
    view! {
        <StepFrame view task=Task::Declaration lead=t::declaration_lead(lang)>
            <FormFor initial action="applications/save-declaration" check=check with=vec![("id", id)] live>
                {statements}
                <CheckField name="confirm" label=t::declare(lang)/>
                <StepActs/>
                <Autosave form="classification-declaration" action="applications/save-declaration"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}
