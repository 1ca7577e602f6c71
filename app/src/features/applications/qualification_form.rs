use domain::application::{
    DraftView,
    classification::{QualificationFields, Task},
};
use leptos::prelude::*;

use super::{
    choices,
    frame::{StepActs, StepFrame, check_today},
};
use crate::{
    date_names,
    forms::{ChoiceField, DateField, FormFor, SelectField, TextField, TypedParts},
    i18n::applications as t,
    lang::use_lang,
    ui::Failure,
};

/// One qualification, new or being changed.
#[component]
pub(super) fn QualificationForm(view: DraftView, item: String) -> impl IntoView {
    let lang = use_lang();
    let known =
        view.draft.qualifications.iter().find(|known| known.id.to_string() == item).map(|known| known.fields.clone());
    if known.is_none() && item != "new" {
        return view! { <Failure error=crate::error::AppError::NotFound/> }.into_any();
    }
    let initial = known.unwrap_or_else(|| QualificationFields {
        study_mode: "full-time".to_owned(),
        ..QualificationFields::default()
    });
    let live = RwSignal::new(initial.clone());
    let started = Signal::derive(move || live.with(|form| TypedParts::of(form, "start")));
    let awarded = Signal::derive(move || live.with(|form| TypedParts::of(form, "award")));
    let with = vec![("id", view.id.to_string()), ("item", item)];
    view! {
        <StepFrame view task=Task::Qualifications title=t::qualification(lang)>
            <FormFor initial action="applications/save-qualification" check=check_today with live>
                <SelectField name="degree" label=t::degree(lang) choices=Signal::stored(choices::degrees(lang))/>
                <TextField name="specialty" label=t::qualification_specialty(lang) hint=t::qualification_specialty_hint(lang) maxlength=100/>
                <TextField name="institution" label=t::institution(lang) maxlength=100/>
                <SelectField name="country" label=t::institution_country(lang) choices=Signal::stored(choices::countries(lang))/>
                <DateField names=date_names!(start_day, start_month, start_year, start_calendar) label=t::study_start(lang) typed=started/>
                <DateField names=date_names!(award_day, award_month, award_year, award_calendar) label=t::award_date(lang) hint=t::award_date_hint(lang) typed=awarded/>
                <ChoiceField name="study_mode" label=t::study_mode(lang) choices=choices::study_modes(lang)/>
                <ChoiceField name="equivalency" label=t::equivalency(lang) hint=t::equivalency_hint(lang) choices=choices::yes_no(lang) inline=true/>
                <StepActs/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}
