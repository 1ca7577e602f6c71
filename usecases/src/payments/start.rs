//! Beginning to pay: the intention is recorded and committed, the gateway is asked, the outcome is recorded.

use domain::ids::{InvoiceId, PaymentId};
use domain::lang::Lang;
use domain::money::Money;
use domain::payment::{PaymentMethod, PaymentState};
use domain::permission::Permission;
use domain::time::Instant;

use super::record::{Payment, Row};
use super::{confirm, store};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record as invoices;
use crate::ports::{GatewayError, NewPayment};
use crate::{audit, binds, transaction};

/// When the gateway is first asked what became of an attempt.
const FIRST_CHECK_SECONDS: i64 = 60;

/// An attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    /// Its id, here and at the gateway.
    pub payment: PaymentId,
    /// The gateway's page.
    pub page_url: String,
}

/// What the transaction found.
enum Begun {
    /// The attempt to go on with.
    Attempt(Attempt),
    /// One by another method stands in the way.
    Other(PaymentId),
}

struct Attempt {
    payment: PaymentId,
    number: String,
    amount: Money,
    expires_at: Instant,
    page_url: Option<String>,
}

/// Begins to pay an invoice, or goes on with the attempt there is: the button pressed twice makes one payment. An attempt by
/// another method is first ended at the gateway, so that it can no longer be paid.
///
/// # Errors
/// [`Error::NotFound`] for another's invoice; [`Error::Conflict`] `invoice-not-open`, or `gateway-unreachable`, after which
/// the same may be tried again.
pub async fn start(
    portal: &Portal,
    actor: &Actor,
    id: InvoiceId,
    method: PaymentMethod,
    lang: Lang,
) -> Result<Started> {
    actor.require(Permission::FileApplications)?;
    if !PaymentMethod::OFFERED.contains(&method) {
        return Err(Error::invalid("method", "not-a-choice"));
    }
    let mut begun = begin(portal, actor, id, method).await?;
    let before = match &begun {
        Begun::Other(other) => {
            portal.gateway.cancel(portal, *other).await.map_err(unreachable)?;
            Some(*other)
        }
        // It may have ended meanwhile, declined for one: then another begins.
        Begun::Attempt(attempt) => attempt.page_url.as_ref().map(|_| attempt.payment),
    };
    if let Some(before) = before {
        confirm(portal, before).await?;
        begun = begin(portal, actor, id, method).await?;
    }
    let Begun::Attempt(attempt) = begun else { return Err(Error::conflict("gateway-unreachable")) };
    if let Some(page_url) = attempt.page_url {
        return Ok(Started { payment: attempt.payment, page_url });
    }
    let return_url =
        format!("{}/{}/my/invoices/{id}/return?payment={}", portal.settings.public_url, lang.code(), attempt.payment);
    let new = NewPayment {
        id: attempt.payment,
        invoice_number: &attempt.number,
        amount: attempt.amount,
        method,
        lang,
        return_url: &return_url,
        expires_at: attempt.expires_at,
    };
    let page_url = portal.gateway.create(portal, &new).await.map_err(unreachable)?;
    let created = binds![attempt.payment, &page_url];
    transaction!(portal.db, tx => { Ok(tx.execute(store::MARK_CREATED, created.clone()).await?) })?;
    Ok(Started { payment: attempt.payment, page_url })
}

async fn begin(portal: &Portal, actor: &Actor, id: InvoiceId, method: PaymentMethod) -> Result<Begun> {
    transaction!(portal.db, tx => {
        let invoice = invoices::take(tx, id).await?;
        if invoice.account != actor.account {
            return Err(Error::NotFound);
        }
        if !invoice.status.takes_money() || portal.today() > invoice.due_on {
            return Err(Error::conflict("invoice-not-open"));
        }
        let current: Option<Row> = tx.fetch_optional(store::FIND_CURRENT, binds![id]).await?;
        let current: Option<Payment> = current.map(Row::read).transpose()?;
        let amount = invoice.outstanding();
        let (payment, page_url) = match current {
            Some(current) if current.method != method || current.amount != amount => return Ok(Begun::Other(current.id)),
            Some(current) => {
                (current.id, current.page_url.filter(|_| current.state == PaymentState::Created))
            }
            None => {
                let payment = PaymentId(portal.new_id());
                let now = portal.now();
                let first = now.plus_seconds(FIRST_CHECK_SECONDS);
                let row = binds![
                    payment, id, method.code(), true, amount, None::<String>, now, first, None::<uuid::Uuid>
                ];
                if tx.execute(store::INSERT, row).await? != 1 {
                    return Err(Error::conflict("busy"));
                }
                let event = audit::event("payment-started", id).by(actor).with("payment", payment);
                event.with("amount", amount).with("method", method.code()).record(portal, tx).await?;
                (payment, None)
            }
        };
        Ok(Begun::Attempt(Attempt {
            payment,
            number: invoice.number.as_str().to_owned(),
            amount,
            expires_at: invoice.due_on.end(),
            page_url,
        }))
    })
}

/// No answer, or a refusal, of the gateway: the attempt stays, and pressing again goes on with it.
pub(super) fn unreachable(error: GatewayError) -> Error {
    tracing::warn!(error = %error, "the gateway did not do it");
    Error::conflict("gateway-unreachable")
}
