//! Where invoices are paid. The contract is that of hosted gateways: a payment is created under **our** id (asking twice
//! makes one), created is not paid, a notice is a hint, asking with the secret key is the truth, and giving money back knows
//! no idempotency key, so whoever does it locks, reads what was given back, compares, asks, and reads again.

use domain::ids::PaymentId;
use domain::lang::Lang;
use domain::money::Money;
use domain::payment::PaymentMethod;
use domain::time::Instant;

use crate::adapters::gateway::EmbeddedGateway;
use crate::context::Portal;

/// A payment to be created.
#[derive(Clone, Debug)]
pub struct NewPayment<'a> {
    /// Our id of it.
    pub id: PaymentId,
    /// The number of the invoice, without spaces.
    pub invoice_number: &'a str,
    /// How much, in halalas of Saudi riyals.
    pub amount: Money,
    /// How it is to be paid.
    pub method: PaymentMethod,
    /// The language of the gateway's page.
    pub lang: Lang,
    /// Where the payer's browser goes afterwards.
    pub return_url: &'a str,
    /// From when on no money is taken for it.
    pub expires_at: Instant,
}

domain::codes! {
    /// Where a payment stands at the gateway.
    pub enum GatewayStatus {
        /// Created, not paid.
        Pending = "pending",
        /// Paid.
        Paid = "paid",
        /// Refused by card or bank.
        Declined = "declined",
        /// Ended at our asking.
        Cancelled = "cancelled",
        /// Not paid in time.
        Expired = "expired",
    }
}

/// A payment as the gateway has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayPayment {
    /// Our id of it.
    pub id: PaymentId,
    /// The number of the invoice it was created for.
    pub invoice_number: String,
    /// How much.
    pub amount: Money,
    /// The currency's code.
    pub currency: String,
    /// Where it stands.
    pub status: GatewayStatus,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// What was given back of it.
    pub refunded: Money,
    /// The page on which it is paid.
    pub page_url: String,
}

/// Why the gateway did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GatewayError {
    /// No answer, or one of trouble: it may have been done all the same.
    #[error("the gateway gave no answer")]
    NoAnswer,
    /// It refused, and has done nothing.
    #[error("the gateway refused: {0}")]
    Refused(&'static str),
}

/// Where invoices are paid.
#[derive(Clone, Debug)]
pub enum Gateway {
    /// Our own, for development, tests and demonstrations: no money moves.
    Embedded(EmbeddedGateway),
}

impl Gateway {
    /// The embedded gateway without faults.
    #[must_use]
    pub fn embedded() -> Self {
        Self::Embedded(EmbeddedGateway::default())
    }

    /// Creates a payment; asked again with the same id it answers with the one there is. The address of its page.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub async fn create(&self, portal: &Portal, new: &NewPayment<'_>) -> Result<String, GatewayError> {
        match self {
            Self::Embedded(gateway) => gateway.create(portal, new).await,
        }
    }

    /// The payment as the gateway has it, read with the secret key; `None` when it knows none of this id.
    ///
    /// # Errors
    /// [`GatewayError::NoAnswer`].
    pub async fn fetch(&self, portal: &Portal, id: PaymentId) -> Result<Option<GatewayPayment>, GatewayError> {
        match self {
            Self::Embedded(gateway) => gateway.fetch(portal, id).await,
        }
    }

    /// Ends a payment that is not paid. One that is paid, or ended before, stays as it is; ask afterwards what became of it.
    ///
    /// # Errors
    /// [`GatewayError::NoAnswer`].
    pub async fn cancel(&self, portal: &Portal, id: PaymentId) -> Result<(), GatewayError> {
        match self {
            Self::Embedded(gateway) => gateway.cancel(portal, id).await,
        }
    }

    /// Gives money back. There is no idempotency key: see the contract above.
    ///
    /// # Errors
    /// [`GatewayError::Refused`] when it is more than is left of the payment, or the method cannot.
    pub async fn refund(&self, portal: &Portal, id: PaymentId, amount: Money) -> Result<(), GatewayError> {
        match self {
            Self::Embedded(gateway) => gateway.refund(portal, id, amount).await,
        }
    }
}
