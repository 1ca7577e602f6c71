use crate::lang::Addressed as _;
use domain::{
    policy::{ClockUnit, RefundRuleEntry},
    refund::RefundLineKind,
    service::ServiceCard,
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
pub fn RefundTermsList(card: ServiceCard) -> impl IntoView {
    let lang = use_lang();
    let edition = policy::effective_on(use_today());
    let (gives, takes): (Vec<_>, Vec<_>) = card.refund_rules(edition).partition(|rule| rule.percent > 0);
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
                        <a class="ui-terms__clause" href=lang.at(&format!("/policy#{id}"))>{id}</a>
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="ui-stack" aria-labelledby="back">
            <h2 id="back">{text::comes_back(lang)}</h2>
            <ul class="ui-terms">{items}</ul>
            <a class="ui-btn" href=format!("{}?service={}", lang.at("/refund-calculator"), card.code)>{text::my_refund(lang)}</a>
        </section>
    }
    .into_any()
}

/// «50% من رسوم الخدمة، خلال شهر».
fn share(lang: Lang, rule: &RefundRuleEntry) -> String {
    if rule.percent == 0 {
        return text::nothing_back(lang).to_owned();
    }
    let of = match (rule.percent, rule.lines.as_slice()) {
        (100, [RefundLineKind::Excess]) => text::back_excess(lang).to_owned(),
        (100, [RefundLineKind::Service]) => text::back_service(lang).to_owned(),
        (100, [RefundLineKind::Late]) => text::back_late(lang).to_owned(),
        (100, _) => text::back_all(lang).to_owned(),
        (percent, lines) => {
            let lines = lines.iter().map(|line| words::line(lang, line.code())).collect::<Vec<_>>();
            text::percent_of(lang, percent, lines.join(common::and_so_on(lang)))
        }
    };
    match rule.months {
        Some(months) => text::share_within(lang, of, words::length(lang, months, ClockUnit::Months)),
        None => of,
    }
}
