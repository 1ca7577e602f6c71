use crate::lang::Addressed as _;
use domain::{
    classification::Profession,
    form::{Form as _, Setting, YesNo},
    refund::{CALCULATOR_GROUNDS, Progress, RefundCalculatorFields, RefundGround},
    service::{FeeBasis, ServiceCode, spec},
    violation::Violations,
};
use leptos::prelude::*;

use crate::{
    date_names,
    features::{
        fees::{ClassField, ProfessionField, RankField, ServiceField},
        words,
    },
    format,
    forms::{AskForm, Choice, ChoiceField, DateField, InputKind, SelectField, SubmitButton, TextField, TypedParts},
    i18n::{self, coded, refund_calculator as text},
    lang::use_lang,
    shell::use_today,
};

/// The question: an invoice, its payment, and what is claimed. Fields that the answer does not depend on are left out.
#[component]
pub fn CalculatorForm(live: RwSignal<RefundCalculatorFields>, was_asked: bool) -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let check = move |form: &RefundCalculatorFields| -> Violations {
        form.parse(Setting { edition: policy::effective_on(today), today }).err().unwrap_or_default()
    };
    let service = Memo::new(move |_| live.with(|form| ServiceCode::parse(&form.service)));
    let profession = Memo::new(move |_| live.with(|form| Profession::parse(&form.profession)));
    let by_rank = Memo::new(move |_| service.get().is_none_or(|service| spec(service).fee_basis == FeeBasis::Rank));
    let ground = Memo::new(move |_| live.with(|form| RefundGround::parse(&form.ground)));
    let approved = move || {
        super::calculator_page::approved(live, today).map(|quote| {
            let lines: Vec<_> = quote
                .lines
                .iter()
                .map(|line| {
                    format!("{} {}", format::money(lang, line.full_amount), words::line(lang, line.kind.code()))
                })
                .collect();
            text::approved(lang, format::money(lang, quote.full_total), lines.join(i18n::common::and_so_on(lang)))
        })
    };
    let grounds = CALCULATOR_GROUNDS
        .iter()
        .map(|ground| {
            let choice = Choice::new(ground.code(), words::ground(lang, *ground));
            if *ground == RefundGround::PaidTwice { choice.hint(text::no_proof_needed(lang)) } else { choice }
        })
        .collect();
    let progress: Vec<_> = Progress::ALL
        .iter()
        .map(|progress| Choice::new(progress.code(), coded(i18n::codes::find, lang, "progress", progress.code())))
        .collect();
    let paid = Signal::derive(move || live.with(|form| TypedParts::of(form, "paid")));
    let claimed = Signal::derive(move || live.with(|form| TypedParts::of(form, "claimed")));
    view! {
        <AskForm live check was_asked action=lang.at("/refund-calculator")>
            <ServiceField name="service" paid_only=true/>
            <Show when=move || by_rank.get()>
                <ProfessionField name="profession"/>
                <RankField name="rank" profession/>
            </Show>
            <TextField
                name="paid_amount"
                label=text::paid_amount(lang)
                hint=text::paid_amount_hint(lang)
                kind=InputKind::Amount
                optional=true
                short=true
                maxlength=16
                note=view! { {approved} }.into_any()
            />
            <DateField names=date_names!(paid_day, paid_month, paid_year, paid_calendar) label=text::paid_on(lang) typed=paid/>
            <DateField names=date_names!(claimed_day, claimed_month, claimed_year, claimed_calendar) label=text::claimed_on(lang) hint=text::claimed_on_hint(lang) typed=claimed/>
            <ChoiceField name="ground" label=text::ground(lang) choices=grounds/>
            <Show when=move || ground.get().is_some_and(RefundGround::needs_proof)>
                <ChoiceField
                    name="proved"
                    label=text::proved(lang)
                    hint=text::proved_hint(lang)
                    inline=true
                    choices=vec![
                        Choice::new(YesNo::Yes.code(), i18n::common::yes(lang)),
                        Choice::new(YesNo::No.code(), i18n::common::no(lang)),
                    ]
                />
            </Show>
            <Show when=move || ground.get() == Some(RefundGround::Exempt)>
                <ClassField name="exempt_class"/>
            </Show>
            <SelectField name="progress" label=text::progress(lang) hint=text::progress_hint(lang) choices=Signal::stored(progress)/>
            <SubmitButton label=text::calculate(lang)/>
        </AskForm>
    }
    .into_any()
}
