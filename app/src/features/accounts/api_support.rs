//! What several server functions of accounts need: who visits, the pending second step, where a sign-in leads.

use domain::account::LocalPath;
use usecases::{
    accounts::{Entered, KnownBrowser, Visit},
    secrets::Token,
};

use crate::{
    error::AppError,
    request::{self, asker},
};

/// Where the visit comes from.
pub(super) fn visit() -> Result<Visit, AppError> {
    let asker = asker()?;
    let known_browser = request::cookie(KNOWN).unwrap_or_default();
    Ok(Visit { address: asker.address.to_string(), device: asker.user_agent, known_browser })
}

/// Lets the browser keep that its owner was here: limits that strangers use up are not theirs.
pub(super) fn remember(browser: &KnownBrowser) {
    const YEAR: u32 = 365 * 24 * 3_600;
    let text = browser.as_str();
    request::set_cookie(&format!("{KNOWN}={text}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={YEAR}"));
}

const KNOWN: &str = "__Host-known";
const PENDING: &str = "__Host-second-step";
const NEXT: &str = "__Host-next";

/// The token that stands for the password while the second factor is asked for.
pub(super) fn pending() -> Result<Token, AppError> {
    request::cookie(PENDING)
        .map(|token| Token::presented(&token))
        .ok_or(AppError::Conflict { code: "second_step_over".into() })
}

const PASSKEY: &str = "__Host-passkey";

/// Who was asked for a passkey, until they answer.
pub(super) fn passkey_holder() -> Result<Token, AppError> {
    request::cookie(PASSKEY)
        .map(|token| Token::presented(&token))
        .ok_or(AppError::Conflict { code: "passkey_too_late".into() })
}

pub(super) fn begin_passkey(holder: &Token) {
    let token = holder.as_str();
    request::set_cookie(&format!("{PASSKEY}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=300"));
}

pub(super) fn end_passkey() {
    request::set_cookie(&format!("{PASSKEY}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"));
}

/// Leads to a page, with where one was going behind it when that is a path of this portal.
pub(super) fn go_keeping(page: &str, next: &str) {
    match LocalPath::parse(next) {
        Some(next) => request::go(&format!("{page}&next={}", request::encoded(next.as_str()))),
        None => request::go(page),
    }
}

/// Begins the session, or leads to the second step.
pub(super) fn enter(entered: Entered, next: Option<&str>) -> Result<(), AppError> {
    match entered {
        Entered::SecondFactor(token) => {
            request::set_cookie(&format!(
                "{PENDING}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=300",
                token.as_str()
            ));
            if let Some(next) = next {
                request::set_cookie(&format!(
                    "{NEXT}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=300",
                    request::encoded(next)
                ));
            }
            request::go("/sign-in/second-factor");
        }
        Entered::Session(opened) => {
            let kept =
                request::cookie(NEXT).map(|next| request::decoded(&next)).and_then(|next| LocalPath::parse(&next));
            request::set_cookie(&format!("{PENDING}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
            request::set_cookie(&format!("{NEXT}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
            request::begin_session(opened.token.as_str());
            remember(&opened.known_browser);
            match next.or(kept.as_ref().map(LocalPath::as_str)) {
                _ if opened.needs_second_factor => request::go("/my/security/second-factor"),
                Some(next) => request::go_to(next),
                None if opened.is_staff => request::go("/office"),
                None => request::go("/my"),
            }
        }
    }
    Ok(())
}
