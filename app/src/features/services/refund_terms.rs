use crate::lang::Addressed as _;
use domain::{
    policy::{ClockUnit, RefundRuleEntry},
    refund::RuleId,
    service::ServiceCode,
};
use leptos::prelude::*;

use crate::{
    features::words,
    i18n::{common, service_pages as text},
    lang::{Lang, use_lang},
    shell::use_today,
};

/// What comes back of a service's fees, and until when: the rules that give first, then those that take.
#[component]
pub fn RefundTermsList(code: ServiceCode) -> impl IntoView {
    let lang = use_lang();
    let edition = policy::effective_on(use_today());
    // R01 and R15 say that nothing was paid, and that nothing else helps: they are on the policy page.
    let told = |rule: &&RefundRuleEntry| !matches!(rule.id, RuleId::R01 | RuleId::R15);
    let (gives, takes): (Vec<_>, Vec<_>) = edition.refund_rules.iter().filter(told).partition(|rule| rule.percent > 0);
    let items: Vec<_> = gives
        .into_iter()
        .chain(takes)
        .map(|rule| {
            let id = rule.id.code();
            view! {
                <li class="ui-terms__item">
                    <span>{words::rule(lang, rule.id)}</span>
                    <span class="ui-terms__share">{share(lang, rule)}</span>
                    <span class="ui-terms__clauses">
                        <a class="ui-terms__clause" href=lang.at(&format!("/policy#{id}")) dir="ltr">{id}</a>
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="ui-stack" aria-labelledby="back">
            <h2 id="back">{text::comes_back(lang)}</h2>
            <ul class="ui-terms">{items}</ul>
            <a class="ui-btn" href=format!("{}?service={code}", lang.at("/refund-calculator"))>{text::my_refund(lang)}</a>
        </section>
    }
    .into_any()
}

/// «50% من رسوم الخدمة، خلال شهر».
fn share(lang: Lang, rule: &RefundRuleEntry) -> String {
    if rule.percent == 0 {
        return text::nothing_back(lang).to_owned();
    }
    let lines =
        rule.lines.iter().map(|line| words::line(lang, line.code())).collect::<Vec<_>>().join(common::and_so_on(lang));
    let of = text::percent_of(lang, lines, rule.percent);
    match rule.months {
        Some(months) => text::share_within(lang, of, words::length(lang, months, ClockUnit::Months)),
        None => of,
    }
}
