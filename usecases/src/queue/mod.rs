//! Work to be done later: enqueued in the transaction that needs it, done at least once by a worker, so every job is
//! idempotent. The payload is ids; everything else is read when the job runs. What leaves the building follows
//! "record the intention and commit, call, record the outcome".

mod registry;
pub(crate) mod store;
mod worker;

use std::future::Future;
use std::pin::Pin;

use domain::time::Instant;
use uuid::Uuid;

pub use registry::KINDS;
pub use worker::{run, run_once};

use crate::binds;
use crate::context::Portal;
use crate::db::{Error, Tx};

/// A kind of job: one line of [`KINDS`].
#[derive(Clone, Copy)]
pub struct Kind {
    /// Kebab-case name, as stored.
    pub name: &'static str,
    /// Does it.
    pub run: for<'a> fn(&'a Portal, Job) -> Running<'a>,
    /// How often it recurs by itself, in seconds; `None` for one that is only enqueued.
    pub every_seconds: Option<i64>,
    /// How often it is tried before it is given up, with pauses of 15 s, 30 s, 1 min, … up to an hour.
    pub attempts: i64,
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// A job being done.
pub type Running<'a> = Pin<Box<dyn Future<Output = crate::Result<()>> + Send + 'a>>;

/// What a job is given.
#[derive(Clone, Debug)]
pub struct Job {
    /// The ids it was enqueued with.
    pub ids: Vec<Uuid>,
    /// True when it is not tried again after this.
    pub is_last_attempt: bool,
}

impl Job {
    /// The id at a place of the payload.
    ///
    /// # Errors
    /// When the payload is shorter: a fault of the program.
    pub fn id(&self, at: usize) -> crate::Result<Uuid> {
        self.ids.get(at).copied().ok_or_else(|| crate::Error::unexpected("the payload of a job is too short"))
    }
}

/// Enqueues a job to run at once.
///
/// # Errors
/// What the database refuses.
pub async fn enqueue(portal: &Portal, tx: &mut Tx, kind: &'static str, ids: &[Uuid]) -> Result<(), Error> {
    enqueue_at(portal, tx, kind, ids, portal.now()).await
}

/// Enqueues a job to run at a moment.
///
/// # Errors
/// What the database refuses.
pub async fn enqueue_at(
    portal: &Portal,
    tx: &mut Tx,
    kind: &'static str,
    ids: &[Uuid],
    at: Instant,
) -> Result<(), Error> {
    insert(portal, tx, kind, ids, at, None).await
}

/// Enqueues a job unless one with the same key is waiting or running.
///
/// # Errors
/// What the database refuses.
pub async fn enqueue_unique(
    portal: &Portal,
    tx: &mut Tx,
    kind: &'static str,
    ids: &[Uuid],
    at: Instant,
    key: &str,
) -> Result<(), Error> {
    insert(portal, tx, kind, ids, at, Some(key)).await
}

/// How many jobs stand where, by state (`queued`, `running`, `done`, `failed`): figures for the operator.
///
/// # Errors
/// When the database does not answer.
pub async fn count_by_state(portal: &Portal) -> Result<Vec<(String, i64)>, Error> {
    portal.db.read().await?.fetch_all(store::COUNT_BY_STATE, vec![]).await
}

async fn insert(
    portal: &Portal,
    tx: &mut Tx,
    kind: &'static str,
    ids: &[Uuid],
    at: Instant,
    key: Option<&str>,
) -> Result<(), Error> {
    let payload = ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ");
    tx.execute(store::INSERT, binds![portal.new_id(), kind, payload, at, key, portal.now()]).await?;
    Ok(())
}
