//! The row of an invoice and what it means.

use domain::ids::{AccountId, ApplicationId, InvoiceId};
use domain::invoice::{CancelReason, InvoiceLineView, InvoiceStatus, LineKind};
use domain::money::Money;
use domain::policy::Edition;
use domain::service::ServiceCode;
use domain::text::InvoiceNumber;
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::store;
use crate::binds;
use crate::db::{Error as DbError, Joined, Maybe, Tx};

const TABLE: &str = "invoices";

/// A row as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    number: String,
    application_id: Uuid,
    account_id: Uuid,
    service: String,
    edition: String,
    total_minor: i64,
    status: String,
    cancel_reason: Option<String>,
    issued_at: i64,
    due_on: String,
    settled_on: Option<String>,
    ended_at: Option<i64>,
    received_minor: i64,
    applied_minor: i64,
    refunded_minor: i64,
    held_minor: i64,
}

/// An invoice.
#[derive(Clone, Debug)]
pub(crate) struct Invoice {
    pub(crate) id: InvoiceId,
    pub(crate) number: InvoiceNumber,
    pub(crate) application: ApplicationId,
    pub(crate) account: AccountId,
    pub(crate) service: ServiceCode,
    pub(crate) edition: &'static Edition,
    pub(crate) total: Money,
    pub(crate) status: InvoiceStatus,
    pub(crate) issued_at: Instant,
    pub(crate) due_on: CivilDate,
    pub(crate) received: Money,
    pub(crate) applied: Money,
    pub(crate) refunded: Money,
    pub(crate) held: Money,
}

impl Row {
    /// What the row means.
    ///
    /// # Errors
    /// [`DbError::Inconsistent`] with the column that contradicts the rest.
    pub(crate) fn read(self) -> Result<Invoice, DbError> {
        let wrong = |column| DbError::inconsistent(TABLE, column, self.id);
        let day = |text: &str, column| CivilDate::parse_iso(text).ok_or_else(|| wrong(column));
        let due_on = day(&self.due_on, "due_on")?;
        let ended_on =
            || self.ended_at.map(|at| Instant::from_micros(at).civil_date()).ok_or_else(|| wrong("ended_at"));
        let status = match self.status.as_str() {
            "open" => InvoiceStatus::Open { due_on },
            "settled" => {
                let on = self.settled_on.as_deref().ok_or_else(|| wrong("settled_on"))?;
                InvoiceStatus::Settled { on: day(on, "settled_on")? }
            }
            "expired" => InvoiceStatus::Expired { on: ended_on()? },
            "cancelled" => InvoiceStatus::Cancelled {
                on: ended_on()?,
                reason: self
                    .cancel_reason
                    .as_deref()
                    .and_then(CancelReason::parse)
                    .ok_or_else(|| wrong("cancel_reason"))?,
            },
            _ => return Err(wrong("status")),
        };
        Ok(Invoice {
            id: InvoiceId(self.id),
            number: InvoiceNumber::parse(&self.number).map_err(|_| wrong("number"))?,
            application: ApplicationId(self.application_id),
            account: AccountId(self.account_id),
            service: ServiceCode::parse(&self.service).ok_or_else(|| wrong("service"))?,
            edition: CivilDate::parse_iso(&self.edition).and_then(policy::edition).ok_or_else(|| wrong("edition"))?,
            total: Money::from_halalas(self.total_minor),
            status,
            issued_at: Instant::from_micros(self.issued_at),
            due_on,
            received: Money::from_halalas(self.received_minor),
            applied: Money::from_halalas(self.applied_minor),
            refunded: Money::from_halalas(self.refunded_minor),
            held: Money::from_halalas(self.held_minor),
        })
    }
}

impl Invoice {
    /// True when it ended unpaid: nothing of what was received is applied.
    pub(crate) const fn ended_unpaid(&self) -> bool {
        match self.status {
            InvoiceStatus::Expired { .. } | InvoiceStatus::Cancelled { .. } => true,
            InvoiceStatus::Open { .. } | InvoiceStatus::Settled { .. } | InvoiceStatus::Waived { .. } => false,
        }
    }

    /// Money beside it, given back or not. What was paid in part of an open invoice is applied to it and no excess until it
    /// ends.
    pub(crate) const fn excess(&self) -> Money {
        if self.status.takes_money() { Money::ZERO } else { self.received.left_after(self.applied) }
    }

    /// What is still to be paid.
    pub(crate) const fn outstanding(&self) -> Money {
        if self.status.takes_money() { self.total.left_after(self.applied) } else { Money::ZERO }
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    kind: String,
    amount_minor: i64,
    full_minor: i64,
    is_exempted: bool,
    is_placeholder: bool,
    clause: String,
}

impl Joined for LineRow {
    const KEY: &'static str = "kind";
}

impl LineRow {
    fn read(self, id: InvoiceId) -> Result<InvoiceLineView, DbError> {
        Ok(InvoiceLineView {
            kind: LineKind::parse(&self.kind).ok_or_else(|| DbError::inconsistent("invoice_lines", "kind", id))?,
            amount: Money::from_halalas(self.amount_minor),
            full_amount: Money::from_halalas(self.full_minor),
            exempted: self.is_exempted,
            placeholder: self.is_placeholder,
            clause: self.clause,
        })
    }
}

#[derive(sqlx::FromRow)]
struct BilledRow {
    #[sqlx(flatten)]
    invoice: Row,
    #[sqlx(flatten)]
    line: Maybe<LineRow>,
}

/// An invoice with its lines, in order.
#[derive(Clone, Debug)]
pub(crate) struct Billed {
    pub(crate) invoice: Invoice,
    pub(crate) lines: Vec<InvoiceLineView>,
}

impl Billed {
    fn read(rows: Vec<BilledRow>) -> Result<Option<Self>, DbError> {
        let mut billed: Option<Self> = None;
        for row in rows {
            let billed = match &mut billed {
                Some(billed) => billed,
                none => none.insert(Self { invoice: row.invoice.read()?, lines: Vec::new() }),
            };
            if let Some(line) = row.line.0 {
                billed.lines.push(line.read(billed.invoice.id)?);
            }
        }
        Ok(billed)
    }

    /// An invoice.
    pub(crate) async fn find(tx: &mut Tx, id: InvoiceId) -> Result<Self, DbError> {
        Self::read(tx.fetch_all(store::FIND_BILLED, binds![id]).await?)?.ok_or(DbError::Missing)
    }

    /// The invoice of an application, if it has one.
    pub(crate) async fn of_application(tx: &mut Tx, id: ApplicationId) -> Result<Option<Self>, DbError> {
        Self::read(tx.fetch_all(store::FIND_BILLED_FOR, binds![id]).await?)
    }
}

/// An invoice.
pub(crate) async fn find(tx: &mut Tx, id: InvoiceId) -> Result<Invoice, DbError> {
    tx.fetch_one::<Row>(store::FIND, binds![id]).await?.read()
}

/// An invoice that is about to change. Who also changes the application takes that first: one order for all, no deadlock.
pub(crate) async fn take(tx: &mut Tx, id: InvoiceId) -> Result<Invoice, DbError> {
    tx.fetch_one::<Row>(store::TAKE, binds![id]).await?.read()
}

/// The invoice of an application, if it has one.
pub(crate) async fn of_application(tx: &mut Tx, id: ApplicationId) -> Result<Option<Invoice>, DbError> {
    tx.fetch_optional::<Row>(store::FIND_OF_APPLICATION, binds![id]).await?.map(Row::read).transpose()
}
