use crate::lang::Addressed as _;
use domain::{
    classification::{Profession, Rank},
    form::{Form as _, Setting},
    invoice::{FeeQuote, QuoteRequest, quote},
    refund::{self, AmountStep, Progress, RefundCalculatorFields, RefundCase, RefundDecision, RefundGround},
    service::ServiceCode,
    time::{Calendar, CivilDate},
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{calculator_form::CalculatorForm, decision_view::DecisionView};
use crate::{
    format,
    forms::asked,
    i18n::{self, refund_calculator as text},
    lang::use_lang,
    shell::use_today,
    ui::{Crumb, Missing, Page, PageHead},
};

/// The refund calculator: what comes back, why, until when, and what it will be on another day.
pub struct RefundCalculatorPage;

#[lazy_route]
impl LazyRoute for RefundCalculatorPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let first = withdrawn_today(use_today());
        let question = asked(&first);
        let was_asked = question.is_some();
        let live = RwSignal::new(question.unwrap_or(first));
        view! {
            <Page title=i18n::common::refund_calculator(lang)>
                <PageHead title=text::title(lang) lead=text::lead(lang) crumbs=vec![Crumb::new(lang.at("/services"), i18n::common::services(lang))]/>
                <div class="ui-split ui-split--form">
                    <CalculatorForm live was_asked/>
                    <Answer live/>
                </div>
            </Page>
        }
        .into_any()
    }
}

/// What the page begins with: a classification paid and withdrawn today.
fn withdrawn_today(today: CivilDate) -> RefundCalculatorFields {
    RefundCalculatorFields {
        service: ServiceCode::Classification.code().to_owned(),
        paid_day: today.day().to_string(),
        paid_month: today.month().to_string(),
        paid_year: today.year().to_string(),
        paid_calendar: Calendar::Gregorian.code().to_owned(),
        ground: RefundGround::Withdrawal.code().to_owned(),
        progress: Progress::Waiting.code().to_owned(),
        ..RefundCalculatorFields::default()
    }
}

/// The fee of what is typed so far, when it can be named.
pub(super) fn approved(live: RwSignal<RefundCalculatorFields>, today: CivilDate) -> Option<FeeQuote> {
    let request = live.with(|form| {
        let service = ServiceCode::parse(&form.service)?;
        let (rank, profession) = (Rank::parse(&form.rank), Profession::parse(&form.profession));
        Some(QuoteRequest { rank, profession, ..QuoteRequest::of(service) })
    })?;
    quote(policy::effective_on(today), request).ok()
}

/// The decision, and the same day by day from the payment until some days after its last change.
fn answer(case: &RefundCase, today: CivilDate) -> Option<(RefundDecision, Vec<AmountStep>)> {
    let edition = policy::effective_on(today);
    let decision = refund::assess(edition, case).ok()?;
    let from = case.payments.iter().map(|payment| payment.on).min()?;
    let after = 8;
    let to = [Some(from.plus_months(1)), Some(decision.filed_on), decision.changes_on]
        .into_iter()
        .flatten()
        .max()?
        .plus_days(after);
    let steps = refund::amount_over_time(edition, case, from, to).ok()?;
    Some((decision, steps))
}

/// The answer, at every keystroke.
#[component]
fn Answer(live: RwSignal<RefundCalculatorFields>) -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let edition = policy::effective_on(today);
    let answer =
        Memo::new(move |_| live.with(|form| form.parse(Setting { edition, today })).map(|case| answer(&case, today)));
    let said = move || {
        answer.with(|answer| match answer {
            Ok(Some((decision, _))) => text::said(lang, format::money(lang, decision.total)),
            Ok(None) | Err(_) => String::new(),
        })
    };
    view! {
        <section class="ui-answer" aria-label=text::answer(lang)>
            <p class="ui-hidden" aria-live="polite">{said}</p>
            {move || match answer.get() {
                Ok(Some((decision, steps))) => view! { <DecisionView decision steps today/> }.into_any(),
                Ok(None) => view! { <Missing title=text::not_yet(lang) faults=Vec::new()/> }.into_any(),
                Err(faults) => view! { <Missing title=text::not_yet(lang) faults=faults.0/> }.into_any(),
            }}
        </section>
    }
}
