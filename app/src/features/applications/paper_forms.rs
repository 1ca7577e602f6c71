//! The steps of papers: licence, good standing, verification report.

use domain::application::{DraftView, classification::Task};
use leptos::prelude::*;

use super::{
    autosave::Autosave,
    choices,
    frame::{StepActs, StepFrame, check_today},
};
use crate::{
    date_names,
    forms::{AreaField, ChoiceField, DateField, FormFor, InputKind, TextField, TypedParts, check},
    i18n::applications as t,
    lang::use_lang,
};

/// The licence of a country of practice, or why there is none; the answer opens its part.
#[component]
pub(super) fn LicenceForm(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let initial = view.draft.licence.clone();
    let live = RwSignal::new(initial.clone());
    let expiry = Signal::derive(move || live.with(|form| TypedParts::of(form, "expiry")));
    let id = view.id.to_string();
    view! {
        <StepFrame view task=Task::Licence lead=t::licence_lead(lang)>
            <FormFor initial action="applications/save-licence" check=check with=vec![("id", id)] live>
                <div class="ui-when ui-stack--roomy">
                    <ChoiceField name="has_licence" label=t::has_licence(lang) choices=choices::yes_no(lang) inline=true/>
                    <div class="ui-when__yes ui-stack--roomy">
                        <TextField name="number" label=t::licence_number(lang) kind=InputKind::Identifier maxlength=100/>
                        <TextField name="authority" label=t::licence_authority(lang) maxlength=100/>
                        <DateField names=date_names!(expiry_day, expiry_month, expiry_year, expiry_calendar) label=t::licence_expiry(lang) typed=expiry/>
                    </div>
                    <div class="ui-when__no">
                        <AreaField name="reason" label=t::no_licence_reason(lang)/>
                    </div>
                </div>
                <StepActs/>
                <Autosave form="classification-licence" action="applications/save-licence"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}

/// The incoming certificate of good standing.
#[component]
pub(super) fn GoodStandingForm(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let initial = view.draft.good_standing.clone();
    let live = RwSignal::new(initial.clone());
    let issued = Signal::derive(move || live.with(|form| TypedParts::of(form, "issue")));
    let id = view.id.to_string();
    view! {
        <StepFrame view task=Task::GoodStanding lead=t::good_standing_lead(lang)>
            <FormFor initial action="applications/save-good-standing" check=check_today with=vec![("id", id)] live>
                <TextField name="authority" label=t::issued_by(lang) maxlength=100/>
                <DateField names=date_names!(issue_day, issue_month, issue_year, issue_calendar) label=t::issued_on(lang) typed=issued/>
                <StepActs/>
                <Autosave form="classification-good-standing" action="applications/save-good-standing"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}

/// The primary source verification.
#[component]
pub(super) fn VerificationForm(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let initial = view.draft.verification.clone();
    let id = view.id.to_string();
    view! {
        <StepFrame view task=Task::Verification lead=t::verification_lead(lang)>
            <FormFor initial action="applications/save-verification" check=check with=vec![("id", id)]>
                <TextField name="report_number" label=t::report_number(lang) hint=t::report_number_hint(lang) kind=InputKind::Identifier maxlength=40/>
                <StepActs/>
                <Autosave form="classification-verification" action="applications/save-verification"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}
