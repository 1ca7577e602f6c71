//! Where the payment gateway tells us that something happened. Anyone could: it is a hint to ask, nothing more.

use axum::{extract::State as Extract, http::StatusCode};
use domain::ids::PaymentId;
use usecases::payments;

use super::{Refusal, given::Given, schema};
use crate::state::State;

/// Takes a notice. The answer is the same for a payment that exists and one that does not.
#[utoipa::path(post, path = "/api/v1/payments/notice", tag = "payments", request_body = schema::PaymentNotice,
    responses((status = 204, description = "Taken; the payment is asked about, if there is one."), (status = 422, description = "This is no notice.", body = schema::Refused)))]
pub(super) async fn notice(
    Extract(state): Extract<State>,
    Given(notice): Given<schema::PaymentNotice>,
) -> Result<StatusCode, Refusal> {
    if let Some(payment) = PaymentId::parse(&notice.payment) {
        payments::notice(&state.portal, &notice.event, payment).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
