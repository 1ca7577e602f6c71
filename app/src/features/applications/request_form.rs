use domain::{
    application::{DraftView, classification::Task},
    classification::{Profession, Rank},
    invoice::{QuoteRequest, quote},
};
use leptos::prelude::*;

use super::{
    autosave::Autosave,
    choices,
    frame::{StepActs, StepFrame, check_today},
};
use crate::{
    forms::{ChoiceField, FormFor, SelectField},
    i18n::applications as t,
    lang::use_lang,
    ui::Amount,
};

/// What is applied for; the fee follows every choice.
#[component]
pub(super) fn RequestForm(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let live = RwSignal::new(view.draft.request.clone());
    let initial = view.draft.request.clone();
    let id = view.id.to_string();
    let edition = policy::edition(view.edition).unwrap_or_else(policy::current);
    let service = view.service;
    let fee = Signal::derive(move || {
        live.with(|form| {
            let request = QuoteRequest {
                rank: Rank::parse(form.rank.trim()),
                profession: Profession::parse(form.profession.trim()),
                ..QuoteRequest::of(service)
            };
            request.rank.and_then(|_| quote(edition, request).ok())
        })
    });
    let profession = Memo::new(move |_| live.with(|form| form.profession.clone()));
    let specialties = Signal::derive(move || choices::specialties(lang, edition, &profession.get()));
    let ranks = Signal::derive(move || choices::ranks(lang, edition, &profession.get()));
    view! {
        <StepFrame view task=Task::Request lead=t::request_lead(lang) quote=fee>
            <FormFor initial action="applications/save-request" check=check_today with=vec![("id", id)] live>
                <ChoiceField name="profession" label=t::profession(lang) choices=choices::professions(lang)/>
                <SelectField name="specialty" label=t::specialty(lang) choices=specialties/>
                <SelectField name="rank" label=t::rank(lang) hint=t::rank_hint(lang) choices=ranks/>
                // On a phone the lines stand below the form: the sum is said where it is chosen.
                {move || fee.get().map(|quote| view! { <p class="ui-field__back">{t::total(lang)}" "<Amount amount=quote.total/></p> })}
                <StepActs/>
                <Autosave form="classification-request" action="applications/save-request"/>
            </FormFor>
        </StepFrame>
    }
    .into_any()
}
