//! Staying in: sessions in a cookie, hashed at rest, that end by rest, by age, and by hand.

use domain::ids::{AccountId, SessionId};
use domain::lang::Lang;
use domain::permission::{self, Role};
use domain::time::Instant;
use uuid::Uuid;

use super::{place, store};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// A session is not noted as seen more often than this: a page that is read writes nothing else.
const TOUCH: i64 = MINUTE;

/// Seconds of rest after which a session ends: 30 minutes, staff 15.
const fn idle_seconds(is_staff: bool) -> i64 {
    if is_staff { 15 * MINUTE } else { 30 * MINUTE }
}

/// Seconds after which a session ends whatever happens in it: 12 hours, staff 8.
pub(super) const fn absolute_seconds(is_staff: bool) -> i64 {
    if is_staff { 8 * HOUR } else { 12 * HOUR }
}

/// A person who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub actor: Actor,
    /// When the session ends unless something is done in it: the warning counts down to it.
    pub idle_until: Instant,
    /// When it ends whatever is done.
    pub ends_at: Instant,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    created_at: i64,
    seen_at: i64,
    expires_at: i64,
    authenticated_at: i64,
    has_second_factor: bool,
    name: String,
    language: String,
    roles: Option<String>,
}

/// The person of a session's token, with the roles of this moment; `None` when there is no such session any more. One
/// statement; at most once a minute one more, which notes that the session was seen.
///
/// # Errors
/// When the database does not answer.
pub async fn authenticate(portal: &Portal, token: &Token) -> Result<Option<SignedIn>> {
    find(portal, token, true).await
}

/// As [`authenticate`], without noting that the session was seen: asking how long it lasts must not make it last.
///
/// # Errors
/// When the database does not answer.
pub async fn authenticate_quietly(portal: &Portal, token: &Token) -> Result<Option<SignedIn>> {
    find(portal, token, false).await
}

async fn find(portal: &Portal, token: &Token, touches: bool) -> Result<Option<SignedIn>> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let row: Option<Row> = tx.fetch_optional(store::FIND_SESSION, binds![token.hash()]).await?;
    drop(tx);
    let Some(row) = row else { return Ok(None) };
    let roles: Vec<Role> = row.roles.as_deref().unwrap_or_default().split(' ').filter_map(Role::parse).collect();
    let is_staff = permission::is_staff(&roles);
    let seen_at = Instant::from_micros(row.seen_at);
    // A role given since ends the session sooner.
    let oldest_end = Instant::from_micros(row.created_at).plus_seconds(absolute_seconds(is_staff));
    let ends_at = Instant::from_micros(row.expires_at).min(oldest_end);
    if now >= ends_at || now >= seen_at.plus_seconds(idle_seconds(is_staff)) {
        return Ok(None);
    }
    let mut seen = seen_at;
    if touches && now >= seen_at.plus_seconds(TOUCH) {
        let touched = transaction!(portal.db, tx => {
            Ok(tx.execute(store::TOUCH_SESSION, binds![row.id, now, now.plus_seconds(1 - TOUCH)]).await?)
        });
        // A page is shown also when the note could not be taken (a full disk).
        match touched {
            Ok(_) => seen = now,
            Err(error) => tracing::warn!(%error, "a session could not be noted as seen"),
        }
    }
    let actor = Actor {
        account: AccountId(row.account_id),
        session: SessionId(row.id),
        roles,
        authenticated_at: Instant::from_micros(row.authenticated_at),
        has_second_factor: row.has_second_factor,
        name: row.name,
        lang: Lang::parse(&row.language).unwrap_or(Lang::Ar),
    };
    Ok(Some(SignedIn { actor, idle_until: seen.plus_seconds(idle_seconds(is_staff)), ends_at }))
}

/// A session in the list of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSummary {
    /// Its id.
    pub id: SessionId,
    /// When it was opened.
    pub created_at: Instant,
    /// When it was seen last.
    pub seen_at: Instant,
    /// What the browser said it was.
    pub device: String,
    /// The network it was opened from, as `192.0.2.*`; empty when that is not known.
    pub place: String,
    /// True when the account had not been used from that network before.
    pub is_new_place: bool,
    /// True when a second factor was shown.
    pub has_second_factor: bool,
    /// True for the one that asks.
    pub is_current: bool,
}

#[derive(sqlx::FromRow)]
struct ListRow {
    id: Uuid,
    created_at: i64,
    seen_at: i64,
    device: String,
    has_second_factor: bool,
    place_sealed: Option<Vec<u8>>,
    is_new_place: bool,
}

/// One's own sessions, the one seen last first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_sessions(portal: &Portal, actor: &Actor) -> Result<Vec<SessionSummary>> {
    let now = portal.now();
    let idle = idle_seconds(actor.is_staff());
    let mut tx = portal.db.read().await?;
    let rows: Vec<ListRow> = tx.fetch_all(store::LIST_SESSIONS, binds![actor.account, now]).await?;
    Ok(rows
        .into_iter()
        .filter(|row| Instant::from_micros(row.seen_at).plus_seconds(idle) > now)
        .map(|row| SessionSummary {
            id: SessionId(row.id),
            created_at: Instant::from_micros(row.created_at),
            seen_at: Instant::from_micros(row.seen_at),
            place: place::opened(portal, SessionId(row.id), row.place_sealed.as_deref()),
            is_new_place: row.is_new_place,
            device: row.device,
            has_second_factor: row.has_second_factor,
            is_current: row.id == actor.session.0,
        })
        .collect())
}

/// Signs out: ends the session that asks. Done again it does nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(portal: &Portal, actor: &Actor) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        if tx.execute(store::END_SESSION, binds![actor.session, actor.account, now, "signed-out"]).await? == 1 {
            audit::event("signed-out", actor.account).by(actor).with("session", actor.session).record(portal, tx).await?;
        }
        Ok(())
    })
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own or has ended.
pub async fn end_session(portal: &Portal, actor: &Actor, session: SessionId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        if tx.execute(store::END_SESSION, binds![session, actor.account, now, "ended-elsewhere"]).await? == 0 {
            return Err(Error::NotFound);
        }
        audit::event("session-ended", actor.account).by(actor).with("session", session).record(portal, tx).await?;
        Ok(())
    })
}

/// Ends all of one's own sessions but the one that asks; how many.
///
/// # Errors
/// When the database does not answer.
pub async fn end_other_sessions(portal: &Portal, actor: &Actor) -> Result<u64> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let ended = tx.execute(store::END_OTHER_SESSIONS, binds![actor.account, actor.session, now, "ended-elsewhere"]).await?;
        audit::event("other-sessions-ended", actor.account).by(actor).record(portal, tx).await?;
        Ok(ended)
    })
}
