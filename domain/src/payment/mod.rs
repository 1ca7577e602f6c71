//! Payments: how an invoice is paid, and where an attempt stands (domain.md §5). Created is not paid: money counts once
//! the gateway, asked with the secret key, says that it has it.

use serde::{Deserialize, Serialize};

use crate::form::chosen;
use crate::ids::PaymentId;
use crate::money::Money;
use crate::time::Instant;
use crate::violation::Violations;
use crate::{codes, fields};

codes! {
    /// How an invoice is paid.
    pub enum PaymentMethod {
        /// A mada or credit card, on the gateway's page.
        Card = "card",
        /// A SADAD bill, paid at the payer's bank.
        Sadad = "sadad",
        /// A bank transfer that a finance officer recorded.
        Transfer = "transfer",
    }
}

impl PaymentMethod {
    /// The methods a payer chooses from.
    pub const OFFERED: &'static [Self] = &[Self::Card, Self::Sadad];

    /// True when the gateway can give the money back to where it came from.
    #[must_use]
    pub const fn refunds_at_gateway(self) -> bool {
        match self {
            Self::Card => true,
            Self::Sadad | Self::Transfer => false,
        }
    }
}

codes! {
    /// Where an attempt to pay stands.
    pub enum PaymentState {
        /// Intended; the gateway may not know of it yet.
        Started = "started",
        /// The gateway knows of it; nothing is paid.
        Created = "created",
        /// The money is here.
        Received = "received",
        /// It ended without money.
        Failed = "failed",
    }
}

codes! {
    /// Why an attempt ended without money.
    pub enum PaymentFailure {
        /// The card or bank refused.
        Declined = "declined",
        /// Not paid in time.
        Expired = "expired",
        /// Given up for another attempt, or ended with its invoice.
        Cancelled = "cancelled",
        /// The gateway does not know it, or says something else than what was asked: a person looks at it.
        Mismatch = "mismatch",
    }
}

/// An attempt as its payer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentView {
    /// Its id.
    pub id: PaymentId,
    /// How.
    pub method: PaymentMethod,
    /// Where it stands.
    pub state: PaymentState,
    /// What was asked; once received, what came.
    pub amount: Money,
    /// When it began.
    pub started_at: Instant,
    /// When the money came.
    pub received_at: Option<Instant>,
    /// Why it ended without money.
    pub failure: Option<PaymentFailure>,
    /// The gateway's page, while it can be paid there.
    pub page_url: Option<String>,
}

fields! {
    /// Beginning to pay: the method, and the total last shown.
    pub struct PayFields("pay") { method }
    parse(self, _given: ()) -> PaymentMethod {
        let mut violations = Violations::new();
        let offered = |code: &str| PaymentMethod::parse(code).filter(|method| PaymentMethod::OFFERED.contains(method));
        let method = violations.take("method", chosen(&self.method, offered));
        violations.or_else_value(method)
    }
}
