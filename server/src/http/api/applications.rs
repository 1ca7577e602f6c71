//! Where an application stands, for anyone with its number.

use axum::{
    Json,
    extract::{Path, Request, State as Extract},
};
use domain::application::{PublicStatusView, StatusInquiryFields};
use usecases::applications;

use super::{Refusal, schema};
use crate::{middleware::asker::address_of, state::State};

/// State, whose turn it is and until when, and what happened; never a name. A wrong digit and a number nobody has are
/// answered alike.
#[utoipa::path(get, path = "/api/v1/applications/{number}/status", tag = "applications",
    params(("number" = String, Path, description = "The application's number, with or without hyphens.")),
    responses((status = 200, description = "Where it stands.", body = schema::ApplicationStatus), (status = 404, description = "No such application.", body = schema::Refused),
        (status = 422, description = "This is no number.", body = schema::Refused), (status = 429, description = "Too many inquiries from this address.", body = schema::Refused)))]
pub(super) async fn status(
    Extract(state): Extract<State>,
    Path(number): Path<String>,
    request: Request,
) -> Result<Json<PublicStatusView>, Refusal> {
    let place = address_of(&state, &request).to_string();
    let fields = StatusInquiryFields { number };
    Ok(Json(applications::status_by_number(&state.portal, &fields, &place).await?))
}
