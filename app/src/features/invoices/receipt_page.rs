use crate::lang::Addressed as _;
use domain::{
    invoice::InvoiceView,
    payment::{PaymentMethod, PaymentView},
    time::Instant,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, sums::InvoiceSums};
use crate::{
    features::words,
    format,
    i18n::{self, coded, invoices as t},
    lang::use_lang,
    shell::Site,
    ui::{Amount, DualDate, Load, Page, load},
};

/// The receipt: one A4 on paper.
pub struct ReceiptPage;

#[lazy_route]
impl LazyRoute for ReceiptPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), |invoice| api::get(invoice, String::new()));
        view! {
            <Page title=t::receipt(lang)>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn show(invoice: InvoiceView) -> AnyView {
    let lang = use_lang();
    let site = use_context::<Site>().unwrap_or_default();
    let operator = site.operator;
    let paid_on = invoice.payments.iter().filter_map(|payment| payment.received_at).max().map(Instant::civil_date);
    let number = invoice.receipt_number();
    let came: Vec<_> =
        invoice.payments.iter().filter(|payment| payment.received_at.is_some()).cloned().map(payment).collect();
    let back = lang.at(&format!("/my/invoices/{}", invoice.id));
    if came.is_empty() {
        return view! { <h1 tabindex="-1">{t::receipt(lang)}</h1><p>{t::no_receipt(lang)}</p><p><a href=back>{t::to_invoice(lang)}</a></p> }.into_any();
    }
    view! {
        <article class="ui-receipt">
            <div class="ui-receipt__head">
                <div><h1 tabindex="-1">{t::receipt(lang)}</h1><p>{operator}</p></div>
                <p>{t::receipt_number(lang)}<br/><bdi class="ui-id" dir="ltr">{number}</bdi></p>
            </div>
            <div class="ui-receipt__parties">
                <p><span class="ui-muted">{t::payer(lang)}</span><br/><bdi>{invoice.payer.clone()}</bdi></p>
                <p><span class="ui-muted">{t::for_what(lang)}</span><br/>{words::service(lang, invoice.service)}<br/>
                    {t::application(lang)}" "<bdi class="ui-id" dir="ltr">{invoice.application_number.clone()}</bdi></p>
                <p><span class="ui-muted">{t::paid_day(lang)}</span><br/>{paid_on.map(|day| view! { <DualDate date=day/> })}</p>
                <p><span class="ui-muted">{t::number(lang)}</span><br/><bdi class="ui-id" dir="ltr">{invoice.number.clone()}</bdi><br/>
                    {t::issued(lang)}" "<DualDate date=invoice.issued_on/></p>
            </div>
            <InvoiceSums invoice=invoice.clone()/>
            <section class="ui-stack" aria-labelledby="came">
                <h2 id="came">{t::payments(lang)}</h2>
                <ul class="ui-rows">{came}</ul>
            </section>
            <div class="ui-receipt__foot"><p>{t::printed_on(lang)}" "<DualDate date=invoice.today/></p></div>
        </article>
        <div class="ui-acts__row ui-screen-only">
            <a class="ui-btn" href=back>{t::to_invoice(lang)}</a>
        </div>
        <p class="ui-small ui-muted ui-screen-only">{t::print_hint(lang)}</p>
    }
    .into_any()
}

fn payment(payment: PaymentView) -> impl IntoView {
    let lang = use_lang();
    let at = payment.received_at.unwrap_or(payment.started_at);
    view! {
        <li class="ui-rows__item">
            <span>{coded(i18n::payments::find, lang, "method", payment.method.code())}</span>
            <span class="ui-rows__note">
                {format::moment(lang, at)}
                {(payment.method == PaymentMethod::Card).then(|| view! { <br/>{t::payment_reference(lang)}" "<bdi class="ui-id" dir="ltr">{payment.id.to_string()}</bdi> })}
            </span>
            <span class="ui-rows__end"><Amount amount=payment.amount/></span>
        </li>
    }
}
