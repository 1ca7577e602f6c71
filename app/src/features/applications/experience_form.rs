use domain::application::{
    DraftView,
    classification::{ExperienceFields, Task},
};
use leptos::prelude::*;

use super::{
    choices,
    frame::{StepActs, StepFrame, check_today},
};
use crate::{
    date_names,
    forms::{CheckField, DateField, FormFor, SelectField, TextField, TypedParts},
    i18n::applications as t,
    lang::use_lang,
    ui::Failure,
};

/// One experience, new or being changed.
#[component]
pub(super) fn ExperienceForm(view: DraftView, item: String) -> impl IntoView {
    let lang = use_lang();
    let known =
        view.draft.experiences.iter().find(|known| known.id.to_string() == item).map(|known| known.fields.clone());
    if known.is_none() && item != "new" {
        return view! { <Failure error=crate::error::AppError::NotFound/> }.into_any();
    }
    let initial: ExperienceFields = known.unwrap_or_default();
    let live = RwSignal::new(initial.clone());
    let from = Signal::derive(move || live.with(|form| TypedParts::of(form, "from")));
    let to = Signal::derive(move || live.with(|form| TypedParts::of(form, "to")));
    let with = vec![("id", view.id.to_string()), ("item", item)];
    view! {
        <StepFrame view task=Task::Experiences title=t::experience(lang)>
            <FormFor initial action="applications/save-experience" check=check_today with live>
                <TextField name="employer" label=t::employer(lang) maxlength=100/>
                <SelectField name="country" label=t::employer_country(lang) choices=Signal::stored(choices::countries(lang))/>
                <TextField name="title" label=t::job_title(lang) maxlength=100/>
                <DateField names=date_names!(from_day, from_month, from_year, from_calendar) label=t::from_day(lang) typed=from/>
                <div class="ui-when ui-stack--roomy">
                    <CheckField name="current" label=t::works_there_now(lang)/>
                    <div class="ui-when__unless">
                        <DateField names=date_names!(to_day, to_month, to_year, to_calendar) label=t::to_day(lang) hint=t::to_day_hint(lang) typed=to/>
                    </div>
                </div>
                <StepActs/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}
