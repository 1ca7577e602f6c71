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
    let id = view.id.to_string();
    view! {
        <StepFrame view task=Task::Declaration lead=t::declaration_lead(lang)>
            <FormFor initial action="applications/save-declaration" check=check with=vec![("id", id)]>
                <Statements/>
                <CheckField name="confirm" label=t::declare(lang)/>
                <StepActs/>
                <Autosave form="classification-declaration" action="applications/save-declaration"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}

/// The statements, inside the form they belong to; what explains one is asked for where it is answered with yes.
#[component]
fn Statements() -> impl IntoView {
    let lang = use_lang();
    Statement::ALL
        .iter()
        .map(|statement| {
            let (answer, note) = statement.fields();
            let label = coded(states::find, lang, "statement", statement.code());
            view! {
                <div class="ui-when ui-stack">
                    <ChoiceField name=answer label choices=choices::yes_no(lang) inline=true/>
                    <div class="ui-when__yes"><AreaField name=note label=t::explain(lang) hint=t::if_yes(lang) rows=3/></div>
                </div>
            }
            .into_any()
        })
        .collect::<Vec<_>>()
        .into_any()
}
