use crate::lang::Addressed as _;
use domain::{
    classification::Profession,
    form::{Form as _, Setting},
    invoice::FeeCalculatorFields,
    service::{FeeBasis, ServiceCode, spec},
    violation::Violations,
};
use leptos::prelude::*;

use super::{ClassField, ProfessionField, RankField, ServiceField};
use crate::{
    date_names,
    forms::{AskForm, DateField, SubmitButton, TypedParts},
    i18n::fees as text,
    lang::use_lang,
    shell::use_today,
};

/// What the fee depends on; fields that it does not depend on are left out.
#[component]
pub fn CalculatorForm(live: RwSignal<FeeCalculatorFields>, was_asked: bool) -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let edition = policy::effective_on(today);
    let check = move |form: &FeeCalculatorFields| -> Violations {
        form.parse(Setting { edition, today }).err().unwrap_or_default()
    };
    let service = Memo::new(move |_| live.with(|form| ServiceCode::parse(&form.service)));
    let profession = Memo::new(move |_| live.with(|form| Profession::parse(&form.profession)));
    let by_rank = Memo::new(move |_| service.get().is_none_or(|service| spec(service).fee_basis == FeeBasis::Rank));
    let may_be_late =
        Memo::new(move |_| service.get().is_some_and(|service| edition.late_fee.services.contains(&service)));
    let may_be_exempt = Memo::new(move |_| {
        service.get().is_none_or(|service| edition.exemptions.iter().any(|class| class.services.contains(&service)))
    });
    let expiry = Signal::derive(move || live.with(|form| TypedParts::of(form, "expiry")));
    let filing = Signal::derive(move || live.with(|form| TypedParts::of(form, "filing")));
    view! {
        <AskForm live check was_asked action=lang.at("/fees")>
            <ServiceField name="service"/>
            <Show when=move || by_rank.get()>
                <ProfessionField name="profession"/>
                <RankField name="rank" profession/>
            </Show>
            <Show when=move || may_be_late.get()>
                <DateField names=date_names!(expiry_day, expiry_month, expiry_year, expiry_calendar) label=text::expires_on(lang) hint=text::expires_on_hint(lang) typed=expiry/>
                <DateField names=date_names!(filing_day, filing_month, filing_year, filing_calendar) label=text::filed_on(lang) hint=text::filed_on_hint(lang) typed=filing/>
            </Show>
            <Show when=move || may_be_exempt.get()>
                <ClassField name="exempt_class"/>
            </Show>
            <SubmitButton label=text::calculate(lang)/>
        </AskForm>
    }
    .into_any()
}
