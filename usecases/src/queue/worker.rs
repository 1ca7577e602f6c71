//! The worker: enqueues what recurs, claims what is due, does it, writes the outcome.

use std::future::Future;
use std::time::Duration;

use uuid::Uuid;

use super::{Job, KINDS, Kind, store};
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::{binds, transaction};

/// How long a worker may hold a job before another takes it.
const LOCK_SECONDS: i64 = 300;
/// How long finished jobs are remembered.
const REMEMBERED_SECONDS: i64 = 7 * 24 * 3_600;
/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

#[derive(sqlx::FromRow)]
struct Claimed {
    id: Uuid,
    kind: String,
    payload: String,
    attempts: i64,
}

/// Works until `shutdown` is ready; the job in hand is finished first.
pub async fn run(portal: &Portal, shutdown: impl Future<Output = ()>) {
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let work = async {
            if let Err(error) = run_once(portal).await {
                tracing::error!(error = %chain(&error), "the worker failed");
            }
            tokio::time::sleep(REST).await;
        };
        // A job is never dropped half way: the work is awaited to its end once shutdown is asked for.
        let mut work = std::pin::pin!(work);
        tokio::select! {
            () = &mut work => {}
            () = &mut shutdown => {
                work.await;
                return;
            }
        }
    }
}

/// Does everything that is due now; the number of jobs done or failed.
///
/// # Errors
/// When the database cannot be reached; a job that fails is no error of the worker.
pub async fn run_once(portal: &Portal) -> Result<u32> {
    schedule(portal).await?;
    let mut done = 0;
    while let Some((claimed, lock)) = claim(portal).await? {
        done += 1;
        let Some(kind) = KINDS.iter().find(|kind| kind.name == claimed.kind) else {
            put_back(portal, &claimed, lock, "unknown-kind", 3_600).await?;
            continue;
        };
        work(portal, kind, &claimed, lock).await?;
    }
    Ok(done)
}

async fn work(portal: &Portal, kind: &Kind, claimed: &Claimed, lock: Uuid) -> Result<()> {
    let job = Job {
        ids: claimed.payload.split_whitespace().filter_map(|id| Uuid::try_parse(id).ok()).collect(),
        is_last_attempt: claimed.attempts >= kind.attempts,
    };
    let is_last = job.is_last_attempt;
    match (kind.run)(portal, job).await {
        Ok(()) => {
            let finished = binds![claimed.id, lock, portal.now()];
            transaction!(portal.db, tx => { Ok(tx.execute(store::FINISH, finished.clone()).await?) })?;
        }
        Err(error) => {
            let code = code_of(&error);
            tracing::warn!(job = %claimed.id, kind = kind.name, attempt = claimed.attempts, code, error = %chain(&error), "a job failed");
            if is_last {
                let failed = binds![claimed.id, lock, portal.now(), code];
                transaction!(portal.db, tx => { Ok(tx.execute(store::FAIL, failed.clone()).await?) })?;
            } else {
                put_back(portal, claimed, lock, code, pause(claimed.attempts)).await?;
            }
        }
    }
    Ok(())
}

/// 15 s, 30 s, 1 min, … up to an hour.
fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 9) - 1).unwrap_or(0);
    (15 * 2_i64.pow(doublings)).min(3_600)
}

async fn put_back(portal: &Portal, claimed: &Claimed, lock: Uuid, code: &'static str, seconds: i64) -> Result<()> {
    let again = binds![claimed.id, lock, portal.now().plus_seconds(seconds), code];
    transaction!(portal.db, tx => { Ok(tx.execute(store::RETRY, again.clone()).await?) })?;
    Ok(())
}

async fn claim(portal: &Portal) -> Result<Option<(Claimed, Uuid)>> {
    let now = portal.now();
    let mut reading = portal.db.read().await?;
    if reading.fetch_optional::<(i64,)>(store::IS_DUE, binds![now]).await?.is_none() {
        return Ok(None);
    }
    drop(reading);
    let lock = portal.new_id();
    let claimed = transaction!(portal.db, tx => {
        let until = now.plus_seconds(LOCK_SECONDS);
        Ok(tx.fetch_optional::<Claimed>(store::CLAIM, binds![now, until, lock]).await?)
    })?;
    Ok(claimed.map(|claimed| (claimed, lock)))
}

/// Enqueues the kinds that recur and are due. A kind seen for the first time is due at once.
async fn schedule(portal: &Portal) -> Result<()> {
    let now = portal.now();
    let mut reading = portal.db.read().await?;
    let known: Vec<(String, i64)> = reading.fetch_all(store::DUE_SCHEDULES, binds![i64::MAX]).await?;
    drop(reading);
    for kind in KINDS {
        let Some(every) = kind.every_seconds else { continue };
        let next = known.iter().find(|(name, _)| name == kind.name).map(|(_, next)| *next);
        if next.is_some_and(|next| next > now.micros()) {
            continue;
        }
        let next = next.unwrap_or(now.micros());
        transaction!(portal.db, tx => {
            tx.execute(store::INSERT_SCHEDULE, binds![kind.name, now]).await?;
            let moved = tx.execute(store::MOVE_SCHEDULE, binds![kind.name, next, now.plus_seconds(every)]).await?;
            if moved == 1 {
                super::enqueue_unique(portal, tx, kind.name, &[], now, kind.name).await?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Forgets what was done long ago.
pub(super) async fn sweep(portal: &Portal) -> Result<()> {
    let before = portal.now().plus_seconds(-REMEMBERED_SECONDS);
    transaction!(portal.db, tx => { Ok(tx.execute(store::FORGET_DONE, binds![before]).await?) })?;
    Ok(())
}

const fn code_of(error: &Error) -> &'static str {
    match error {
        Error::Unauthenticated => "unauthenticated",
        Error::Forbidden(_) => "forbidden",
        Error::NotFound => "not-found",
        Error::Conflict { code } => code,
        Error::Invalid(_) => "invalid",
        Error::TooMany { .. } => "too-many",
        Error::Unexpected(_) => "unexpected",
    }
}

/// An error with its causes.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
