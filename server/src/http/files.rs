//! Built files, and nothing else: an address that is neither a page nor a file is not found.

use axum::{
    extract::{Request, State as Extract},
    http::{HeaderValue, header},
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
    let found = state.source.answer(path, request.headers());
    let mut response = found.unwrap_or_else(|| answer(&state, path, Fault::NotFound));
    if request.uri().path() == "/sw.js" {
        // A worker fetches under the policy it was answered with, not under a page's.
        let policy = HeaderValue::from_static("default-src 'none'; script-src 'self'; connect-src 'self'");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
