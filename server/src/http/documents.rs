//! Documents go out by their own path: as attachments, never sniffed, and in a sandbox where they are looked at in place.

use app::{error::AppError, request::Asker};
use axum::{
    Extension,
    body::Body,
    extract::{Path, Query, State as Extract},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::ids::{DocumentId, IdentityChangeId};
use serde::Deserialize;
use usecases::documents::Download;

use crate::state::State;

/// How a document is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// `1`: to be looked at in place, by those who review.
    inline: String,
}

/// Nothing runs in it and nothing is fetched; only the portal's own pages may frame it, beside the file it belongs to.
const SANDBOX: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox";

/// A document, to those who may read it; anything else is not found.
pub(crate) async fn get(
    Extract(state): Extract<State>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let (Some(actor), Some(id)) = (asker.actor, DocumentId::parse(&id)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(usecases::documents::download(&state.portal, &actor, id).await, &wanted)
}

/// The evidence of a change of identity, to its owner and to those who decide; anything else is not found.
pub(crate) async fn evidence(
    Extract(state): Extract<State>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let (Some(actor), Some(id)) = (asker.actor, IdentityChangeId::parse(&id)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(usecases::accounts::read_evidence(&state.portal, &actor, id).await, &wanted)
}

fn answer(read: Result<Download, usecases::Error>, wanted: &Wanted) -> Response {
    let document = match read {
        Ok(document) => document,
        Err(error) => {
            let error = AppError::from(error);
            return error.status().into_response();
        }
    };
    let how = if wanted.inline == "1" { "inline" } else { "attachment" };
    let name: String = document.file_name.bytes().map(encoded).collect();
    let disposition = format!("{how}; filename*=UTF-8''{name}");
    let mut response = Response::new(Body::from(document.content));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(document.media.code()));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// A byte of a file's name as RFC 5987 wants it.
fn encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}
