//! How a person likes to read: theme and digits, kept in their browser. A plain form, so that it works without script.

use axum::{
    Form,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::account::LocalPath;
use serde::Deserialize;

const YEAR: u32 = 365 * 24 * 3_600;

/// What was chosen; what is absent stays as it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    /// `light`, `dark`, or `system` for what the device says.
    theme: Option<String>,
    /// `latn` (123), `arab` (١٢٣), or `system` for what the language says.
    digits: Option<String>,
    /// The page to go back to.
    next: Option<String>,
}

/// Keeps the choice and leads back.
pub(crate) async fn post(headers: HeaderMap, Form(chosen): Form<Chosen>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let choices = [("theme", &chosen.theme, ["light", "dark"]), ("digits", &chosen.digits, ["latn", "arab"])];
    for (name, value, known) in choices {
        let cookie = match value.as_deref() {
            Some(value) if known.contains(&value) => {
                format!("{name}={value}; Path=/; Max-Age={YEAR}; Secure; SameSite=Lax")
            }
            Some("system") => format!("{name}=; Path=/; Max-Age=0; Secure; SameSite=Lax"),
            _ => continue,
        };
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    let next = chosen.next.as_deref().and_then(LocalPath::parse).or_else(|| came_from(&headers));
    let location =
        next.and_then(|next| HeaderValue::from_str(next.as_str()).ok()).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// The page the form stood on; its host does not matter, only our own paths are led to.
fn came_from(headers: &HeaderMap) -> Option<LocalPath> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    LocalPath::parse(&rest[rest.find('/')?..])
}
