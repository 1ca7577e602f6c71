//! Built files, and nothing else: an address that is neither a page nor a file is not found.

use axum::{
    extract::{Request, State as Extract},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::state::State;

/// A built file.
pub(crate) async fn get(Extract(state): Extract<State>, request: Request) -> Response {
    state
        .source
        .answer(request.uri().path(), request.headers())
        .unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}
