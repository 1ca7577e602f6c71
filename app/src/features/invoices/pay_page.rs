use crate::lang::Addressed as _;
use domain::{
    invoice::InvoiceView,
    payment::{PayFields, PaymentMethod},
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, sums::InvoiceSums};
use crate::{
    format,
    forms::{Choice, ChoiceField, FormFor, SubmitButton, check},
    i18n::{self, coded, invoices as t},
    lang::use_lang,
    ui::{Crumb, DualDate, Load, Page, PageHead, load},
};

/// Choosing how to pay; the button says the sum.
pub struct PayPage;

#[lazy_route]
impl LazyRoute for PayPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), |invoice| api::get(invoice, String::new()));
        view! {
            <Page title=t::pay(lang)>
                <div class="ui-measure ui-stack--roomy"><Load data children=show/></div>
            </Page>
        }
        .into_any()
    }
}

fn show(invoice: InvoiceView) -> AnyView {
    let lang = use_lang();
    let address = lang.at(&format!("/my/invoices/{}", invoice.id));
    let crumbs = vec![
        Crumb::new(lang.at("/my/invoices"), t::title(lang)),
        Crumb::new(address.clone(), format::isolated(&invoice.number)),
    ];
    if invoice.outstanding.is_zero() {
        return view! {
            <PageHead title=t::pay(lang) crumbs/>
            <p>{t::not_open(lang)}</p>
            <p><a class="ui-btn" href=address>{t::to_invoice(lang)}</a></p>
        }
        .into_any();
    }
    let choices = PaymentMethod::OFFERED
        .iter()
        .map(|method| {
            Choice::new(method.code(), coded(i18n::payments::find, lang, "method", method.code())).hint(coded(
                i18n::payments::find,
                lang,
                "method_hint",
                method.code(),
            ))
        })
        .collect();
    let method = invoice.open_payment().map_or(PaymentMethod::Card, |payment| payment.method);
    let label = t::pay_sum(lang, format::money(lang, invoice.outstanding));
    let with = vec![("invoice", invoice.id.to_string())];
    view! {
        <PageHead title=t::pay(lang) lead=t::pay_lead(lang) crumbs/>
        <InvoiceSums invoice=invoice.clone()/>
        <p>{t::pay_until(lang)}" "<DualDate date=invoice.due_on/></p>
        <FormFor initial=PayFields { method: method.code().to_owned() } action="payments/start" with=with check=check>
            <ChoiceField name="method" label=t::method(lang) choices/>
            <p class="ui-small ui-muted">{t::pay_note(lang)}</p>
            <div class="ui-acts__row"><SubmitButton label=label/><a class="ui-btn ui-btn--plain" href=address>{i18n::common::back(lang)}</a></div>
        </FormFor>
    }
    .into_any()
}
