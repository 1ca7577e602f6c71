//! What keeps the portal standing: so many requests at a time and no more, each with an end, each of bounded size.

use std::time::Duration;

use axum::{
    body::Body,
    extract::{Request, State as Extract},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::Limited;

use crate::{
    http::fault::{Fault, answer},
    state::State,
};

/// A file may have 10 MiB. One that is somewhat larger is read to its end, and let go as it is read, so that its page can say what is
/// wrong with it; what is larger still is refused by its length.
const FILE_BYTES: usize = 40 * 1024 * 1024;
/// Everything else: the longest form, typed in Arabic and percent-encoded, stays far below.
const BODY_BYTES: usize = 256 * 1024;

/// Refuses at once what cannot be done soon: waiting requests would hold memory until none is answered in time.
pub(crate) async fn shed(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let Ok(_place) = state.places.try_acquire() else {
        metrics::counter!("http_requests_shed_total").increment(1);
        return answer(&state, &path, Fault::Busy(2));
    };
    let end = Duration::from_secs(state.config.request_seconds);
    match tokio::time::timeout(end, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            metrics::counter!("http_requests_timed_out_total").increment(1);
            answer(&state, &path, Fault::Busy(5))
        }
    }
}

/// Refuses a body that is too large, before it is read where it says so, else as soon as it is.
pub(crate) async fn body(request: Request, next: Next) -> Response {
    let limit = if is_form_with_files(request.headers()) { FILE_BYTES } else { BODY_BYTES };
    let said =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if said.is_some_and(|length| length > limit) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, limit)))).await
}

fn is_form_with_files(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}
