//! The row of a payment and what it means.

use std::cmp::Reverse;

use domain::ids::{InvoiceId, PaymentId};
use domain::money::Money;
use domain::payment::{PaymentFailure, PaymentMethod, PaymentState, PaymentView};
use domain::refund::ReceivedPayment;
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::store;
use crate::binds;
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
    pub(crate) received_on: Option<CivilDate>,
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
        let received_on =
            self.received_on.as_deref().map(|on| CivilDate::parse_iso(on).ok_or_else(|| wrong("received_on")));
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
            received_on: received_on.transpose()?,
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

    /// As its payer sees it.
    pub(crate) fn view(&self) -> PaymentView {
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
            page_url: self.page_url.clone().filter(|_| is_open),
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

/// The payments of an invoice, the newest first.
pub(crate) async fn list_of_invoice(tx: &mut Tx, id: InvoiceId) -> Result<Vec<Payment>, DbError> {
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_INVOICE, binds![id]).await?;
    let mut payments = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
    payments.sort_by_key(|payment| Reverse((payment.started_at, payment.id)));
    Ok(payments)
}

/// What came of them, in the order in which it was booked, as the refund engine sees it.
pub(crate) fn received(payments: &[Payment]) -> Vec<ReceivedPayment> {
    let came = |payment: &Payment| {
        let on = payment.received_on.filter(|_| payment.state == PaymentState::Received)?;
        Some(((on, payment.received_at, payment.id), ReceivedPayment { amount: payment.received, on }))
    };
    let mut received: Vec<_> = payments.iter().filter_map(came).collect();
    received.sort_by_key(|(place, _)| *place);
    received.into_iter().map(|(_, payment)| payment).collect()
}
