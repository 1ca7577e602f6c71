//! Forgets what has ended.

use super::{identity_evidence, passkeys, store};
use crate::context::Portal;
use crate::error::Result;
use crate::{binds, transaction};

const DAY: i64 = 24 * 3_600;

/// How long evidence of identity is kept after the decision, for an objection to it.
const EVIDENCE_DAYS: i64 = 90;

/// The recurring job: counters go when their window is over, codes a week and sessions 90 days after their end (until
/// then they tell a known place from a new one), evidence of identity 90 days after the decision.
///
/// # Errors
/// What the database refuses.
pub async fn sweep(portal: &Portal) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        tx.execute(store::FORGET_COUNTERS, binds![now]).await?;
        tx.execute(store::FORGET_CODES, binds![now.plus_seconds(-7 * DAY)]).await?;
        tx.execute(store::FORGET_KEPT_FORMS, binds![now]).await?;
        tx.execute(passkeys::store::FORGET, binds![now]).await?;
        tx.execute(store::FORGET_SESSIONS, binds![now.plus_seconds(-90 * DAY)]).await?;
        identity_evidence::forget_old(portal, tx, now.plus_seconds(-EVIDENCE_DAYS * DAY)).await?;
        Ok(())
    })
}
