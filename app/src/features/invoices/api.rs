//! Server functions of invoices and payments.

use domain::{
    invoice::{InvoiceListItem, InvoiceView, ReconcileFields},
    payment::PayFields,
};
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, asker, signed_in},
    domain::{
        form::{Form, Setting},
        ids::{InvoiceId, PaymentId},
    },
    usecases::{invoices, payments},
};

/// One's own invoices.
#[server(prefix = "/api", endpoint = "invoices/list")]
pub async fn list() -> Result<Vec<InvoiceListItem>, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(invoices::list(&portal, &actor).await?)
}

/// One of one's own; who comes back from the gateway with a payment has the gateway asked about it first.
#[server(prefix = "/api", endpoint = "invoices/get")]
pub async fn get(
    #[server(default)] invoice: String,
    #[server(default)] payment: String,
) -> Result<InvoiceView, AppError> {
    let (portal, actor) = signed_in()?;
    let id = InvoiceId::parse(&invoice).ok_or(AppError::NotFound)?;
    if let Some(payment) = PaymentId::parse(&payment) {
        payments::check_on_return(&portal, &actor, payment).await?;
    }
    Ok(invoices::get(&portal, &actor, id).await?)
}

/// Begins to pay and leads to the gateway's page.
#[server(prefix = "/api", endpoint = "payments/start")]
pub async fn start(#[server(default)] invoice: String, #[server(default)] fields: PayFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = InvoiceId::parse(&invoice).ok_or(AppError::NotFound)?;
    let started = payments::start(&portal, &actor, id, fields.parse(())?, asker()?.lang).await?;
    request::go_to(&started.page_url);
    Ok(())
}

/// Asks the gateway what became of a payment.
#[server(prefix = "/api", endpoint = "payments/check")]
pub async fn check(#[server(default)] invoice: String, #[server(default)] payment: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = PaymentId::parse(&payment).ok_or(AppError::NotFound)?;
    payments::check(&portal, &actor, id).await?;
    request::go(&format!("/my/invoices/{invoice}/return?payment={id}"));
    Ok(())
}

/// Records a transfer found on the operator's account.
#[server(prefix = "/api", endpoint = "payments/record-transfer")]
pub async fn record_transfer(#[server(default)] fields: ReconcileFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let today = portal.today();
    let input = fields.parse(Setting { edition: policy::effective_on(today), today })?;
    payments::record_transfer(&portal, &actor, &input).await?;
    request::go("/office/payments/record?done=recorded");
    Ok(())
}
