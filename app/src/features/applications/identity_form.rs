use domain::{
    application::{
        DraftView,
        classification::{IdentityFields, Task},
    },
    practitioner::{IdentityKind, IdentityNumber},
};
use leptos::prelude::*;

use super::{
    autosave::Autosave,
    choices,
    frame::{StepActs, StepFrame, check_today},
};
use crate::{
    date_names,
    forms::{ChoiceField, DateField, FormFor, InputKind, SelectField, TextField, TypedParts},
    i18n::applications as t,
    lang::use_lang,
};

/// Who applies.
#[component]
pub(super) fn IdentityForm(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let live = RwSignal::new(view.draft.identity.clone());
    let id = view.id.to_string();
    let initial = view.draft.identity.clone();
    let birth = Signal::derive(move || live.with(|form| TypedParts::of(form, "birth")));
    let note = view! { {move || live.with(|form| number_note(lang, form))} }.into_any();
    view! {
        <StepFrame view task=Task::Identity lead=t::identity_lead(lang)>
            <FormFor initial action="applications/save-identity" check=check_today with=vec![("id", id)] live>
                <ChoiceField name="identity_kind" label=t::identity_kind(lang) choices=choices::identity_kinds(lang)/>
                <TextField name="identity_number" label=t::identity_number(lang) hint=t::identity_number_hint(lang) kind=InputKind::Identifier note maxlength=40/>
                <TextField name="arabic_name" label=t::arabic_name(lang) hint=t::arabic_name_hint(lang)/>
                <TextField name="latin_name" label=t::latin_name(lang) hint=t::latin_name_hint(lang)/>
                <DateField names=date_names!(birth_day, birth_month, birth_year, birth_calendar) label=t::birth_date(lang) birthday=true typed=birth/>
                <ChoiceField name="gender" label=t::gender(lang) choices=choices::genders(lang) inline=true/>
                <SelectField name="nationality" label=t::nationality(lang) choices=Signal::stored(choices::countries(lang)) autocomplete="country"/>
                <TextField name="mobile" label=t::mobile(lang) hint=t::mobile_hint(lang) kind=InputKind::Phone autocomplete="tel"/>
                <ChoiceField name="residence" label=t::residence(lang) choices=choices::residences(lang)/>
                <StepActs/>
                <Autosave form="classification-identity" action="applications/save-identity"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}

/// What the number is, as soon as it is one.
fn number_note(lang: crate::lang::Lang, form: &IdentityFields) -> Option<String> {
    let kind = IdentityKind::parse(form.identity_kind.trim())?;
    IdentityNumber::parse(kind, &form.identity_number).ok()?;
    Some(t::number_is_right(lang, super::words::code(lang, "identity_kind", kind.code())))
}
