use crate::lang::Addressed as _;
use domain::service::{GuideAnswer, GuideQuestion, GuideStep, ServiceCode, card, guide};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    start::{start_of, start_word},
    timetable::FeeRange,
};
use crate::{
    features::words,
    i18n::{coded, common, guide as questions, service_pages as text},
    lang::{Lang, use_lang},
    shell::{Site, use_today},
    ui::{Crumb, Page, PageHead, Tag},
};

/// "Which service do I need?": one question at a time, each with its own address (`?answers=rank.yes`).
pub struct GuidePage;

#[lazy_route]
impl LazyRoute for GuidePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map();
        let answers = Memo::new(move |_| query.with(|query| answers_of(query.get_str("answers").unwrap_or_default())));
        view! {
            <Page title=text::guide_title(lang)>
                <PageHead title=text::guide_title(lang) crumbs=vec![Crumb::new(lang.at("/services"), common::services(lang))]/>
                {move || {
                    let so_far = answers.get();
                    match guide(&so_far) {
                        Some(GuideStep::Ask { question, answers }) => view! { <Question question answers so_far/> }.into_any(),
                        Some(GuideStep::Found(code)) => view! { <Found code so_far/> }.into_any(),
                        None => view! { <Question question=GuideQuestion::Need answers=first_answers() so_far=Vec::new()/> }.into_any(),
                    }
                }}
            </Page>
        }
        .into_any()
    }
}

/// The answers in an address; one that is none ends them.
fn answers_of(typed: &str) -> Vec<GuideAnswer> {
    typed.split('.').map_while(GuideAnswer::parse).collect()
}

fn first_answers() -> &'static [GuideAnswer] {
    match guide(&[]) {
        Some(GuideStep::Ask { answers, .. }) => answers,
        Some(GuideStep::Found(_)) | None => &[],
    }
}

fn address(lang: Lang, answers: &[GuideAnswer]) -> String {
    let codes: Vec<_> = answers.iter().map(|answer| answer.code()).collect();
    let page = lang.at("/guide");
    if codes.is_empty() { page } else { format!("{page}?answers={}", codes.join(".")) }
}

/// One question; each answer is a link onwards, so that it works without script and by the back button.
#[component]
fn Question(question: GuideQuestion, answers: &'static [GuideAnswer], so_far: Vec<GuideAnswer>) -> impl IntoView {
    let lang = use_lang();
    let back = so_far.split_last().map(|(_, before)| address(lang, before));
    let links: Vec<_> = answers
        .iter()
        .map(|answer| {
            let mut next = so_far.clone();
            next.push(*answer);
            let words = coded(questions::find, lang, question.code(), answer.code());
            view! { <li class="ui-rows__item"><a class="ui-rows__link" href=address(lang, &next)>{words}</a></li> }
        })
        .collect();
    let number = i64::try_from(so_far.len() + 1).unwrap_or(1);
    view! {
        <section class="ui-stack ui-measure" aria-labelledby="question">
            <p class="ui-kicker">{text::question_number(lang, number)}</p>
            <h2 id="question">{coded(questions::find, lang, "", question.code())}</h2>
            <ul class="ui-rows">{links}</ul>
            {back.map(|back| view! { <p><a href=back>{text::question_before(lang)}</a></p> })}
        </section>
    }
}

/// The service found, with how long and how much, and where it begins.
#[component]
fn Found(code: ServiceCode, so_far: Vec<GuideAnswer>) -> impl IntoView {
    let lang = use_lang();
    let signed_in = use_context::<Site>().is_some_and(|site| site.viewer.is_some());
    let card = card(policy::effective_on(use_today()), code).ok();
    let back = so_far.split_last().map(|(_, before)| address(lang, before));
    let is_open = card.as_ref().is_some_and(|card| card.is_open);
    view! {
        <section class="ui-panel ui-panel--lift ui-stack ui-measure" aria-labelledby="found">
            <p class="ui-kicker">{text::your_service(lang)}</p>
            <h2 id="found">{words::service(lang, code)}</h2>
            <p>{words::of_service(lang, code, "lead")}</p>
            {card.map(|card| view! {
                <p class="ui-row">
                    <span>{text::days_to_decision(lang)}": "{common::business_days(lang, i64::from(card.days))}</span>
                    <span>{text::fees(lang)}": "<FeeRange card/></span>
                    {(!is_open).then(|| view! { <Tag text=text::closed(lang)/> })}
                </p>
            })}
            <p class="ui-row">
                <a class="ui-btn ui-btn--primary" href=lang.at(&format!("/services/{code}"))>{text::to_card(lang)}</a>
                {is_open.then(|| view! { <a class="ui-btn" href=start_of(lang, code, signed_in)>{start_word(lang, code)}</a> })}
            </p>
        </section>
        {back.map(|back| view! { <p><a href=back>{text::question_before(lang)}</a></p> })}
    }
}
