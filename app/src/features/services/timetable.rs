use crate::lang::Addressed as _;
use domain::{
    policy::{DurationUnit, Edition},
    service::{ServiceCard, catalogue},
};
use leptos::prelude::*;

use crate::{
    charts::{Ruler, RulerSize, TickKind, days_ahead},
    features::words,
    format,
    i18n::{common, service_pages as text},
    lang::use_lang,
    ui::{Icon, Tag, Tone},
};

/// The timetable of services: how long until the decision, and what it costs, before sign-in. What is free and at once
/// stands in one line under it.
#[component]
pub fn Timetable(edition: &'static Edition) -> impl IntoView {
    let lang = use_lang();
    let (at_once, rows): (Vec<_>, Vec<_>) = catalogue(edition)
        .unwrap_or_default()
        .into_iter()
        .partition(|card| card.unit == DurationUnit::AtOnce && card.is_free);
    let (open, closed): (Vec<_>, Vec<_>) = rows.into_iter().partition(|card| card.is_open);
    let (at_once, later): (Vec<_>, Vec<_>) = at_once.into_iter().partition(|card| card.is_open);
    view! {
        <div class="ui-times">
            <div class="ui-times__head" aria-hidden="true">
                <span>{text::service(lang)}</span><span>{text::days_to_decision(lang)}</span><span>{text::fees(lang)}</span>
            </div>
            <Group title=text::open_now(lang) cards=open/>
            <Group title=text::not_open_yet(lang) cards=closed/>
            <Line title=text::free_at_once(lang) cards=at_once/>
            <Line title=text::free_later(lang) cards=later/>
        </div>
    }
    .into_any()
}

/// Services in one line; nothing for none.
#[component]
fn Line(title: &'static str, cards: Vec<ServiceCard>) -> impl IntoView {
    let lang = use_lang();
    let last = cards.len().checked_sub(1)?;
    let links: Vec<_> = cards
        .into_iter()
        .enumerate()
        .map(|(index, card)| {
            let href = lang.at(&format!("/services/{}", card.code));
            let mark = if index == last { "." } else { common::and_so_on(lang) };
            view! { <a href=href>{words::service(lang, card.code)}</a>{mark} }
        })
        .collect();
    Some(view! { <p class="ui-times__note">{title}" "{links}</p> }.into_any())
}

/// Rows under a small heading; nothing for none.
#[component]
fn Group(title: &'static str, cards: Vec<ServiceCard>) -> impl IntoView {
    (!cards.is_empty()).then(|| {
        view! {
            <p class="ui-times__group">{title}</p>
            <ul>{cards.into_iter().map(|card| view! { <TimetableRow card/> }).collect::<Vec<_>>()}</ul>
        }
    })
}

#[component]
fn TimetableRow(card: ServiceCard) -> impl IntoView {
    let lang = use_lang();
    let days = u32::from(card.days);
    view! {
        <li class="ui-times__row">
            <span class="ui-times__name">
                <a class="ui-times__link" href=lang.at(&format!("/services/{}", card.code))>{words::service(lang, card.code)}</a>
            </span>
            <span class="ui-times__who">{words::of_service(lang, card.code, "who")}</span>
            <span class="ui-times__days">
                <Ruler ticks=days_ahead(days, TickKind::Done) size=RulerSize::Row/>
                <span class="ui-times__count">{common::business_days(lang, i64::from(days))}</span>
            </span>
            <span class="ui-times__fee"><FeeRange card/></span>
            <span class="ui-times__go"><Icon name="go"/></span>
        </li>
    }
    .into_any()
}

/// «من 600 ر.س إلى 1,800 ر.س», one amount, or none.
#[component]
pub fn FeeRange(card: ServiceCard) -> impl IntoView {
    let lang = use_lang();
    let rough = card.placeholder.then(|| view! { " "<Tag text=common::estimated(lang) tone=Tone::Rough/> });
    let words = if card.is_free {
        text::free(lang).to_owned()
    } else if card.from == card.to {
        format::money(lang, card.from)
    } else {
        text::fee_range(lang, format::money(lang, card.from), format::money(lang, card.to))
    };
    view! { <span>{words}</span>{rough} }
}
