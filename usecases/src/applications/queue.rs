//! The queues of the desks, the nearest day first.

use std::collections::BTreeMap;

use domain::application::{Action, Queue, QueueCounts, QueuePage, QueueRow, Recorded, State};
use domain::ids::ApplicationId;
use domain::permission::{self, Permission};
use domain::text::ApplicationNumber;
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::get::requested;
use super::record::{Application, Row, find};
use super::{review_store, store};
use crate::binds;
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Statement, Tx};
use crate::error::{Error, Result};

/// Files a page; the statement asks for one more, to know whether another page follows.
const PAGE: usize = 25;

#[derive(sqlx::FromRow)]
struct FileRow {
    #[sqlx(flatten)]
    row: Row,
    reviewer_name: Option<String>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    all_files: i64,
    late_files: i64,
    mine_files: i64,
    untaken_files: i64,
    waiting_files: i64,
}

/// A page of a queue, after the place `after` that the page before it named. One's own files are in nobody's queue but
/// others'.
///
/// # Errors
/// Forbidden without [`Permission::ReviewApplications`]; [`Error::NotFound`] for a place that is none.
pub async fn list_queue(portal: &Portal, actor: &Actor, queue: Queue, after: Option<&str>) -> Result<QueuePage> {
    actor.require(Permission::ReviewApplications)?;
    let (day, id) = match after {
        None => (String::new(), Uuid::nil()),
        Some(place) => parse_place(place).ok_or(Error::NotFound)?,
    };
    let today = portal.today();
    let mut values = binds![day, id, actor.account];
    let statement: Statement = match queue {
        Queue::All => review_store::QUEUE_ALL,
        Queue::Late => review_store::QUEUE_LATE,
        Queue::Mine => review_store::QUEUE_MINE,
        Queue::Untaken => review_store::QUEUE_UNTAKEN,
        Queue::Waiting => review_store::QUEUE_WAITING,
    };
    if queue == Queue::Late {
        values.extend(binds![today]);
    }
    let mut tx = portal.db.read().await?;
    let rows: Vec<FileRow> = tx.fetch_all(statement, values).await?;
    let has_more = rows.len() > PAGE;
    let mut files = Vec::with_capacity(PAGE);
    for row in rows.into_iter().take(PAGE) {
        files.push((row.row.read()?, row.reviewer_name));
    }
    let pauses = pauses(&mut tx, &files).await?;
    let counts = counts(&mut tx, actor, today).await?;
    let next = files.last().filter(|_| has_more).and_then(|(file, _)| place(queue, file));
    let next = next.map(|(day, id)| format!("{}_{id}", day.to_iso()));
    let rows = files
        .into_iter()
        .map(|(file, reviewer)| QueueRow {
            id: file.id,
            number: file.number.grouped(),
            service: file.service,
            requested: requested(&file),
            applicant_name: file.applicant_name.clone().unwrap_or_default(),
            state: file.status.state(),
            clock: file.clock(pauses.get(&file.id.0).map_or(&[][..], Vec::as_slice), today),
            is_mine: file.facts.reviewer_id == Some(actor.account),
            reviewer,
        })
        .collect();
    Ok(QueuePage { queue, rows, next, counts, today })
}

