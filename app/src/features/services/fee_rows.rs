use crate::lang::Addressed as _;
use domain::{
    invoice::LineKind,
    policy::{Cited as _, Status},
    service::{FeeRow, ServiceCard},
};
use leptos::prelude::*;

use crate::{
    features::words,
    format,
    i18n::{common, service_pages as text},
    lang::{Lang, use_lang},
    shell::use_today,
    ui::{Tag, Tone},
};

/// The fees of a service by rank, split by line; late fee and exemptions under it.
#[component]
pub fn FeeRows(card: ServiceCard) -> impl IntoView {
    let lang = use_lang();
    let edition = policy::effective_on(use_today());
    let payment = words::clause(lang, edition.clocks.payment.clause());
    let late = card.may_be_late.then(|| words::clause(lang, edition.late_fee.clause()));
    let late_rough = edition.late_fee.status == Status::Placeholder;
    let exempt: Vec<_> = card.exempt_classes.iter().map(|class| words::exempt_class(lang, *class)).collect();
    let rows: Vec<_> = card.fees.iter().map(|row| view! { <Row row=row.clone()/> }).collect();
    view! {
        <section class="ui-stack" aria-labelledby="fees">
            <h2 id="fees">{text::fees(lang)}</h2>
            <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="fees-caption">
                <table class="ui-table">
                    <caption class="ui-table__caption" id="fees-caption">
                        {text::in_riyals(lang)}
                        {card.placeholder.then(|| view! { " "<Tag text=common::estimated(lang) tone=Tone::Rough/> })}
                    </caption>
                    <thead><tr>
                        <th scope="col">{text::rank(lang)}</th>
                        <th scope="col" class="ui-table__num">{words::line(lang, LineKind::Administrative.code())}</th>
                        <th scope="col" class="ui-table__num">{words::line(lang, LineKind::Service.code())}</th>
                        <th scope="col" class="ui-table__num">{text::total(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="ui-small ui-muted">{payment}" "<a href=lang.at("/policy#fees")>{text::fee_clauses(lang)}</a></p>
            {late.map(|late| view! {
                <p class="ui-small">{late}{late_rough.then(|| view! { " "<Tag text=common::estimated(lang) tone=Tone::Rough/> })}</p>
            })}
            {(!exempt.is_empty()).then(|| view! {
                <p class="ui-small ui-muted">{text::exempt(lang, exempt.join(common::and_so_on(lang)))}</p>
            })}
        </section>
    }
    .into_any()
}

#[component]
fn Row(row: FeeRow) -> impl IntoView {
    let lang = use_lang();
    let amount = |money| view! { <bdi class="ui-id" dir="ltr">{format::short_amount(money)}</bdi> };
    view! {
        <tr>
            <th scope="row">{whom(lang, &row)}</th>
            <td class="ui-table__num">{amount(row.administrative)}</td>
            <td class="ui-table__num">{amount(row.service)}</td>
            <td class="ui-table__num ui-table__total">{amount(row.total)}</td>
        </tr>
    }
    .into_any()
}

/// «استشاري (الطب البشري أو طب الأسنان)»; all ranks when the fee asks for none.
fn whom(lang: Lang, row: &FeeRow) -> String {
    let or = text::or(lang);
    let ranks = row.ranks.iter().map(|rank| words::rank(lang, *rank)).collect::<Vec<_>>().join(or);
    let professions = row.professions.iter().map(|of| words::profession(lang, *of)).collect::<Vec<_>>().join(or);
    match (ranks.is_empty(), professions.is_empty()) {
        (true, true) => text::any_rank(lang).to_owned(),
        (true, false) => professions,
        (false, true) => ranks,
        (false, false) => text::rank_of(lang, ranks, professions),
    }
}
