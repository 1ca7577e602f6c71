//! Server functions of sessions, second factor and password.

use domain::account::{ChangePasswordFields, ReauthenticateFields, TotpFields};
use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, asker, portal, signed_in},
    domain::{account::LocalPath, form::Form, ids::SessionId},
    usecases::accounts,
};

/// What the page of security shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Security {
    pub sessions: i64,
    pub passkeys: i64,
    pub has_authenticator: bool,
    pub codes_left: i64,
}

/// One session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenSession {
    pub id: String,
    pub device: String,
    /// The network, its last part left out; empty when it is not known.
    pub place: String,
    pub is_new_place: bool,
    pub created_at: Instant,
    pub seen_at: Instant,
    pub is_current: bool,
}

/// What the page of the authenticator shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Authenticator {
    pub is_set_up: bool,
    pub pending: Option<Enrolment>,
    pub codes_left: i64,
    /// Staff keep it unless they have a passkey.
    pub may_remove: bool,
}

/// What is scanned or typed into an authenticator.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enrolment {
    pub key: String,
    pub address: String,
    pub svg: String,
}

/// How long the session lasts if nothing is done.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SessionClock {
    pub idle_seconds: i64,
    pub total_seconds: i64,
}

/// What there is of sessions and second factors.
#[server(prefix = "/api", endpoint = "security/get")]
pub async fn get() -> Result<Security, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(Security {
        sessions: count(&accounts::list_sessions(&portal, &actor).await?),
        passkeys: count(&accounts::list_passkeys(&portal, &actor).await?),
        has_authenticator: accounts::has_authenticator(&portal, &actor).await?,
        codes_left: accounts::count_recovery_codes(&portal, &actor).await?,
    })
}

#[cfg(feature = "ssr")]
fn count<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

/// One's open sessions.
#[server(prefix = "/api", endpoint = "security/sessions")]
pub async fn sessions() -> Result<Vec<OpenSession>, AppError> {
    let (portal, actor) = signed_in()?;
    let sessions = accounts::list_sessions(&portal, &actor).await?;
    Ok(sessions.into_iter().map(shown).collect())
}

#[cfg(feature = "ssr")]
fn shown(session: accounts::SessionSummary) -> OpenSession {
    OpenSession {
        id: session.id.to_string(),
        device: session.device,
        place: session.place,
        is_new_place: session.is_new_place,
        created_at: session.created_at,
        seen_at: session.seen_at,
        is_current: session.is_current,
    }
}

/// Whether a new password stands beside a second factor, and may be shorter.
#[server(prefix = "/api", endpoint = "security/has-second-factor")]
pub async fn has_second_factor() -> Result<bool, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(accounts::has_second_factor(&portal, &actor).await?)
}

/// Ends one of one's sessions.
#[server(prefix = "/api", endpoint = "security/end-session")]
pub async fn end_session(#[server(default)] session: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let session = SessionId::parse(&session).ok_or(AppError::NotFound)?;
    accounts::end_session(&portal, &actor, session).await?;
    request::go("/my/security/sessions?done=ended");
    Ok(())
}

/// Ends all sessions but this one.
#[server(prefix = "/api", endpoint = "security/end-others")]
pub async fn end_others() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::end_other_sessions(&portal, &actor).await?;
    request::go("/my/security/sessions?done=all");
    Ok(())
}

/// Changes the password.
#[server(prefix = "/api", endpoint = "security/change-password")]
pub async fn change_password(#[server(default)] fields: ChangePasswordFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let length = accounts::password_length(&portal, &actor).await?;
    let token = accounts::change_password(&portal, &actor, fields.parse(length)?).await?;
    request::renew_session(token.as_str());
    request::go("/my/security?done=password");
    Ok(())
}

/// The password once more, then back.
#[server(prefix = "/api", endpoint = "security/reauthenticate")]
pub async fn reauthenticate(
    #[server(default)] fields: ReauthenticateFields,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let token = accounts::reauthenticate(&portal, &actor, fields.parse(())?).await?;
    request::renew_session(token.as_str());
    match LocalPath::parse(&next) {
        Some(next) => request::go_to(next.as_str()),
        None => request::go("/my/security"),
    }
    Ok(())
}

