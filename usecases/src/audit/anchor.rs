//! One hash a day over every event of it: who keeps it elsewhere can tell that no event was taken away or put in.

use domain::time::{CivilDate, Instant};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::store;
use crate::db::{Db, Error, Tx};
use crate::{binds, transaction};

/// An anchor as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct AnchorRow {
    pub(super) on_day: String,
    pub(super) until_at: i64,
    pub(super) events: i64,
    pub(super) hash: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct HashRow {
    at: i64,
    id: Uuid,
    hash: Vec<u8>,
}

/// Anchors every day that ended at least an hour before `now` (a transaction that began in the day has committed by
/// then) and has no anchor yet; the number of anchors made. Done again, it does nothing.
///
/// # Errors
/// What the database refuses.
pub async fn anchor_day(db: &Db, now: Instant) -> Result<u32, Error> {
    let last_day = now.plus_seconds(-3_600).civil_date().plus_days(-1);
    transaction!(db, tx: Error => {
        let last: Option<AnchorRow> = tx.fetch_optional(store::LAST_ANCHOR, vec![]).await?;
        let (mut from, mut previous, mut day) = match last {
            Some(anchor) => {
                let day = CivilDate::parse_iso(&anchor.on_day)
                    .ok_or_else(|| Error::inconsistent("audit_anchors", "on_day", &anchor.on_day))?;
                (anchor.until_at, anchor.hash, day.plus_days(1))
            }
            // The first anchor covers everything before it.
            None => (i64::MIN, Vec::new(), last_day),
        };
        let mut made = 0;
        while day <= last_day {
            let until = day.plus_days(1).start().micros();
            let (events, hash) = digest(tx, from, until, &previous).await?;
            tx.execute(store::INSERT_ANCHOR, binds![day, until, events, hash.clone()]).await?;
            (from, previous, day) = (until, hash, day.plus_days(1));
            made += 1;
        }
        Ok(made)
    })
}

/// How many events lie in `from..until`, and the hash over theirs after `previous`.
pub(super) async fn digest(tx: &mut Tx, from: i64, until: i64, previous: &[u8]) -> Result<(i64, Vec<u8>), Error> {
    let mut hash = Sha256::new_with_prefix(previous);
    let (mut events, mut at, mut id) = (0, i64::MIN, Uuid::nil());
    loop {
        let page: Vec<HashRow> = tx.fetch_all(store::HASHES_BETWEEN, binds![from, until, at, id]).await?;
        let Some(last) = page.last() else { break };
        (at, id) = (last.at, last.id);
        for row in &page {
            hash.update(&row.hash);
            events += 1;
        }
    }
    Ok((events, hash.finalize().to_vec()))
}

/// The recurring job: anchors what is to be anchored, and says the newest hash in the log of the server, which is kept
/// elsewhere than the database.
///
/// # Errors
/// What the database refuses.
pub async fn anchor_past_days(portal: &crate::Portal) -> crate::Result<()> {
    if anchor_day(&portal.db, portal.now()).await? > 0 {
        let mut tx = portal.db.read().await?;
        if let Some(anchor) = tx.fetch_optional::<AnchorRow>(store::LAST_ANCHOR, vec![]).await? {
            let hash = anchor.hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
            tracing::info!(day = anchor.on_day, events = anchor.events, hash, "the audit log is anchored");
        }
    }
    Ok(())
}
