//! Walks the whole log and says where it does not hold.

use uuid::Uuid;

use super::anchor::{AnchorRow, digest};
use super::{EventRow, store};
use crate::binds;
use crate::db::{Db, Error};

/// What was walked and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Events walked.
    pub events: u64,
    /// Chains walked.
    pub chains: u64,
    /// Anchors checked.
    pub anchors: u64,
    /// Where it does not hold.
    pub faults: Vec<Fault>,
}

/// A place where the log does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A row was altered, or one before it taken away or put in.
    Event {
        /// Kind of file.
        kind: String,
        /// The file.
        id: Uuid,
        /// The place in its chain.
        seq: i64,
    },
    /// The end of a chain was taken away.
    Head {
        /// Kind of file.
        kind: String,
        /// The file.
        id: Uuid,
    },
    /// Whole chains were taken away.
    Chains {
        /// How many heads have no chain.
        missing: i64,
    },
    /// The events of a day are not those that were anchored.
    Anchor {
        /// The day, ISO.
        day: String,
    },
}

/// Recomputes every chain and every anchor.
///
/// # Errors
/// What the database refuses; a log that does not hold is no error but a [`Report`] with faults.
pub async fn verify(db: &Db) -> Result<Report, Error> {
    let mut tx = db.read().await?;
    let mut report = Report::default();
    let mut last: Option<EventRow> = None;
    loop {
        let (kind, id, seq) = match &last {
            Some(row) => (row.subject_kind.clone(), row.subject_id, row.seq),
            None => (String::new(), Uuid::nil(), 0),
        };
        let page: Vec<EventRow> = tx.fetch_all(store::PAGE_BY_CHAIN, binds![kind, id, seq]).await?;
        if page.is_empty() {
            break;
        }
        for row in page {
            let same =
                last.as_ref().filter(|last| last.subject_kind == row.subject_kind && last.subject_id == row.subject_id);
            if same.is_none() {
                report.chains += 1;
                if let Some(ended) = &last {
                    check_head(&mut tx, ended, &mut report).await?;
                }
            }
            let (seq, previous) = same.map_or((1, &[][..]), |last| (last.seq + 1, &last.hash));
            if row.seq != seq || row.hash != row.chained_to(previous) {
                report.faults.push(Fault::Event { kind: row.subject_kind.clone(), id: row.subject_id, seq: row.seq });
            }
            report.events += 1;
            last = Some(row);
        }
    }
    if let Some(ended) = &last {
        check_head(&mut tx, ended, &mut report).await?;
    }
    let (heads,): (i64,) = tx.fetch_one(store::COUNT_HEADS, vec![]).await?;
    let missing = heads - i64::try_from(report.chains).unwrap_or(i64::MAX);
    if missing != 0 {
        report.faults.push(Fault::Chains { missing });
    }
    let anchors: Vec<AnchorRow> = tx.fetch_all(store::ANCHORS, vec![]).await?;
    let (mut from, mut previous) = (i64::MIN, Vec::new());
    for anchor in anchors {
        let (events, hash) = digest(&mut tx, from, anchor.until_at, &previous).await?;
        if events != anchor.events || hash != anchor.hash {
            report.faults.push(Fault::Anchor { day: anchor.on_day.clone() });
        }
        report.anchors += 1;
        (from, previous) = (anchor.until_at, anchor.hash);
    }
    Ok(report)
}

async fn check_head(tx: &mut crate::db::Tx, ended: &EventRow, report: &mut Report) -> Result<(), Error> {
    let head: Option<(i64, Vec<u8>)> =
        tx.fetch_optional(store::HEAD, binds![ended.subject_kind.as_str(), ended.subject_id]).await?;
    if head.as_ref().is_none_or(|(seq, hash)| *seq != ended.seq || *hash != ended.hash) {
        report.faults.push(Fault::Head { kind: ended.subject_kind.clone(), id: ended.subject_id });
    }
    Ok(())
}
