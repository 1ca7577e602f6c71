//! Reading the log: searched, exported, and asked by people who looked at their own file. And recording that staff
//! looked at one.

use domain::ids::AccountId;
use domain::permission::{Permission, Role};
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::{EventRow, Subject, event, store};
use crate::context::{Actor, Portal};
use crate::error::Result;
use crate::{binds, transaction};

/// Staff who look at a file again within an hour are recorded once.
const SAME_READ_SECONDS: i64 = 3_600;

/// Records that staff looked at a person's file; the person sees it on their page of data. Once an hour for the same
/// reader and file. Looking at one's own is not recorded.
///
/// # Errors
/// When the database does not answer: then the file must not be shown either.
pub async fn read_of(portal: &Portal, actor: &Actor, subject: impl Into<Subject>) -> Result<()> {
    let subject = subject.into();
    if subject.kind == "account" && subject.id == actor.account.0 {
        return Ok(());
    }
    let since = portal.now().plus_seconds(-SAME_READ_SECONDS);
    let mut tx = portal.db.read().await?;
    let known: Option<(i64,)> =
        tx.fetch_optional(store::READ_SINCE, binds![subject.kind, subject.id, actor.account, since]).await?;
    drop(tx);
    if known.is_some() {
        return Ok(());
    }
    transaction!(portal.db, tx => {
        event("file-read", subject).by(actor).record(portal, tx).await?;
        Ok(())
    })
}

/// What is searched for; what is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Kind of file, e.g. `account`.
    pub subject_kind: Option<String>,
    /// The file.
    pub subject_id: Option<Uuid>,
    /// Who did it.
    pub actor: Option<Uuid>,
    /// What happened, e.g. `role-given`.
    pub event: Option<String>,
    /// On which day in Riyadh.
    pub on_day: Option<CivilDate>,
}

/// Where a page ended: the next begins behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The last event's time in microseconds.
    pub at: i64,
    /// And its id.
    pub id: Uuid,
}

/// Events of the log, newest first, behind `after`.
///
/// # Errors
/// Forbidden without [`Permission::ReadAudit`].
pub async fn search(
    portal: &Portal,
    actor: &Actor,
    search: &Search,
    after: Option<Place>,
    limit: i64,
) -> Result<Vec<EventRow>> {
    actor.require(Permission::ReadAudit)?;
    let from = search.on_day.map(CivilDate::start);
    let until = search.on_day.map(|day| day.plus_days(1).start());
    let after = after.unwrap_or(Place { at: i64::MAX, id: Uuid::max() });
    let mut tx = portal.db.read().await?;
    let values = binds![
        search.subject_kind.as_deref(),
        search.subject_id,
        search.actor,
        search.event.as_deref(),
        from.map_or(i64::MIN, Instant::micros),
        until.map_or(i64::MAX, Instant::micros),
        after.at,
        after.id,
        limit,
    ];
    Ok(tx.fetch_all(store::SEARCH, values).await?)
}

/// Records that the log was exported, on the chain of who did.
///
/// # Errors
/// Forbidden without [`Permission::ReadAudit`].
pub async fn record_export(portal: &Portal, actor: &Actor) -> Result<()> {
    actor.require(Permission::ReadAudit)?;
    transaction!(portal.db, tx => {
        event("audit-exported", actor.account).by(actor).record(portal, tx).await?;
        Ok(())
    })
}

/// Someone of staff who looked at one's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// When.
    pub at: Instant,
    /// Kind of file: the account, an application or a refund claim of it.
    pub kind: String,
    /// The roles they hold now; whoever left holds none.
    pub roles: Vec<Role>,
}

#[derive(sqlx::FromRow)]
struct ReaderRow {
    at: i64,
    subject_kind: String,
    roles: Option<String>,
}

/// Who of staff looked at an account, its applications, documents and refund claims, newest first, at most 200.
///
/// # Errors
/// When the database does not answer.
pub async fn readers_of(portal: &Portal, account: AccountId) -> Result<Vec<Reader>> {
    let mut tx = portal.db.read().await?;
    let rows: Vec<ReaderRow> = tx.fetch_all(store::READERS, binds![account]).await?;
    Ok(rows
        .into_iter()
        .map(|row| Reader {
            at: Instant::from_micros(row.at),
            kind: row.subject_kind,
            roles: row
                .roles
                .unwrap_or_default()
                .split(' ')
                .filter_map(Role::parse)
                .filter(|role| role.is_staff())
                .collect(),
        })
        .collect())
}