/// The queue a file is worked through in, to stand beside it: one's own files for one's own, what waits for applicants for
/// what does, else all. From its beginning, or from the file where it lies further down; after a decision, what comes next.
///
/// # Errors
/// As [`list_queue`].
pub async fn list_beside(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<QueuePage> {
    actor.require(Permission::ReviewApplications)?;
    let mut tx = portal.db.read().await?;
    let file = find(&mut tx, id).await?;
    drop(tx);
    if file.submitted_at.is_none() {
        return Err(Error::NotFound);
    }
    permission::not_own_file(actor.account, file.account)?;
    let state = file.status.state();
    let queue = if state == State::AdditionalRequirements {
        Queue::Waiting
    } else if file.facts.reviewer_id == Some(actor.account) {
        Queue::Mine
    } else {
        Queue::All
    };
    let first = list_queue(portal, actor, queue, None).await?;
    if queue == Queue::Mine && first.rows.is_empty() {
        return list_queue(portal, actor, Queue::All, None).await;
    }
    let is_there = first.next.is_none() || first.rows.iter().any(|row| row.id == id);
    match place(queue, &file).filter(|_| !is_there) {
        Some((day, id)) => {
            // Places are passed exclusively: the one before the file begins with it.
            let before = Uuid::from_u128(id.0.as_u128().saturating_sub(1));
            list_queue(portal, actor, queue, Some(&format!("{}_{before}", day.to_iso()))).await
        }
        None => Ok(first),
    }
}

/// How many files wait in each queue.
///
/// # Errors
/// Forbidden without [`Permission::ReviewApplications`].
pub async fn count_queues(portal: &Portal, actor: &Actor) -> Result<QueueCounts> {
    actor.require(Permission::ReviewApplications)?;
    let mut tx = portal.db.read().await?;
    counts(&mut tx, actor, portal.today()).await
}

/// The file of a number, typed in any digits, with spaces or without.
///
/// # Errors
/// Forbidden without [`Permission::ReviewApplications`] and for one's own; [`Error::Invalid`] at `number` for what is no
/// number; [`Error::NotFound`].
pub async fn find_file(portal: &Portal, actor: &Actor, number: &str) -> Result<ApplicationId> {
    actor.require(Permission::ReviewApplications)?;
    let number = ApplicationNumber::parse(number).map_err(|fault| Error::Invalid(fault.at("number").into()))?;
    let mut tx = portal.db.read().await?;
    let row: Option<Row> = tx.fetch_optional(store::FIND_BY_NUMBER, binds![number.as_str()]).await?;
    let file = row.ok_or(Error::NotFound)?.read()?;
    permission::not_own_file(actor.account, file.account)?;
    Ok(file.id)
}

async fn counts(tx: &mut Tx, actor: &Actor, today: CivilDate) -> Result<QueueCounts> {
    let row: CountRow = tx.fetch_one(review_store::COUNTS, binds![actor.account, today]).await?;
    let count = |count: i64| u32::try_from(count).unwrap_or(0);
    Ok(QueueCounts {
        all: count(row.all_files),
        late: count(row.late_files),
        mine: count(row.mine_files),
        untaken: count(row.untaken_files),
        waiting: count(row.waiting_files),
    })
}

/// When each file was with its applicant: one statement for the page.
async fn pauses(tx: &mut Tx, files: &[(Application, Option<String>)]) -> Result<BTreeMap<Uuid, Vec<Recorded>>> {
    let mut found: BTreeMap<Uuid, Vec<Recorded>> = BTreeMap::new();
    if files.is_empty() {
        return Ok(found);
    }
    let ids = files.iter().map(|(file, _)| file.id.0).chain(std::iter::repeat(Uuid::nil())).take(PAGE);
    let values = ids.map(crate::db::Bind::bind).collect();
    let rows: Vec<(Uuid, i64, String, String)> = tx.fetch_all(review_store::PAUSES, values).await?;
    for (file, at, action, to) in rows {
        let wrong = |column| DbError::inconsistent("application_events", column, file);
        found.entry(file).or_default().push(Recorded {
            at: Instant::from_micros(at),
            action: Action::parse(&action).ok_or_else(|| wrong("action"))?,
            to: State::parse(&to).ok_or_else(|| wrong("to_status"))?,
        });
    }
    Ok(found)
}

/// A file's place in its queue's order: the day, then the id.
fn place(queue: Queue, file: &Application) -> Option<(CivilDate, ApplicationId)> {
    let day = match queue {
        Queue::All | Queue::Late | Queue::Mine | Queue::Untaken => file.decision_due_on?,
        Queue::Waiting => file.facts.answer_by_on?,
    };
    Some((day, file.id))
}

fn parse_place(place: &str) -> Option<(String, Uuid)> {
    let (day, id) = place.split_once('_')?;
    Some((CivilDate::parse_iso(day)?.to_iso(), Uuid::parse_str(id).ok()?))
}
