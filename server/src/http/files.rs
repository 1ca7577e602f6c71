//! Built files, and nothing else: an address that is neither a page nor a file is not found.

use axum::{
    extract::{Request, State as Extract},
    response::Response,
};

use super::fault::{Fault, answer};
use crate::state::State;

/// A built file.
pub(crate) async fn get(Extract(state): Extract<State>, request: Request) -> Response {
    let path = match request.uri().path() {
        "/sw.js" if !state.config.service_worker => "/sw-off.js",
        path => path,
    };
    state.source.answer(path, request.headers()).unwrap_or_else(|| answer(&state, path, Fault::NotFound))
}
