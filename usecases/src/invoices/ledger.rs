//! The ledger: double entry, append-only, one statement a movement, so that it sums to zero per invoice at every commit
//! (assurance.md I2).

use domain::ids::{InvoiceId, PaymentId, PayoutId};
use domain::money::Money;
use domain::refund::RefundLineKind;

use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::{Error as DbError, Tx};

domain::codes! {
    /// A book. Debits are positive.
    pub enum Book {
        /// What payers owe.
        Receivable = "receivable",
        /// What was earned.
        Revenue = "revenue",
        /// Money at the gateway.
        Gateway = "gateway",
        /// Money on the operator's account.
        Bank = "bank",
        /// Money that belongs to payers: above an invoice, or on one that ended unpaid.
        Excess = "excess",
    }
}

domain::codes! {
    /// A movement.
    pub enum Movement {
        /// An invoice was issued.
        Issue = "issue",
        /// It ended unpaid: nothing is owed any more.
        Void = "void",
        /// Money was applied to it.
        Apply = "apply",
        /// Money came beside it.
        Exceed = "exceed",
        /// What was applied to an invoice that ended unpaid belongs to its payer again.
        Release = "release",
        /// Earned money was given back.
        Refund = "refund",
        /// Money beside an invoice was given back.
        RefundExcess = "refund-excess",
    }
}

/// A movement of money: out of one book, into another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    pub(crate) invoice: InvoiceId,
    pub(crate) movement: Movement,
    pub(crate) into: Book,
    pub(crate) out_of: Book,
    pub(crate) amount: Money,
    pub(crate) payment: Option<PaymentId>,
    pub(crate) payout: Option<PayoutId>,
    pub(crate) line: Option<RefundLineKind>,
}

impl Posting {
    /// A movement that no payment made.
    pub(crate) const fn of(invoice: InvoiceId, movement: Movement, into: Book, out_of: Book, amount: Money) -> Self {
        Self { invoice, movement, into, out_of, amount, payment: None, payout: None, line: None }
    }

    /// Books it; nothing is booked of nothing.
    ///
    /// # Errors
    /// [`DbError::Unique`] when it was booked before.
    pub(crate) async fn post(self, portal: &Portal, tx: &mut Tx) -> Result<(), DbError> {
        if self.amount.is_zero() {
            return Ok(());
        }
        let named = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let (payment, payout) = (self.payment.map(|id| id.0), self.payout.map(|id| id.0));
        let line = self.line.map(RefundLineKind::code);
        let once = format!(
            "{}:{}:{}:{}:{}",
            self.movement.code(),
            self.invoice,
            named(payment),
            named(payout),
            line.unwrap_or_default()
        );
        tx.execute(
            store::POST,
            binds![
                portal.new_id(),
                portal.new_id(),
                self.invoice,
                self.movement.code(),
                self.into.code(),
                self.amount,
                self.out_of.code(),
                -self.amount.halalas(),
                portal.now(),
                payment,
                payout,
                line,
                format!("{once}:{}", self.into.code()),
                format!("{once}:{}", self.out_of.code()),
            ],
        )
        .await?;
        Ok(())
    }
}
