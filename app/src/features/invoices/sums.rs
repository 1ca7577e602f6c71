use crate::lang::Addressed as _;
use domain::{invoice::InvoiceView, money::Money};
use leptos::prelude::*;

use crate::{
    features::words,
    format,
    i18n::{self, invoices as t},
    lang::use_lang,
    ui::{Tag, Tone},
};

/// The lines of an invoice, their sum, what came and what went back.
#[component]
pub fn InvoiceSums(invoice: InvoiceView) -> impl IntoView {
    let lang = use_lang();
    let lines: Vec<_> = invoice
        .lines
        .iter()
        .map(|line| {
            let exempted = line.exempted.then(|| view! { <span class="ui-small ui-muted">{t::exempted(lang, format::money(lang, line.full_amount))}</span> });
            view! {
                <tr>
                    <th scope="row">
                        {words::line(lang, line.kind.code())}" "
                        {line.placeholder.then(|| view! { <Tag text=i18n::common::estimated(lang) tone=Tone::Rough/> })}
                        {exempted}
                    </th>
                    <td class="ui-table__num"><bdi class="ui-id" dir="ltr">{format::amount(line.amount)}</bdi></td>
                    <td class="ui-table__num"><a class="ui-clause" dir="ltr" href=lang.at(&format!("/policy#{}", line.clause))>{t::clause(lang)}</a></td>
                </tr>
            }
        })
        .collect();
    let row = |label: &'static str, amount: Money| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="ui-table__num ui-table__total"><bdi class="ui-id" dir="ltr">{format::amount(amount)}</bdi></td>
                <td></td>
            </tr>
        }
    };
    view! {
        <table class="ui-table">
            <caption class="ui-hidden">{t::lines(lang)}</caption>
            <thead><tr>
                <th scope="col">{t::line(lang)}</th>
                <th scope="col" class="ui-table__num"><bdi>{t::amount(lang)}" ("{i18n::common::riyal(lang)}")"</bdi></th>
                <th scope="col" class="ui-table__num"><span class="ui-hidden">{t::clause(lang)}</span></th>
            </tr></thead>
            <tbody>
                {lines}
                {row(t::total(lang), invoice.total)}
                {(!invoice.received.is_zero()).then(|| row(t::received(lang), invoice.received))}
                {(!invoice.refunded.is_zero()).then(|| row(t::refunded(lang), invoice.refunded))}
            </tbody>
        </table>
    }
    .into_any()
}
