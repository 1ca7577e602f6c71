//! The thin JSON API: the same rules and use cases as the pages, for other programs. One file a resource; its
//! description is made from these files.

mod applications;
mod fee_quotes;
mod given;
mod payments;
mod policy;
mod refund_assessments;
pub(crate) mod schema;
mod services;

use app::error::AppError;
use axum::{
    Json, Router,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::violation::Violations;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::State;

#[derive(OpenApi)]
#[openapi(info(
    title = "Portal API",
    version = "1",
    description = "Services, fees, refunds and policy of the portal. Amounts are whole halalas (1 riyal = 100), days are \
                   ISO dates in Asia/Riyadh. A refusal names every violation by field and code. Too many calls are \
                   answered 429 with Retry-After."
))]
struct Described;

/// The routes, and their description.
pub(crate) fn router() -> (Router<State>, utoipa::openapi::OpenApi) {
    let (router, description) = OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(services::list))
        .routes(routes!(services::one))
        .routes(routes!(fee_quotes::quote_fees))
        .routes(routes!(refund_assessments::assess_refund))
        .routes(routes!(applications::status))
        .routes(routes!(payments::notice))
        .routes(routes!(policy::list))
        .routes(routes!(policy::one))
        .split_for_parts();
    (router.route("/api/v1/openapi.json", axum::routing::get(document)), description)
}

/// The description.
pub(crate) fn description() -> utoipa::openapi::OpenApi {
    router().1
}

async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(description())
}

/// An address of the API that is none.
pub(crate) async fn unknown() -> Refusal {
    Refusal(AppError::NotFound)
}

/// A refusal as JSON, by its own status.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) AppError);

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl From<usecases::Error> for Refusal {
    fn from(error: usecases::Error) -> Self {
        Self(error.into())
    }
}

impl From<Violations> for Refusal {
    fn from(violations: Violations) -> Self {
        Self(violations.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.0.status(), Json(&self.0)).into_response();
        if let AppError::TooMany { seconds } = self.0 {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// An answer that is the same for everyone, kept for a minute.
fn kept<T: serde::Serialize>(value: T) -> Response {
    let mut response = (StatusCode::OK, Json(value)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
}
