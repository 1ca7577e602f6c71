use crate::lang::Addressed as _;
use domain::invoice::{InvoiceListItem, InvoiceState};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api;
use crate::{
    features::words,
    i18n::{self, coded, invoices as t},
    lang::use_lang,
    ui::{Amount, DualDate, Load, Page, PageHead, Tag, Tone, load},
};

/// One's own invoices.
pub struct InvoicesPage;

#[lazy_route]
impl LazyRoute for InvoicesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::list());
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang)/>
                    <Load data children=show/>
                    <p><a href=lang.at("/my/refunds")>{t::to_refunds(lang)}</a></p>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(invoices: Vec<InvoiceListItem>) -> AnyView {
    let lang = use_lang();
    if invoices.is_empty() {
        return view! { <p class="ui-empty">{t::none(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = invoices.into_iter().map(row).collect();
    view! { <ul class="ui-rows">{rows}</ul> }.into_any()
}

pub(super) const fn tone(state: InvoiceState) -> Tone {
    match state {
        InvoiceState::Open => Tone::Yours,
        InvoiceState::Settled | InvoiceState::Waived => Tone::Good,
        InvoiceState::Expired => Tone::Late,
        InvoiceState::Cancelled => Tone::Plain,
    }
}

fn row(invoice: InvoiceListItem) -> impl IntoView {
    let lang = use_lang();
    let href = lang.at(&format!("/my/invoices/{}", invoice.id));
    let is_open = invoice.state == InvoiceState::Open;
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=href>{words::service(lang, invoice.service)}{i18n::common::and_so_on(lang)}<Amount amount=invoice.total/></a>
            <span class="ui-rows__note">
                {t::number(lang)}" "<bdi class="ui-id" dir="ltr">{invoice.number}</bdi>
                {is_open.then(|| view! { <br/>{t::pay_until(lang)}" "<DualDate date=invoice.due_on/> })}
                {(!invoice.excess.is_zero()).then(|| view! { <br/><strong>{t::excess_waits(lang)}" "<Amount amount=invoice.excess/></strong> })}
            </span>
            <span class="ui-rows__end"><Tag text=coded(i18n::codes::find, lang, "invoice", invoice.state.code()) tone=tone(invoice.state)/></span>
        </li>
    }
}
