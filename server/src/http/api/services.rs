//! The catalogue of services.

use app::{error::AppError, i18n, lang::Lang};
use axum::{
    extract::{Path, State as Extract},
    response::Response,
};
use domain::{
    policy::Edition,
    service::{ServiceCard, ServiceCode, card},
};
use serde::Serialize;

use super::{Refusal, kept, schema};
use crate::state::State;

/// A text in both languages.
#[derive(Serialize)]
struct Texts {
    ar: &'static str,
    en: &'static str,
}

#[derive(Serialize)]
struct Service {
    name: Texts,
    #[serde(flatten)]
    card: ServiceCard,
}

/// Every service, as it is offered today.
#[utoipa::path(get, path = "/api/v1/services", tag = "services",
    responses((status = 200, description = "The catalogue, in its order.", body = [schema::Service])))]
pub(super) async fn list(Extract(state): Extract<State>) -> Result<Response, Refusal> {
    let edition = policy::effective_on(state.portal.today());
    let all: Result<Vec<Service>, Refusal> = ServiceCode::ALL.iter().map(|code| service(edition, *code)).collect();
    Ok(kept(all?))
}

/// One service: conditions, documents, steps, fees, times.
#[utoipa::path(get, path = "/api/v1/services/{code}", tag = "services",
    params(("code" = String, Path, description = "Its code, e.g. classification.")),
    responses((status = 200, description = "The service.", body = schema::Service), (status = 404, description = "No such service.", body = schema::Refused)))]
pub(super) async fn one(Extract(state): Extract<State>, Path(code): Path<String>) -> Result<Response, Refusal> {
    let code = ServiceCode::parse(&code).ok_or(AppError::NotFound)?;
    Ok(kept(service(policy::effective_on(state.portal.today()), code)?))
}

fn service(edition: &Edition, code: ServiceCode) -> Result<Service, Refusal> {
    let key = format!("{}_name", code.code().replace('-', "_"));
    let name = |lang| i18n::services::find(lang, &key).unwrap_or_default();
    let card = card(edition, code).map_err(|_| AppError::NotFound)?;
    Ok(Service { name: Texts { ar: name(Lang::Ar), en: name(Lang::En) }, card })
}
