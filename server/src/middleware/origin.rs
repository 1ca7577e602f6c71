//! Cross-site protection: a request that changes something comes from our own pages.

use axum::{
    extract::{Request, State as Extract},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::state::State;

/// Refuses cross-site writes by `Sec-Fetch-Site`, by `Origin` where a browser does not send it. A client that is no browser
/// sends neither and has no cookies to abuse; the payment notice is such a client.
pub(crate) async fn same_site(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    if is_ours(&state, request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "cross-site request refused").into_response()
    }
}

fn is_ours(state: &State, headers: &HeaderMap) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), header(header::ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = host_of(origin);
            origin == state.portal.settings.public_url || host.is_some() && host == header(header::HOST.as_str())
        }
        (None, None) => true,
    }
}

fn host_of(origin: &str) -> Option<&str> {
    origin.split_once("://").map(|(_, host)| host)
}
