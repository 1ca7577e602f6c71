use crate::lang::Addressed as _;
use domain::{
    form::{Form as _, Setting},
    invoice::{FeeCalculatorFields, quote},
    service::ServiceCode,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{calculator_form::CalculatorForm, quote_view::QuoteView};
use crate::{
    format,
    forms::asked,
    i18n::{self, fees as text},
    lang::use_lang,
    shell::use_today,
    ui::{Crumb, Missing, Page, PageHead},
};

/// The fee calculator: lines, sum, clause and source of each, and what of it comes back.
pub struct FeeCalculatorPage;

#[lazy_route]
impl LazyRoute for FeeCalculatorPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let title = i18n::common::fee_calculator(lang);
        let first = FeeCalculatorFields {
            service: ServiceCode::Classification.code().to_owned(),
            ..FeeCalculatorFields::default()
        };
        let question = asked(&first);
        let was_asked = question.is_some();
        let live = RwSignal::new(question.unwrap_or(first));
        view! {
            <Page title>
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

/// The answer, at every keystroke.
#[component]
fn Answer(live: RwSignal<FeeCalculatorFields>) -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let edition = policy::effective_on(today);
    let answer = Memo::new(move |_| {
        live.with(|form| form.parse(Setting { edition, today }))
            .map(|request| quote(edition, request).ok().map(|quote| (request, quote)))
    });
    let said = move || {
        answer.with(|answer| match answer {
            Ok(Some((_, quote))) => text::said(lang, format::money(lang, quote.total)),
            Ok(None) | Err(_) => String::new(),
        })
    };
    view! {
        <section class="ui-answer" aria-label=text::answer(lang)>
            <p class="ui-hidden" aria-live="polite">{said}</p>
            {move || match answer.get() {
                Ok(Some((request, quote))) => view! { <QuoteView quote paid_on=request.filed_on.unwrap_or(today)/> }.into_any(),
                Ok(None) => view! { <Missing title=text::not_yet(lang) faults=Vec::new()/> }.into_any(),
                Err(faults) => view! { <Missing title=text::not_yet(lang) faults=faults.0/> }.into_any(),
            }}
        </section>
    }
}
