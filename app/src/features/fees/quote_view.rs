use crate::lang::Addressed as _;
use domain::{
    invoice::{FeeQuote, LineKind},
    refund::{self, RefundCase},
    time::CivilDate,
};
use leptos::prelude::*;

use super::clause_lines::ClauseLines;
use crate::{
    charts::LineBar,
    features::words,
    format,
    i18n::{common, fees as text},
    lang::use_lang,
    shell::use_today,
    ui::{Amount, DualDate, Icon, Tag, Tone},
};

/// A quote: the sum, its lines, what of it comes back and until when, and the clause of each line.
#[component]
pub fn QuoteView(
    quote: FeeQuote,
    /// The day from which what comes back is counted.
    paid_on: CivilDate,
) -> impl IntoView {
    let lang = use_lang();
    let rows: Vec<_> = quote
        .lines
        .iter()
        .map(|line| {
            let key = match line.kind {
                LineKind::Administrative => "ui-sums__key",
                LineKind::Service | LineKind::Late => "ui-sums__key ui-sums__key--service",
            };
            let full = line.exempted.then(|| text::instead_of(lang, format::money(lang, line.full_amount)));
            view! {
                <p class="ui-sums__row">
                    <span><span class=key></span>{words::line(lang, line.kind.code())}{full.map(|full| view! { <span class="ui-small ui-muted">" "{full}</span> })}</span>
                    <Amount amount=line.amount/>
                </p>
            }
        })
        .collect();
    let is_free = quote.lines.is_empty();
    let rough = quote.placeholder.then(|| view! { <Tag text=common::estimated(lang) tone=Tone::Rough/> });
    let (administrative, total) = (quote.amount(LineKind::Administrative), quote.total);
    view! {
        <div class="ui-answer__top ui-stack--tight">
            <p class="ui-muted">{words::service(lang, quote.service)}</p>
            <p class="ui-answer__sum">
                <bdi class="ui-answer__amount ui-amount" dir="ltr">{format::amount(total)}</bdi>
                " "<span class="ui-answer__unit">{common::riyal(lang)}</span>" "{rough}
            </p>
            {is_free.then(|| view! { <p>{text::free(lang)}</p> })}
            {quote.exempted.then(|| view! { <p>{text::exempted(lang)}</p> })}
            <LineBar administrative total/>
            <div class="ui-sums">
                {rows}
                {(!is_free).then(|| view! {
                    <p class="ui-sums__row ui-sums__row--total"><span>{text::total(lang)}</span><Amount amount=total/></p>
                })}
            </div>
        </div>
        <ComesBack quote=quote.clone() paid_on/>
        <ClauseLines quote/>
    }
    .into_any()
}

/// What would come back of the quote by withdrawing, and until when.
#[component]
fn ComesBack(quote: FeeQuote, paid_on: CivilDate) -> impl IntoView {
    let lang = use_lang();
    let charged = quote.lines.iter().map(|line| (line.kind, line.amount));
    let case = RefundCase::withdrawn_at_once(quote.service, charged, paid_on);
    let decision = refund::assess(policy::effective_on(paid_on), &case).ok().filter(|_| !quote.total.is_zero());
    let is_open = policy::effective_on(paid_on).is_open(quote.service);
    let counted = if paid_on == use_today() { text::if_paid_until(lang) } else { text::if_paid_when_filed(lang) };
    decision.map(|decision| {
        let until = decision.changes_on.map(|day| day.plus_days(-1)).filter(|_| is_open && !decision.total.is_zero());
        let href = format!("{}?service={}", lang.at("/refund-calculator"), quote.service);
        view! {
            <div class="ui-change">
                <Icon name="alarm"/>
                <p>
                    <strong>{text::comes_back(lang, format::money(lang, decision.total))}</strong>
                    {until.map(|until| view! { " "{counted}" "<DualDate date=until/>"." })}
                    " "<a href=href>{text::calculate_refund(lang)}</a>
                </p>
            </div>
        }
    })
}
