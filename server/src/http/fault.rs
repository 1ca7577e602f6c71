//! What is shown when no page can be: plain pages in both languages that need nothing but their text, and the same as
//! JSON for a program.

use app::error::AppError;
use axum::{
    Json,
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::state::State;

/// Why there is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault<'a> {
    /// No such thing, or not one's own to know of.
    NotFound,
    /// Too often; the seconds to wait.
    TooMany(u32),
    /// Our own failure, told by its reference alone.
    Failed(&'a str),
    /// More than can be done at once, or the database does not answer; the seconds to wait.
    Busy(u32),
}

impl Fault<'_> {
    const fn page(self) -> &'static str {
        match self {
            Self::NotFound => include_str!("faults/404.html"),
            Self::TooMany(_) => include_str!("faults/429.html"),
            Self::Failed(_) => include_str!("faults/500.html"),
            Self::Busy(_) => include_str!("faults/503.html"),
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn error(self) -> AppError {
        match self {
            Self::NotFound => AppError::NotFound,
            Self::TooMany(seconds) => AppError::TooMany { seconds },
            Self::Failed(reference) => AppError::Unexpected { reference: reference.to_owned() },
            Self::Busy(_) => AppError::Unreachable,
        }
    }
}

/// The answer: a page for a person, JSON under `/api`.
pub(crate) fn answer(state: &State, path: &str, fault: Fault<'_>) -> Response {
    let mut response = if path.starts_with("/api/") {
        (fault.status(), Json(fault.error())).into_response()
    } else {
        let reference = if let Fault::Failed(reference) = fault { reference } else { "" };
        let page = fault.page().replace("{css}", &state.assets().css).replace("{reference}", reference);
        let mut response = (fault.status(), Body::from(page)).into_response();
        plain(response.headers_mut());
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Fault::TooMany(seconds) | Fault::Busy(seconds) = fault {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// Headers of a page without script.
pub(super) fn plain(headers: &mut HeaderMap) {
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
}
