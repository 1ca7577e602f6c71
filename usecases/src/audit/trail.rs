//! The log of one file as it is shown: who did what, and whether its chain holds.

use super::{EventRow, Subject, store};
use crate::binds;
use crate::db::{Error, Joined, Maybe, Tx};

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    event: EventRow,
    actor_name: Option<String>,
    #[sqlx(flatten)]
    head: Maybe<HeadRow>,
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    head_seq: i64,
    head_hash: Vec<u8>,
}

impl Joined for HeadRow {
    const KEY: &'static str = "head_seq";
}

/// The log of one file, oldest first.
#[derive(Clone, Debug)]
pub struct Trail {
    /// What happened, with the name of who did it; none when the system did.
    pub entries: Vec<(EventRow, Option<String>)>,
    /// True when every row carries the hash after the one before, and the last is the head.
    pub is_intact: bool,
}

/// The log of a file, read whole. One of which nothing is there does not hold: whatever is asked about has begun.
///
/// # Errors
/// What the database refuses.
pub async fn trail_of(tx: &mut Tx, subject: impl Into<Subject>) -> Result<Trail, Error> {
    let subject = subject.into();
    let rows: Vec<Row> = tx.fetch_all(store::TRAIL, binds![subject.kind, subject.id]).await?;
    let (mut seq, mut previous) = (0, &[][..]);
    let mut is_intact = true;
    for Row { event, .. } in &rows {
        seq += 1;
        is_intact &= event.seq == seq && event.hash == event.chained_to(previous);
        previous = &event.hash;
    }
    let head = rows.last().and_then(|last| last.head.0.as_ref());
    is_intact &= head.is_some_and(|head| head.head_seq == seq && head.head_hash == previous);
    Ok(Trail { is_intact, entries: rows.into_iter().map(|row| (row.event, row.actor_name)).collect() })
}
