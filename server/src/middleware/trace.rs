//! Around every request: its id, one line of the log, its figures, and what is answered when the program fails.

use std::{borrow::Cow, panic::AssertUnwindSafe, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State as Extract},
    http::{HeaderName, HeaderValue, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use futures::FutureExt as _;
use tracing::Instrument as _;

use crate::{
    http::fault::{Fault, answer},
    state::State,
};

const ID: HeaderName = HeaderName::from_static("x-request-id");

/// The log says method, template of the address, status and time: no query, no ids, no address of a person.
pub(crate) async fn request(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = state.portal.new_id().simple().to_string();
    let method = known(request.method());
    let path = request.uri().path().to_owned();
    let matched = request.extensions().get::<MatchedPath>().map(|matched| matched.as_str().to_owned());
    let span = tracing::info_span!("request", %id);
    // A failure of the program ends the request that met it, not the server; the hook has logged it, inside this span.
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().instrument(span.clone()).await;
    let mut response = answered.unwrap_or_else(|_| {
        metrics::counter!("panics_total").increment(1);
        answer(&state, &path, Fault::Failed(&id))
    });
    let _inside = span.enter();
    let route = template(matched.as_deref(), &path, response.status());
    let status = response.status().as_u16();
    let took = began.elapsed();
    tracing::info!(method, %route, status, ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX), "answered");
    metrics::counter!("http_requests_total", "method" => method, "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route).record(took);
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(ID, id);
    }
    response
}

/// Failures of the program go to the log as one line each, with where they happened.
pub(crate) fn log_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let said = info.payload_as_str().unwrap_or_default();
        tracing::error!(place, said, "the program failed");
    }));
}

const fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "OTHER",
    }
}

/// The template of an address. Of a page, which one route serves all of, its words without its ids; what nobody has
/// defined is one template, so that a scanner makes no thousand figures.
fn template(matched: Option<&str>, path: &str, status: StatusCode) -> String {
    let Some(matched) = matched else { return "file".to_owned() };
    let is_family = matched.contains("{*");
    if !is_family || status == StatusCode::NOT_FOUND || status == StatusCode::METHOD_NOT_ALLOWED {
        return matched.to_owned();
    }
    let words =
        path.split('/').take(8).map(|part| if is_word(part) { Cow::Borrowed(part) } else { Cow::Borrowed(":id") });
    words.collect::<Vec<_>>().join("/")
}

fn is_word(part: &str) -> bool {
    part.len() <= 32 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_holds_no_ids_and_a_scanner_makes_no_figures() {
        let page = |path, status| template(Some("/ar/{*page}"), path, status);
        let ok = StatusCode::OK;
        assert_eq!(
            page("/ar/my/applications/0193b1a2-7c1f-7f00-8000-000000000000/identity", ok),
            "/ar/my/applications/:id/identity"
        );
        assert_eq!(page("/ar/verify/MP-4821", ok), "/ar/verify/:id");
        assert_eq!(page("/ar/wp-admin", StatusCode::NOT_FOUND), "/ar/{*page}");
        assert_eq!(template(None, "/favicon.svg", ok), "file");
        assert_eq!(template(Some("/documents/{id}"), "/documents/1", ok), "/documents/{id}");
    }
}
