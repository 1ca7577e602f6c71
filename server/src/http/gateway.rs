//! The embedded gateway's own page, on which a payment is made or refused, and the door through which gateways tell us
//! something. Plain HTML without script, in the portal's sheet.

use app::{format, i18n::gateway as t, lang::Lang};
use axum::{
    Form,
    body::Body,
    extract::{Path, State as Extract},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{ids::PaymentId, payment::PaymentMethod};
use serde::Deserialize;
use usecases::{
    adapters::gateway::{self, HostedPayment, PayOutcome},
    ports::GatewayStatus,
};

use super::fault::{Fault, answer, plain};
use crate::state::State;

/// What was pressed on the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Pressed {
    #[serde(default)]
    card: String,
    act: String,
}

/// The page of a payment.
pub(crate) async fn page(Extract(state): Extract<State>, Path(id): Path<String>) -> Response {
    match find(&state, &id).await {
        Ok(payment) => shown(&state, &payment, false, StatusCode::OK),
        Err(response) => response,
    }
}

/// A button of the page was pressed; paid or ended, the browser goes back to the portal.
pub(crate) async fn press(
    Extract(state): Extract<State>,
    Path(id): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Response {
    let payment = match find(&state, &id).await {
        Ok(payment) => payment,
        Err(response) => return response,
    };
    match gateway::pay(&state.portal, payment.id, &pressed.card, pressed.act == "pay").await {
        Ok(PayOutcome::NoCard) => shown(&state, &payment, true, StatusCode::UNPROCESSABLE_ENTITY),
        Ok(PayOutcome::Paid | PayOutcome::Declined | PayOutcome::Ended) => {
            Redirect::to(&payment.return_url).into_response()
        }
        Err(error) => failed(&state, &error),
    }
}

async fn find(state: &State, id: &str) -> Result<HostedPayment, Response> {
    let nothing = || answer(state, "/gateway", Fault::NotFound);
    let id = PaymentId::parse(id).ok_or_else(nothing)?;
    gateway::page(&state.portal, id).await.map_err(|error| match error {
        usecases::Error::NotFound => nothing(),
        other => failed(state, &other),
    })
}

fn failed(state: &State, error: &usecases::Error) -> Response {
    tracing::error!(%error, "the gateway's page failed");
    answer(state, "/gateway", Fault::Failed(""))
}

fn shown(state: &State, payment: &HostedPayment, no_card: bool, status: StatusCode) -> Response {
    let lang = payment.lang;
    let body = match payment.status {
        GatewayStatus::Pending => form(payment, no_card),
        GatewayStatus::Paid => ended(payment, t::paid(lang)),
        GatewayStatus::Declined => ended(payment, t::declined(lang)),
        GatewayStatus::Cancelled | GatewayStatus::Expired => ended(payment, t::ended(lang)),
    };
    let page = include_str!("gateway.html")
        .replace("{lang}", lang.code())
        .replace("{dir}", lang.dir())
        .replace("{css}", &state.assets().css)
        .replace("{title}", t::title(lang))
        .replace("{note}", t::note(lang))
        .replace("{amount_label}", t::amount(lang))
        .replace("{amount}", &escaped(&format::money(lang, payment.amount)))
        .replace("{body}", &body);
    let mut response = (status, Body::from(page)).into_response();
    plain(response.headers_mut());
    let policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn form(payment: &HostedPayment, no_card: bool) -> String {
    let lang = payment.lang;
    let (asked, pay) = match payment.method {
        PaymentMethod::Card => (card(lang, no_card), t::pay(lang)),
        PaymentMethod::Sadad | PaymentMethod::Transfer => (bill(lang, &payment.invoice_number), t::bank_paid(lang)),
    };
    format!(
        "<form class=\"ui-form ui-stack--roomy\" method=\"post\">{asked}<div class=\"ui-acts__row\">\
         <button class=\"ui-btn ui-btn--primary\" name=\"act\" value=\"pay\">{pay}</button>\
         <button class=\"ui-btn\" name=\"act\" value=\"decline\">{decline}</button></div></form>{back}",
        decline = t::decline(lang),
        back = back(payment, "ui-btn ui-btn--plain"),
    )
}

fn card(lang: Lang, no_card: bool) -> String {
    let (wrong, invalid, error) = if no_card {
        (
            " ui-field--wrong",
            " aria-invalid=\"true\"",
            format!("<span class=\"ui-field__error\" id=\"card-error\">{}</span>", t::no_card(lang)),
        )
    } else {
        ("", "", "<span class=\"ui-field__error\" id=\"card-error\"></span>".to_owned())
    };
    format!(
        "<div class=\"ui-field{wrong}\"><label class=\"ui-field__label\" for=\"card\">{label}</label>\
         <span class=\"ui-field__hint\" id=\"card-hint\">{hint}</span>{error}\
         <input class=\"ui-input\" id=\"card\" name=\"card\" dir=\"ltr\" inputmode=\"numeric\" autocomplete=\"cc-number\" maxlength=\"25\"{invalid} \
         aria-describedby=\"card-error card-hint\"></div>",
        label = t::card(lang),
        hint = t::card_hint(lang),
    )
}

fn bill(lang: Lang, number: &str) -> String {
    format!(
        "<p>{label}<br><bdi class=\"ui-id ui-strong\" dir=\"ltr\">{number}</bdi></p>",
        label = t::bill(lang),
        number = escaped(number),
    )
}

fn ended(payment: &HostedPayment, text: &str) -> String {
    format!("<p role=\"status\">{text}</p>{}", back(payment, "ui-btn ui-btn--primary"))
}

fn back(payment: &HostedPayment, class: &str) -> String {
    format!("<p><a class=\"{class}\" href=\"{}\">{}</a></p>", escaped(&payment.return_url), t::back(payment.lang))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
