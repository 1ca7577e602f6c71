//! One transaction, begun, worked in, committed; again when another came in between.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{Error, Tx};

/// How often work is tried that meets another transaction.
const ATTEMPTS: u32 = 12;

/// Does the block in one writing transaction and commits it when the block ends in `Ok`; else nothing has happened. The
/// value is the block's `Result`:
///
/// ```text
/// let id = transaction!(portal.db, tx => {
///     let row: Row = tx.fetch_one(store::FIND, binds![id]).await?;
///     …
///     Ok(id)
/// })?;
/// ```
///
/// When another transaction came in between (a deadlock or serialization failure on Postgres) the block runs again, so
/// it has no effect outside the transaction and moves nothing out of its surroundings (clone). `return Err(…)` and `?` end
/// the block, not the function around it.
///
/// Postgres runs at *read committed*: a decision taken on a row that was read is guarded in the `where` of the
/// statement that stores it (state, `version`) and by its affected rows.
///
/// The error is [`crate::Error`]; `transaction!(db, tx: OtherError => { … })` names another that is `From<db::Error>`.
#[macro_export]
macro_rules! transaction {
    ($db:expr, $tx:ident => $body:block) => {
        $crate::transaction!($db, $tx: $crate::Error => $body)
    };
    ($db:expr, $tx:ident: $error:ty => $body:block) => {{
        let mut attempt = 1_u32;
        loop {
            let mut begun = match $db.begin().await {
                Ok(begun) => begun,
                Err(error) => break Err(<$error>::from(error)),
            };
            let outcome: Result<_, $error> = async {
                let $tx: &mut $crate::db::Tx = &mut begun;
                $body
            }
            .await;
            if let Some(settled) = $crate::db::settle(outcome, begun, attempt).await {
                break settled;
            }
            attempt += 1;
        }
    }};
}

/// Ends an attempt of `transaction!`: the outcome, or `None` when the work is to be done again.
#[doc(hidden)]
pub async fn settle<T, E: From<Error>>(outcome: Result<T, E>, tx: Tx, attempt: u32) -> Option<Result<T, E>> {
    let may_try_again = attempt < ATTEMPTS;
    match outcome {
        Ok(value) => match tx.commit().await {
            Ok(()) => return Some(Ok(value)),
            Err(error) if error.is_busy() && may_try_again => {}
            Err(error) => return Some(Err(error.into())),
        },
        Err(_) if tx.met_another && may_try_again => drop(tx),
        Err(error) => return Some(Err(error)),
    }
    // Those who met go on at different times, else they meet again.
    static TURN: AtomicU64 = AtomicU64::new(0);
    let turn = TURN.fetch_add(1, Ordering::Relaxed) % 8;
    tokio::time::sleep(Duration::from_millis(u64::from(attempt) * (1 + 3 * turn))).await;
    None
}
