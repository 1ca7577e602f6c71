//! The embedded gateway: books of its own, a page of its own (`/gateway/pay/{id}`, served by the server), notices through the
//! queue, and faults that a developer or a test switches on. It behaves as hosted gateways do, unsigned notices included.

mod faults;
mod page;
pub(crate) mod store;

use domain::ids::PaymentId;
use domain::lang::Lang;
use domain::money::Money;
use domain::payment::PaymentMethod;
use domain::time::Instant;
use uuid::Uuid;

pub use faults::{FaultPlan, Faults};
pub use page::{HostedPayment, PayOutcome, page, pay};

use crate::binds;
use crate::context::Portal;
use crate::db::{Error as DbError, Statement, Value};
use crate::ports::{GatewayError, GatewayPayment, GatewayStatus, NewPayment};
use crate::queue::Job;
use crate::{payments, queue};

/// The job that carries a notice from the embedded gateway to the portal: payment, event.
pub const SEND_NOTICE: &str = "send-gateway-notice";

/// The embedded gateway.
#[derive(Clone, Debug, Default)]
pub struct EmbeddedGateway {
    faults: Faults,
}

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) invoice_number: String,
    pub(super) amount_minor: i64,
    pub(super) currency: String,
    pub(super) method: String,
    pub(super) language: String,
    pub(super) return_url: String,
    pub(super) status: String,
    pub(super) expires_at: i64,
    pub(super) paid_at: Option<i64>,
    pub(super) refunded_minor: i64,
}

/// A fault of our own database is, seen from outside, a gateway that gives no answer.
fn no_answer(error: impl std::fmt::Display) -> GatewayError {
    tracing::warn!(error = %error, "the embedded gateway failed");
    GatewayError::NoAnswer
}

impl EmbeddedGateway {
    /// The faults it makes.
    #[must_use]
    pub const fn faults(&self) -> &Faults {
        &self.faults
    }

    pub(crate) async fn create(&self, portal: &Portal, new: &NewPayment<'_>) -> Result<String, GatewayError> {
        self.faults.before(portal)?;
        let method = match new.method {
            PaymentMethod::Card | PaymentMethod::Sadad => new.method,
            PaymentMethod::Transfer => return Err(GatewayError::Refused("method")),
        };
        write(
            portal,
            store::INSERT,
            binds![
                new.id,
                new.invoice_number,
                new.amount,
                "SAR",
                method.code(),
                new.lang.code(),
                new.return_url,
                portal.now(),
                new.expires_at
            ],
        )
        .await?;
        self.faults.after(portal)?;
        Ok(page_url(portal, new.id))
    }

    pub(crate) async fn fetch(&self, portal: &Portal, id: PaymentId) -> Result<Option<GatewayPayment>, GatewayError> {
        self.faults.before(portal)?;
        let Some(row) = find(portal, id).await? else { return Ok(None) };
        let wrong = |column| no_answer(DbError::inconsistent("embedded_gateway_payments", column, row.id));
        let mut status = GatewayStatus::parse(&row.status).ok_or_else(|| wrong("status"))?;
        if status == GatewayStatus::Pending && row.expires_at <= portal.now().micros() {
            status = GatewayStatus::Expired;
        }
        Ok(Some(GatewayPayment {
            id,
            invoice_number: row.invoice_number,
            amount: Money::from_halalas(row.amount_minor),
            currency: row.currency,
            status,
            paid_at: row.paid_at.map(Instant::from_micros),
            refunded: Money::from_halalas(row.refunded_minor),
            page_url: page_url(portal, id),
        }))
    }

    pub(crate) async fn cancel(&self, portal: &Portal, id: PaymentId) -> Result<(), GatewayError> {
        self.faults.before(portal)?;
        write(portal, store::CANCEL, binds![id]).await?;
        self.faults.after(portal)
    }

    pub(crate) async fn refund(&self, portal: &Portal, id: PaymentId, amount: Money) -> Result<(), GatewayError> {
        self.faults.before(portal)?;
        if amount <= Money::ZERO || write(portal, store::REFUND, binds![id, amount]).await? != 1 {
            return Err(GatewayError::Refused("amount"));
        }
        self.faults.after(portal)
    }

    /// Tells the portal that something happened to a payment: once, twice, later, or never, as the faults say.
    pub(super) async fn tell(&self, portal: &Portal, id: PaymentId) -> crate::Result<()> {
        let plan = self.faults.plan();
        let copies = if self.faults.hits(portal, plan.lose_notices) {
            0
        } else if self.faults.hits(portal, plan.duplicate_notices) {
            3
        } else {
            1
        };
        let forged = self.faults.hits(portal, plan.forge_notices);
        let event = portal.new_id();
        let late = i64::from(plan.delay_notices_seconds);
        crate::transaction!(portal.db, tx => {
            for copy in 0..copies {
                let at = portal.now().plus_seconds(late * (copy + 1));
                queue::enqueue_at(portal, tx, SEND_NOTICE, &[id.0, event], at).await?;
            }
            if forged {
                queue::enqueue(portal, tx, SEND_NOTICE, &[portal.new_id(), portal.new_id()]).await?;
            }
            Ok(())
        })
    }
}

/// The job: hands a notice over. What an outside gateway would post to `/api/v1/payments/notice` is handed to the same use
/// case.
///
/// # Errors
/// What the database refuses.
pub async fn send_notice(portal: &Portal, job: Job) -> crate::Result<()> {
    let event = job.id(1)?.to_string();
    payments::notice(portal, &event, PaymentId(job.id(0)?)).await
}

pub(super) async fn find(portal: &Portal, id: PaymentId) -> Result<Option<Row>, GatewayError> {
    let mut tx = portal.db.read().await.map_err(no_answer)?;
    tx.fetch_optional(store::FIND, binds![id]).await.map_err(no_answer)
}

pub(super) async fn write(portal: &Portal, statement: Statement, values: Vec<Value>) -> Result<u64, GatewayError> {
    crate::transaction!(portal.db, tx => { Ok(tx.execute(statement, values.clone()).await?) }).map_err(no_answer)
}

fn page_url(portal: &Portal, id: PaymentId) -> String {
    format!("{}/gateway/pay/{id}", portal.settings.public_url)
}

pub(super) fn lang_of(row: &Row) -> Lang {
    Lang::parse(&row.language).unwrap_or(Lang::Ar)
}
