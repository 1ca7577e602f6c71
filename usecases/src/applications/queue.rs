//! The queues of the desks, the nearest day first.

use domain::application::{Beside, Queue, QueueCounts, QueuePage, QueueRow, State};
use domain::ids::ApplicationId;
use domain::permission::{self, Permission};
use domain::text::ApplicationNumber;
use domain::time::CivilDate;
use uuid::Uuid;

use super::get::requested;
use super::record::{Application, Row};
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

impl FileRow {
    fn read(self) -> Result<(Application, Option<String>), DbError> {
        Ok((self.row.read()?, self.reviewer_name))
    }
}

fn queue_row(file: Application, reviewer: Option<String>, actor: &Actor, today: CivilDate) -> QueueRow {
    QueueRow {
        id: file.id,
        number: file.number.grouped(),
        service: file.service,
        requested: requested(&file),
        state: file.status.state(),
        clock: file.clock(today),
        is_mine: file.facts.reviewer_id == Some(actor.account),
        applicant_name: file.applicant_name.unwrap_or_default(),
        reviewer,
    }
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
    let counts = counts(&mut tx, actor, today).await?;
    let has_more = rows.len() > PAGE;
    let files = rows.into_iter().take(PAGE).map(FileRow::read).collect::<Result<Vec<_>, _>>()?;
    let next = files.last().filter(|_| has_more).and_then(|(file, _)| place(queue, file));
    let next = next.map(|(day, id)| format!("{}_{id}", day.to_iso()));
    let rows = files.into_iter().map(|(file, reviewer)| queue_row(file, reviewer, actor, today)).collect();
    Ok(QueuePage { queue, rows, next, counts, today })
}

/// The queue a file is worked through in, to stand beside it: one's own files for one's own, what waits for applicants for
/// what does, else all. From its beginning, or from the file where it lies further down; after a decision, what comes next.
pub(super) async fn beside(portal: &Portal, tx: &mut Tx, actor: &Actor, file: &Application) -> Result<Beside> {
    let is_mine = file.facts.reviewer_id == Some(actor.account);
    let queue = match file.status.state() {
        State::AdditionalRequirements => Queue::Waiting,
        _ if is_mine => Queue::Mine,
        _ => Queue::All,
    };
    let rows = page_beside(portal, tx, actor, queue, file).await?;
    if queue == Queue::Mine && rows.is_empty() {
        let queue = Queue::All;
        return Ok(Beside { queue, rows: page_beside(portal, tx, actor, queue, file).await? });
    }
    Ok(Beside { queue, rows })
}

async fn page_beside(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    queue: Queue,
    file: &Application,
) -> Result<Vec<QueueRow>, DbError> {
    let statement = match queue {
        Queue::Waiting => review_store::BESIDE_WAITING,
        Queue::Mine => review_store::BESIDE_MINE,
        Queue::All | Queue::Late | Queue::Untaken => review_store::BESIDE_ALL,
    };
    // Nothing lies before a file that waits for nobody.
    let (day, id) = place(queue, file).map_or((String::new(), Uuid::nil()), |(day, id)| (day.to_iso(), id.0));
    let rows: Vec<FileRow> = tx.fetch_all(statement, binds![day, id, actor.account]).await?;
    rows.into_iter()
        .map(|row| row.read().map(|(file, reviewer)| queue_row(file, reviewer, actor, portal.today())))
        .collect()
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
