//! What a refund claim would bring, rule by rule.

use app::error::AppError;
use axum::{Json, extract::Query};
use domain::{
    refund::{RefundCase, RefundDecision, assess},
    time::CivilDate,
};
use serde::Deserialize;

use super::{Refusal, given::Given, schema};

/// Under which edition.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Under {
    /// First day of the edition the application was filed under; the one in force on the day of the claim if absent.
    edition: Option<String>,
}

/// Asks every rule about every line of an invoice and says what each looked at.
#[utoipa::path(post, path = "/api/v1/refund-assessments", tag = "refunds", params(Under), request_body = schema::RefundCase,
    responses((status = 200, description = "The decision with its reasons.", body = schema::RefundDecision), (status = 422, description = "Every violation.", body = schema::Refused)))]
pub(super) async fn assess_refund(
    Query(under): Query<Under>,
    Given(case): Given<RefundCase>,
) -> Result<Json<RefundDecision>, Refusal> {
    let edition = match under.edition.as_deref() {
        None => policy::effective_on(case.claim.filed_on),
        Some(text) => CivilDate::parse_iso(text)
            .and_then(policy::edition)
            .ok_or_else(|| AppError::invalid("edition", "not-a-choice"))?,
    };
    let decision = assess(edition, &case).map_err(|fault| AppError::invalid("", fault.code()))?;
    Ok(Json(decision))
}
