//! Is it alive.

use axum::http::StatusCode;

/// The process answers.
pub(crate) async fn live() -> StatusCode {
    StatusCode::OK
}
