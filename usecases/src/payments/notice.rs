//! The gateway tells us something. Anyone could: it is a hint to ask, nothing more.

use domain::ids::PaymentId;

use super::{CHECK, record, store};
use crate::context::Portal;
use crate::db::Error as DbError;
use crate::error::Result;
use crate::{binds, queue, transaction};

/// The longest name of an event that is kept.
const EVENT: usize = 100;

/// Takes a notice: repeated, late, out of order or forged, its only effect is that the payment is asked about, if there is
/// one (assurance.md I6).
///
/// # Errors
/// What the database refuses.
pub async fn notice(portal: &Portal, event: &str, payment: PaymentId) -> Result<()> {
    let event: String = event.chars().take(EVENT).collect();
    let mut tx = portal.db.read().await?;
    match record::find(&mut tx, payment).await {
        Ok(_) => {}
        // A forged one leaves no trace in the database: a stranger must not be able to fill it.
        Err(DbError::Missing) => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    drop(tx);
    transaction!(portal.db, tx => {
        let row = binds![portal.new_id(), &event, payment, portal.now()];
        if tx.execute(store::INSERT_NOTICE, row).await? == 1 {
            queue::enqueue_unique(portal, tx, CHECK, &[payment.0], portal.now(), &format!("{CHECK}:{payment}")).await?;
        }
        Ok(())
    })
}