/// The authenticator: set up, begun and not confirmed yet, or neither.
#[server(prefix = "/api", endpoint = "security/authenticator")]
pub async fn get_authenticator() -> Result<Authenticator, AppError> {
    let (portal, actor) = signed_in()?;
    let pending = accounts::pending_enrolment(&portal, &actor).await?;
    let has_passkey = accounts::list_passkeys(&portal, &actor).await?.iter().any(|passkey| !passkey.is_blocked);
    Ok(Authenticator {
        is_set_up: accounts::has_authenticator(&portal, &actor).await?,
        pending: pending.map(|pending| Enrolment { key: pending.secret, address: pending.address, svg: pending.svg }),
        codes_left: accounts::count_recovery_codes(&portal, &actor).await?,
        may_remove: has_passkey || !actor.is_staff(),
    })
}

/// Draws a secret.
#[server(prefix = "/api", endpoint = "security/begin-second-factor")]
pub async fn begin_second_factor() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::begin_enrolment(&portal, &actor).await?;
    request::go("/my/security/second-factor");
    Ok(())
}

/// The secret counts, proved by a code.
#[server(prefix = "/api", endpoint = "security/confirm-second-factor")]
pub async fn confirm_second_factor(#[server(default)] fields: TotpFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let codes = accounts::confirm_enrolment(&portal, &actor, fields.parse(())?).await?;
    hand_over(&portal, &actor, &codes);
    // As staff, powers begin now.
    request::reload();
    Ok(())
}

/// Draws new recovery codes.
#[server(prefix = "/api", endpoint = "security/renew-recovery-codes")]
pub async fn renew_recovery_codes() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let codes = accounts::renew_recovery_codes(&portal, &actor).await?;
    hand_over(&portal, &actor, &codes);
    Ok(())
}

/// Takes the second factor away.
#[server(prefix = "/api", endpoint = "security/remove-second-factor")]
pub async fn remove_second_factor() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::disable_second_factor(&portal, &actor).await?;
    request::go("/my/security?done=removed");
    Ok(())
}

/// The codes just drawn: once, then never again.
#[server(prefix = "/api", endpoint = "security/recovery-codes")]
pub async fn recovery_codes() -> Result<Vec<String>, AppError> {
    let (portal, actor) = signed_in()?;
    let codes = request::opened_cookie(&portal, &actor, RECOVERY_CODES).unwrap_or_default();
    request::set_cookie(&format!("{RECOVERY_CODES}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"));
    Ok(codes.split_whitespace().map(str::to_owned).collect())
}

/// The session's clock; asked quietly, so that asking does not make it last.
#[server(prefix = "/api", endpoint = "accounts/session")]
pub async fn session() -> Result<SessionClock, AppError> {
    let asker = asker()?;
    let session = asker.session.ok_or(AppError::Unauthenticated)?;
    let now = portal()?.now();
    Ok(SessionClock {
        idle_seconds: session.idle_until.min(session.ends_at).seconds_since(now),
        total_seconds: session.ends_at.seconds_since(now),
    })
}

/// Something was done: the session goes on, as with any other request.
#[server(prefix = "/api", endpoint = "accounts/stay")]
pub async fn stay() -> Result<(), AppError> {
    signed_in().map(|_| ())
}

#[cfg(feature = "ssr")]
const RECOVERY_CODES: &str = "__Host-recovery-codes";

/// Carries the codes to the page that shows them: sealed for this session, for ten minutes, gone once shown. Without script
/// there is no other way, and an address must not hold them.
#[cfg(feature = "ssr")]
pub(super) fn hand_over(portal: &usecases::Portal, actor: &usecases::Actor, codes: &[domain::account::RecoveryCode]) {
    let text: Vec<String> = codes.iter().map(domain::account::RecoveryCode::grouped).collect();
    let sealed = request::sealed_cookie(portal, actor, RECOVERY_CODES, &text.join(" "));
    request::set_cookie(&format!("{RECOVERY_CODES}={sealed}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=600"));
    request::go("/my/security/recovery-codes");
}
