use domain::{
    application::{DraftView, classification::Task},
    eligibility::Unmet,
    fact::FactValue,
    policy::ConditionCode,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{answers::Answers, api, frame::StepFrame, path, words};
use crate::{
    format,
    forms::{FormFor, Nothing, SubmitButton},
    i18n::{applications as t, coded, eligibility},
    lang::{Lang, use_lang},
    ui::{Load, load},
};

/// Every answer with its way back, what stands in the way, and the button that says the act and the sum.
pub struct CheckPage;

#[lazy_route]
impl LazyRoute for CheckPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::draft);
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(view: DraftView) -> AnyView {
    let lang = use_lang();
    let total = view.quote.as_ref().map(|quote| quote.total);
    let is_ready = view.obstacles.is_empty();
    let with = vec![
        ("id", view.id.to_string()),
        ("shown_total", total.map(|total| total.halalas().to_string()).unwrap_or_default()),
    ];
    let label = match total {
        Some(total) if !total.is_zero() => t::submit_and_pay(lang, format::money(lang, total)),
        _ => t::submit(lang).to_owned(),
    };
    let obstacles = (!is_ready).then(|| obstacles(&view));
    let shown = view.clone();
    view! {
        <StepFrame view task=Task::Check lead=t::check_lead(lang)>
            {obstacles}
            <Answers view=shown/>
            {if is_ready {
                view! {
                    <FormFor initial=Nothing action="applications/submit" with>
                        <p>{t::submit_note(lang)}</p>
                        <div class="ui-acts__row"><SubmitButton label=label/></div>
                    </FormFor>
                }
                .into_any()
            } else {
                view! { <p>{t::button_comes(lang)}" "<a href="#conditions" rel="external">{t::to_missing(lang)}</a></p> }.into_any()
            }}
        </StepFrame>
    }
    .into_any()
}

/// All that stands in the way, at once, each with what to do.
fn obstacles(view: &DraftView) -> AnyView {
    let lang = use_lang();
    let mut wrong: Vec<Task> = view.obstacles.faults.iter().map(|fault| fault.task).collect();
    wrong.dedup();
    let steps: Vec<_> = wrong
        .iter()
        .map(|task| {
            let task = *task;
            let href = path::step(lang, view.id, task);
            view! { <li><a class="ui-summary__link" href=href>{t::complete_step(lang, words::task(lang, task))}</a></li> }
        })
        .collect();
    let missing: Vec<_> = view
        .obstacles
        .missing
        .iter()
        .map(|needed| {
            let spot = match needed.of {
                Some(of) => format!("documents/{}.{of}", needed.kind),
                None => format!("documents/{}", needed.kind),
            };
            let name = words::document_of(lang, &view.draft, needed.kind, needed.of);
            view! { <li><a class="ui-summary__link" href=path::page(lang, view.id, &spot)>{t::upload_document(lang, name)}</a></li> }
        })
        .collect();
    // A paper that is missing is named above, and a step that is not right: what they lack is said once.
    let papers = wrong.contains(&Task::Qualifications) || !view.obstacles.missing.is_empty();
    let unmet: Vec<_> = view
        .obstacles
        .unmet
        .iter()
        .map(|unmet| (unmet, step_of(unmet.condition)))
        .filter(|(unmet, step)| {
            !(wrong.contains(step) || papers && unmet.condition == ConditionCode::QualificationPapers)
        })
        .map(|(unmet, step)| {
            let text = |part: &str| {
                filled(lang, unmet, &coded(eligibility::find, lang, "", &format!("{}_{part}", unmet.code.code())))
            };
            let href = path::step(lang, view.id, step);
            view! { <li><a class="ui-summary__link" href=href>{text("why")}</a><br/>{text("do")}</li> }
        })
        .collect();
    view! {
        <section class="ui-summary" aria-labelledby="obstacles-title" id="conditions">
            <h2 class="ui-summary__title" id="obstacles-title">{t::not_ready(lang)}</h2>
            <ul class="ui-summary__list">{steps}{missing}{unmet}</ul>
        </section>
    }
    .into_any()
}

/// The step where a condition can be met.
const fn step_of(condition: ConditionCode) -> Task {
    match condition {
        ConditionCode::PrimarySourceVerification => Task::Verification,
        ConditionCode::QualificationPapers => Task::Qualifications,
        ConditionCode::IncomingGoodStanding => Task::GoodStanding,
        ConditionCode::LegalResidence | ConditionCode::MedicalReport => Task::Identity,
        ConditionCode::EmployerLetter
        | ConditionCode::ValidClassification
        | ConditionCode::CpdComplete
        | ConditionCode::PracticeInterruption => Task::Experiences,
    }
}

/// A sentence of the conditions with its values.
fn filled(lang: Lang, unmet: &Unmet, sentence: &str) -> String {
    let mut sentence = sentence.to_owned();
    for (name, value) in &unmet.params {
        let text = match value {
            FactValue::Money(amount) => format::money(lang, *amount),
            FactValue::Date(date) => format::dual(lang, *date),
            FactValue::Count(count) => format::number(*count),
            FactValue::Code(code) => code.to_string(),
        };
        sentence = sentence.replace(&format!("{{{name}}}"), &text);
    }
    sentence
}
