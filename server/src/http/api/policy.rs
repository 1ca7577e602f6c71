//! The editions of the policy: fees, refund rules, boundaries and clocks, each entry with its clause and source.

use app::error::AppError;
use axum::{extract::Path, response::Response};
use domain::{policy::Clause, time::CivilDate};
use serde::Serialize;

use super::{Refusal, kept, schema};

#[derive(Serialize)]
struct Listed<'a> {
    effective_on: CivilDate,
    title: &'a Clause,
    href: String,
}

/// Every edition, the earliest first.
#[utoipa::path(get, path = "/api/v1/policy/editions", tag = "policy",
    responses((status = 200, description = "The editions.", body = [schema::EditionLink])))]
pub(super) async fn list() -> Response {
    let listed = policy::editions().iter().map(|edition| Listed {
        effective_on: edition.effective_on,
        title: &edition.title,
        href: format!("/api/v1/policy/editions/{}", edition.effective_on.to_iso()),
    });
    kept(listed.collect::<Vec<_>>())
}

/// One edition, whole.
#[utoipa::path(get, path = "/api/v1/policy/editions/{date}", tag = "policy",
    params(("date" = String, Path, description = "Its first day, ISO.")),
    responses((status = 200, description = "The edition as its files say it.", body = Object), (status = 404, description = "No edition begins on this day.", body = schema::Refused)))]
pub(super) async fn one(Path(date): Path<String>) -> Result<Response, Refusal> {
    let edition = CivilDate::parse_iso(&date).and_then(policy::edition).ok_or(AppError::NotFound)?;
    Ok(kept(edition))
}
