//! The row of a payment and what it means.

use domain::ids::{InvoiceId, PaymentId};
use domain::money::Money;
use domain::payment::{PaymentFailure, PaymentMethod, PaymentState, PaymentView};
use domain::refund::ReceivedPayment;
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::{Error as DbError, Tx};

const TABLE: &str = "payments";

/// A row as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    invoice_id: Uuid,
    method: String,
    status: String,
    is_current: bool,
    amount_minor: i64,
    page_url: Option<String>,
    failure: Option<String>,
    started_at: i64,
    checks: i64,
    received_on: Option<String>,
    received_at: Option<i64>,
    received_minor: i64,
    refunded_minor: i64,
    held_minor: i64,
}

/// A payment.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) invoice: InvoiceId,
    pub(crate) method: PaymentMethod,
    pub(crate) state: PaymentState,
    pub(crate) is_current: bool,
    pub(crate) amount: Money,
    pub(crate) page_url: Option<String>,
    pub(crate) failure: Option<PaymentFailure>,
    pub(crate) started_at: Instant,
    pub(crate) checks: i64,
    pub(crate) received_at: Option<Instant>,
    pub(crate) received: Money,
    pub(crate) refunded: Money,
    pub(crate) held: Money,
}

impl Row {
    /// What the row means.
    ///
    /// # Errors
    /// [`DbError::Inconsistent`] with the column that contradicts the rest.
    pub(crate) fn read(self) -> Result<Payment, DbError> {
        let wrong = |column| DbError::inconsistent(TABLE, column, self.id);
        if self.received_on.as_deref().is_some_and(|on| CivilDate::parse_iso(on).is_none()) {
            return Err(wrong("received_on"));
        }
        let failure = self.failure.as_deref().map(|code| PaymentFailure::parse(code).ok_or_else(|| wrong("failure")));
        Ok(Payment {
            id: PaymentId(self.id),
            invoice: InvoiceId(self.invoice_id),
            method: PaymentMethod::parse(&self.method).ok_or_else(|| wrong("method"))?,
            state: PaymentState::parse(&self.status).ok_or_else(|| wrong("status"))?,
            is_current: self.is_current,
            amount: Money::from_halalas(self.amount_minor),
            failure: failure.transpose()?,
            page_url: self.page_url,
            started_at: Instant::from_micros(self.started_at),
            checks: self.checks,
            received_at: self.received_at.map(Instant::from_micros),
            received: Money::from_halalas(self.received_minor),
            refunded: Money::from_halalas(self.refunded_minor),
            held: Money::from_halalas(self.held_minor),
        })
    }
}

impl Payment {
    /// What of it is still here and promised to nobody.
    pub(crate) const fn left(&self) -> Money {
        self.received.left_after(self.refunded).left_after(self.held)
    }

    fn view(self) -> PaymentView {
        let is_open = match self.state {
            PaymentState::Started | PaymentState::Created => self.is_current,
            PaymentState::Received | PaymentState::Failed => false,
        };
        PaymentView {
            id: self.id,
            method: self.method,
            state: self.state,
            amount: if self.received.is_zero() { self.amount } else { self.received },
            started_at: self.started_at,
            received_at: self.received_at,
            failure: self.failure,
            page_url: self.page_url.filter(|_| is_open),
        }
    }
}

/// A payment.
pub(crate) async fn find(tx: &mut Tx, id: PaymentId) -> Result<Payment, DbError> {
    tx.fetch_one::<Row>(store::FIND, binds![id]).await?.read()
}

/// A payment that is about to change; its invoice is taken first.
pub(crate) async fn take(tx: &mut Tx, id: PaymentId) -> Result<Payment, DbError> {
    tx.fetch_one::<Row>(store::TAKE, binds![id]).await?.read()
}

/// Every payment of an invoice, the newest first.
pub(crate) async fn list_of_invoice(tx: &mut Tx, id: InvoiceId) -> Result<Vec<Payment>, DbError> {
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_INVOICE, binds![id]).await?;
    rows.into_iter().map(Row::read).collect()
}

/// As their payer sees them.
pub(crate) async fn views(_portal: &Portal, tx: &mut Tx, id: InvoiceId) -> Result<Vec<PaymentView>, DbError> {
    Ok(list_of_invoice(tx, id).await?.into_iter().map(Payment::view).collect())
}

/// What came for an invoice, in order, as the refund engine sees it.
pub(crate) async fn received(tx: &mut Tx, id: InvoiceId) -> Result<Vec<ReceivedPayment>, DbError> {
    let rows: Vec<(i64, String)> = tx.fetch_all(store::LIST_RECEIVED, binds![id]).await?;
    rows.into_iter()
        .map(|(amount, on)| {
            let on = CivilDate::parse_iso(&on).ok_or_else(|| DbError::inconsistent(TABLE, "received_on", id))?;
            Ok(ReceivedPayment { amount: Money::from_halalas(amount), on })
        })
        .collect()
}
