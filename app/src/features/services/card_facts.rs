use crate::lang::Addressed as _;
use domain::{
    invoice::LineKind,
    policy::{ClockUnit, DurationUnit},
    service::{RefundTerms, ServiceCard, ServiceCode},
};
use leptos::prelude::*;

use super::{
    start::{is_filed, start_word},
    timetable::FeeRange,
};
use crate::{
    charts::{Ruler, RulerSize, days_from},
    format,
    i18n::{common, service_pages as text},
    lang::use_lang,
    shell::use_today,
    ui::{DualDate, Tag},
};

/// The card in five lines and its button: how long, how much, what comes back.
#[component]
pub fn CardFacts(card: ServiceCard, start: Option<String>) -> impl IntoView {
    let lang = use_lang();
    let is_open = card.is_open;
    let refund = card.refund;
    let may_be_late = card.may_be_late;
    view! {
        <div class="ui-panel ui-panel--lift ui-stack">
            <dl class="ui-facts">
                <div class="ui-facts__item">
                    <dt class="ui-facts__term">{text::state(lang)}</dt>
                    <dd class="ui-facts__value">{if is_open { text::open(lang).into_any() } else { view! { <Tag text=text::closed(lang)/> }.into_any() }}</dd>
                </div>
                <Duration code=card.code days=card.days unit=card.unit is_open/>
                <div class="ui-facts__item">
                    <dt class="ui-facts__term">{text::fees(lang)}</dt>
                    <dd class="ui-facts__value"><FeeRange card=card.clone()/>
                        {may_be_late.then(|| view! { <span class="ui-facts__note">{text::late_on_top(lang)}</span> })}
                    </dd>
                </div>
                {refund.map(|terms| view! { <Withdrawal terms/> })}
            </dl>
            {start.map(|start| view! { <a class="ui-btn ui-btn--primary ui-btn--block ui-startbar__twin" href=start>{start_word(lang, card.code)}</a> })}
            {(!card.is_free).then(|| view! {
                <p><a href=format!("{}?service={}", lang.at("/fees"), card.code)>{text::my_fee(lang)}</a></p>
            })}
        </div>
        {(is_open && is_filed(card.code)).then(|| view! { <p class="ui-small ui-muted">{text::saved(lang)}</p> })}
    }
    .into_any()
}

/// How long until the decision, as days, as a ruler from today, and as the day it would come.
#[component]
fn Duration(code: ServiceCode, days: u16, unit: DurationUnit, is_open: bool) -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let edition = policy::effective_on(today);
    let count = u32::from(days);
    let value = match unit {
        DurationUnit::AtOnce => text::at_once(lang).into_any(),
        DurationUnit::BusinessDays => {
            let calendar = edition.business_calendar();
            let due = calendar.plus_business_days(today, count);
            let free = edition.service(code).is_some_and(|entry| entry.free);
            let from = if free { text::if_sent_today(lang) } else { text::if_paid_today(lang) };
            view! {
                <span class="ui-facts__ruler"><Ruler ticks=days_from(&calendar, today, count) size=RulerSize::Plain/></span>
                {common::business_days(lang, i64::from(count))}
                {is_open.then(|| view! { <span class="ui-facts__note">{from}" "{format::weekday(lang, due)}" "<DualDate date=due/></span> })}
                {(code == ServiceCode::Refund).then(|| view! { <span class="ui-facts__note">{text::then_transferred(lang, crate::features::words::length(lang, edition.clocks.refund_payout.length, edition.clocks.refund_payout.unit))}</span> })}
            }
            .into_any()
        }
    };
    let term = if unit == DurationUnit::AtOnce { text::how_long(lang) } else { text::days_to_decision(lang) };
    view! {
        <div class="ui-facts__item">
            <dt class="ui-facts__term">{term}</dt>
            <dd class="ui-facts__value">{value}</dd>
        </div>
    }
    .into_any()
}

#[component]
fn Withdrawal(terms: RefundTerms) -> impl IntoView {
    let lang = use_lang();
    let line = crate::features::words::line(lang, LineKind::Service.code());
    let within = crate::features::words::length(lang, terms.months, ClockUnit::Months);
    view! {
        <div class="ui-facts__item">
            <dt class="ui-facts__term">{text::if_withdrawn(lang)}</dt>
            <dd class="ui-facts__value">{text::percent_of(lang, terms.percent, line)}
                <span class="ui-facts__note">{text::within(lang, within)}</span>
            </dd>
        </div>
    }
    .into_any()
}
