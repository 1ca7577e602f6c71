//! A finance officer records money found on the operator's account.

use domain::ids::PaymentId;
use domain::invoice::ReconcileInput;
use domain::payment::PaymentMethod;
use domain::permission::{Permission, not_own_file};
use domain::time::Instant;

use super::receive::{Receipt, receive};
use super::store;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record::Row;
use crate::invoices::store as invoice_store;
use crate::{binds, transaction};

/// Records a bank transfer for an invoice. The bank's reference makes it count once.
///
/// # Errors
/// [`Error::Forbidden`] without the permission or on one's own invoice; [`Error::Invalid`] `unknown-number` at `number`,
/// `already-recorded` at `reference`.
pub async fn record_transfer(portal: &Portal, actor: &Actor, input: &ReconcileInput) -> Result<PaymentId> {
    actor.require(Permission::ReconcilePayments)?;
    transaction!(portal.db, tx => {
        let row: Option<Row> = tx.fetch_optional(invoice_store::FIND_BY_NUMBER, binds![input.number.as_str()]).await?;
        let invoice = row.ok_or_else(|| Error::invalid("number", "unknown-number"))?.read()?;
        not_own_file(actor.account, invoice.account)?;
        let (id, now) = (PaymentId(portal.new_id()), portal.now());
        let method = PaymentMethod::Transfer.code();
        let reference = input.reference.as_str();
        let row = binds![id, invoice.id, method, false, input.amount, reference, now, None::<i64>, actor.account];
        if tx.execute(store::INSERT, row).await? != 1 {
            return Err(Error::invalid("reference", "already-recorded"));
        }
        // The bank knows a day; noon of it. Not before the invoice was, not after now.
        let noon = input.paid_on.start().plus_seconds(12 * 3_600);
        let paid_at = Instant::clamp(noon, invoice.issued_at, now);
        receive(portal, tx, &Receipt { payment: id, amount: input.amount, paid_at }, Some(actor)).await?;
        Ok(id)
    })
}
