//! Server functions: refused by default. A session is required on every one but a short public list.

use app::{error::AppError, forms::is_asked_anew, request::Asker};
use axum::{
    Extension, Json,
    body::to_bytes,
    extract::{Request, State as Extract},
    http::{Method, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;

use crate::state::State;

/// Functions that answer without a session. Everything else is refused before it runs.
pub(crate) const PUBLIC: &[&str] = &[
    "accounts/accept-invite",
    "accounts/activate",
    "accounts/activate-by-link",
    "accounts/begin-passkey-second-step",
    "accounts/begin-passkey-sign-in",
    "accounts/find-email",
    "accounts/forgotten-email",
    "accounts/forgotten-password",
    "accounts/passkey-second-step",
    "accounts/passkey-sign-in",
    "accounts/recovery-code",
    "accounts/register",
    "accounts/remove-second-step",
    "accounts/resend-activation",
    "accounts/reset-password",
    "accounts/second-factor",
    "accounts/second-step",
    "accounts/sign-in",
    "accounts/stop-second-step",
    "accounts/undo-contact-change",
    "accounts/without-second-step",
    "applications/status_by_number",
    "preferences/keep",
];

/// Functions that take a file, as `multipart/form-data`.
const FILES: &[&str] = &["documents/upload", "identity/evidence"];

fn is_multipart(headers: &axum::http::HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("multipart/form-data")
        && kind.split_once("boundary=").is_some_and(|(_, mark)| !mark.trim().is_empty())
}

/// A call from a page with script.
pub(crate) async fn post(
    Extract(state): Extract<State>,
    Extension(asker): Extension<Asker>,
    request: Request,
) -> Response {
    match call(&state, asker, request).await {
        Ok(response) => response,
        Err(error) => {
            let mut response = (error.status(), Json(&error)).into_response();
            if let AppError::TooMany { seconds } = error {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            response
        }
    }
}

/// Runs a server function; its error comes back as itself.
pub(super) async fn call(state: &State, asker: Asker, request: Request) -> Result<Response, AppError> {
    let path = request.uri().path().to_owned();
    let known =
        leptos::server_fn::axum::server_fn_paths().any(|(known, method)| known == path && method == Method::POST);
    if !known {
        return Err(AppError::NotFound);
    }
    let name = path.trim_start_matches("/api/");
    if asker.actor.is_none() && !PUBLIC.contains(&name) {
        return Err(AppError::Unauthenticated);
    }
    if FILES.contains(&name) && !is_multipart(request.headers()) {
        // The decoder of files would take anything else for a fault of ours.
        return Err(AppError::invalid("", "malformed"));
    }
    let portal = state.portal.clone();
    let context = move || {
        provide_context(portal.clone());
        provide_context(asker.clone());
    };
    let response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if response.status().is_success() {
        return Ok(response);
    }
    // The one error type of all functions, as JSON; anything else is our own failure.
    let bytes = to_bytes(response.into_body(), 64 * 1024).await.unwrap_or_default();
    Err(serde_json::from_slice(&bytes).unwrap_or_else(|_| {
        tracing::error!(function = name, "a server function failed outside its own errors");
        AppError::Unexpected { reference: String::new() }
    }))
}

/// What was typed, by field, without secrets: to fill the page again.
pub(super) fn typed_values(body: &[u8]) -> Vec<(String, String)> {
    form_pairs(body)
        .filter_map(|(name, value)| {
            let field = name.strip_prefix("fields[")?.strip_suffix(']')?.to_owned();
            (!is_asked_anew(&field)).then_some((field, value))
        })
        .collect()
}

fn form_pairs(body: &[u8]) -> impl Iterator<Item = (String, String)> {
    let text = String::from_utf8_lossy(body).into_owned();
    let pairs: Vec<_> = text
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    pairs.into_iter()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (byte, pair) {
            (b'%', Some(value)) => {
                bytes.push(value);
                rest = &after[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
