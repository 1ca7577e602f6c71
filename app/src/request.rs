//! What a server function knows of the request it serves: the portal, who asks, and how the answer is shaped.

use std::net::IpAddr;

use axum::http::{HeaderName, HeaderValue, header};
use domain::time::Instant;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use usecases::{Actor, Portal};

use crate::{error::AppError, lang::Lang};

/// Who sent the request, from where.
#[derive(Clone, Debug)]
pub struct Asker {
    /// Signed in, or nobody.
    pub actor: Option<Actor>,
    /// When their session ends.
    pub session: Option<SessionEnds>,
    /// The address limits are counted by.
    pub address: IpAddr,
    /// The browser's own words, for the list of sessions.
    pub user_agent: String,
    /// The language of the page.
    pub lang: Lang,
}

/// When a session ends.
#[derive(Clone, Copy, Debug)]
pub struct SessionEnds {
    /// By rest.
    pub idle_until: Instant,
    /// Whatever is done.
    pub ends_at: Instant,
}

/// The portal.
pub fn portal() -> Result<Portal, AppError> {
    use_context().ok_or_else(unexpected)
}

/// Who asks, signed in or not.
pub fn asker() -> Result<Asker, AppError> {
    use_context().ok_or_else(unexpected)
}

/// The portal and the signed-in person; refused when nobody is.
pub fn signed_in() -> Result<(Portal, Actor), AppError> {
    Ok((portal()?, asker()?.actor.ok_or(AppError::Unauthenticated)?))
}

fn unexpected() -> AppError {
    AppError::Unexpected { reference: String::new() }
}

/// Leads on to a page of the portal, by its address without the language: `go("/my")`.
pub fn go(page: &str) {
    use crate::lang::Addressed as _;
    let lang = use_context::<Asker>().map_or(Lang::Ar, |asker| asker.lang);
    go_to(&lang.at(page));
}

/// Leads on to an address as it is.
pub fn go_to(address: &str) {
    if let (Some(response), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(address)) {
        response.insert_header(header::LOCATION, location);
    }
}

/// With [`go`]: the browser loads a new document, because the session began, ended or changed its powers.
pub fn reload() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(HeaderName::from_static("x-reload"), HeaderValue::from_static("1"));
    }
}

/// A text for a cookie that only this session opens again.
pub fn sealed_cookie(portal: &Portal, actor: &Actor, name: &str, text: &str) -> String {
    use std::fmt::Write as _;
    let sealed = portal.secrets.seal(&portal.rng, name, actor.session.0, text.as_bytes());
    sealed.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What [`sealed_cookie`] sealed under the same name in the same session.
pub fn opened_cookie(portal: &Portal, actor: &Actor, name: &str) -> Option<String> {
    let hex = cookie(name)?;
    let sealed: Vec<u8> = hex
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect::<Option<_>>()?;
    portal.secrets.open_text(name, actor.session.0, &sealed).ok()
}

/// Sets a cookie of the answer.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// Keeps a choice of the reader's in their browser for a year. The page's first lines read it too.
pub fn keep_choice(name: &str, code: &str) {
    const YEAR: u32 = 365 * 24 * 3_600;
    set_cookie(&format!("{name}={code}; Path=/; Max-Age={YEAR}; Secure; SameSite=Lax"));
}

/// A cookie of the request.
pub fn cookie(name: &str) -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    let cookies = parts.headers.get_all(header::COOKIE);
    cookies
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

pub use crate::routes::encoded;

/// What [`encoded`] made of a value.
pub fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (byte, pair) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The name of the session's cookie; `__Host-` binds it to this host, whole path, secure transport.
pub const SESSION_COOKIE: &str = "__Host-session";

/// Begins a session in the browser with its token.
pub fn begin_session(token: &str) {
    renew_session(token);
    reload();
}

/// The session goes on under another token.
pub fn renew_session(token: &str) {
    set_cookie(&format!("{SESSION_COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax"));
}

/// Ends the session in the browser.
pub fn end_session() {
    set_cookie(&format!("{SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    reload();
}

impl From<usecases::Error> for AppError {
    /// Refusals keep their names; a failure is logged here, once, and leaves as its reference alone.
    fn from(error: usecases::Error) -> Self {
        match error {
            usecases::Error::Unauthenticated => Self::Unauthenticated,
            usecases::Error::Forbidden(denied) => Self::Forbidden { why: denied.code().replace('-', "_").into() },
            usecases::Error::NotFound => Self::NotFound,
            usecases::Error::Conflict { code: "reauthenticate" } => Self::Reauthenticate,
            usecases::Error::Conflict { code } => Self::Conflict { code: code.replace('-', "_").into() },
            usecases::Error::Invalid(violations) => Self::Invalid { violations },
            usecases::Error::TooMany { retry_after } => {
                Self::TooMany { seconds: u32::try_from(retry_after).unwrap_or(60) }
            }
            usecases::Error::Unexpected(source) => {
                let reference =
                    use_context::<Portal>().map(|portal| portal.new_id().simple().to_string()).unwrap_or_default();
                tracing::error!(%reference, error = %source, "a use case failed");
                Self::Unexpected { reference }
            }
        }
    }
}
