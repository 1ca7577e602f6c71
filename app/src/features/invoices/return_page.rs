use crate::lang::Addressed as _;
use domain::{
    invoice::InvoiceView,
    payment::{PaymentState, PaymentView},
};
use leptos::prelude::*;
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
    lazy_route,
};

use super::api;
use crate::{
    format,
    forms::{FormFor, Nothing, SubmitButton},
    i18n::{self, coded, invoices as t},
    lang::use_lang,
    ui::{Amount, Icon, Load, Page, PageHead, load},
};

/// Back from the gateway, which is asked before anything is said: what is not known yet is looked at again, by itself and at a
/// press.
pub struct ReturnPage;

#[lazy_route]
impl LazyRoute for ReturnPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let query = use_query_map();
        let data = load(
            move || {
                let payment = query.get().get("payment").unwrap_or_default();
                (params.get().get("id").unwrap_or_default(), payment)
            },
            |(invoice, payment)| api::get(invoice, payment),
        );
        view! {
            <Page title=t::back_title(lang)>
                <div class="ui-measure ui-stack--roomy"><Load data children=show/></div>
            </Page>
        }
        .into_any()
    }
}

fn show(invoice: InvoiceView) -> AnyView {
    let lang = use_lang();
    let asked = use_query_map().get_untracked().get("payment").unwrap_or_default();
    let payment = invoice.payments.iter().find(|payment| payment.id.to_string() == asked).or(invoice.payments.first());
    let Some(payment) = payment.cloned() else {
        return view! { <PageHead title=t::back_title(lang)/><p>{t::no_payment(lang)}</p><p><a href=lang.at(&format!("/my/invoices/{}", invoice.id))>{t::to_invoice(lang)}</a></p> }
            .into_any();
    };
    match payment.state {
        PaymentState::Received => received(invoice, payment),
        PaymentState::Started | PaymentState::Created => waiting(invoice, payment),
        PaymentState::Failed => failed(invoice, payment),
    }
}

fn received(invoice: InvoiceView, payment: PaymentView) -> AnyView {
    let lang = use_lang();
    let excess = !invoice.excess.is_zero();
    view! {
        <PageHead title=t::paid_title(lang)/>
        <div class="ui-done">
            <p class="ui-done__head"><Icon name="check"/><span>{t::paid_text(lang)}" "<strong><Amount amount=payment.amount/></strong></span></p>
            {payment.received_at.map(|at| view! { <p class="ui-muted">{format::moment(lang, at)}</p> })}
        </div>
        {excess.then(|| view! { <p>{t::excess_text(lang)}" "<strong><Amount amount=invoice.excess/></strong></p> })}
        {(!excess).then(|| view! { <p>{t::paid_next(lang)}</p> })}
        <div class="ui-acts__row">
            <a class="ui-btn ui-btn--primary" href=lang.at(&format!("/my/applications/{}", invoice.application))>{t::to_application(lang)}</a>
            <a class="ui-btn" href=lang.at(&format!("/my/invoices/{}/receipt", invoice.id))>{t::to_receipt(lang)}</a>
        </div>
    }
    .into_any()
}

fn waiting(invoice: InvoiceView, payment: PaymentView) -> AnyView {
    let lang = use_lang();
    again_in_a_moment();
    let with = vec![("invoice", invoice.id.to_string()), ("payment", payment.id.to_string())];
    view! {
        <PageHead title=t::waiting_title(lang)/>
        <p role="status">{t::waiting_text(lang)}</p>
        <FormFor initial=Nothing action="payments/check" with=with>
            <div class="ui-acts__row">
                <SubmitButton label=t::check_now(lang)/>
                {payment.page_url.map(|url| view! { <a class="ui-btn" href=url rel="external">{t::to_gateway(lang)}</a> })}
            </div>
        </FormFor>
        <p><a href=lang.at(&format!("/my/invoices/{}", invoice.id))>{t::to_invoice(lang)}</a></p>
    }
    .into_any()
}

fn failed(invoice: InvoiceView, payment: PaymentView) -> AnyView {
    let lang = use_lang();
    let why = payment.failure.map(|failure| coded(i18n::payments::find, lang, "failure", failure.code()));
    let can_pay = !invoice.outstanding.is_zero();
    view! {
        <PageHead title=t::failed_title(lang)/>
        <p role="status">{why}" "{t::failed_text(lang)}</p>
        <div class="ui-acts__row">
            {can_pay.then(|| view! { <a class="ui-btn ui-btn--primary" href=lang.at(&format!("/my/invoices/{}/pay", invoice.id))>{t::pay_again(lang)}</a> })}
            <a class="ui-btn" href=lang.at(&format!("/my/invoices/{}", invoice.id))>{t::to_invoice(lang)}</a>
        </div>
    }
    .into_any()
}

/// Looks again by itself where there is script, until the page is left; the button does the same without.
fn again_in_a_moment() {
    #[cfg(feature = "hydrate")]
    {
        use leptos::leptos_dom::helpers::set_timeout_with_handle;
        let reload = crate::ui::Reload::of_page();
        Effect::new(move |_| {
            let waiting = set_timeout_with_handle(move || reload.all(), std::time::Duration::from_secs(5));
            on_cleanup(move || {
                if let Ok(waiting) = waiting {
                    waiting.clear();
                }
            });
        });
    }
}
