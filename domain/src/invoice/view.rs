//! What people see of an invoice: shapes that cross from the server to the browser.

use serde::{Deserialize, Serialize};

use super::{InvoiceState, InvoiceStatus, LineKind};
use crate::ids::{ApplicationId, InvoiceId, RefundClaimId};
use crate::money::Money;
use crate::payment::PaymentView;
use crate::refund::{ClaimState, RefundDecision, RefundGround};
use crate::service::ServiceCode;
use crate::time::{CivilDate, Instant};

/// A line as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceLineView {
    /// Administrative, service or late.
    pub kind: LineKind,
    /// What is owed.
    pub amount: Money,
    /// What the schedule says; more than `amount` only when exempted.
    pub full_amount: Money,
    /// Whether an exempt class took it away.
    pub exempted: bool,
    /// The figure is not published.
    pub placeholder: bool,
    /// Anchor of the clause on the policy page.
    pub clause: String,
}

/// An invoice in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceListItem {
    /// Its id.
    pub id: InvoiceId,
    /// Its number, in fours.
    pub number: String,
    /// Of which application.
    pub application: ApplicationId,
    /// The service.
    pub service: ServiceCode,
    /// The day of issue.
    pub issued_on: CivilDate,
    /// The last day to pay.
    pub due_on: CivilDate,
    /// What is charged.
    pub total: Money,
    /// Where it stands.
    pub state: InvoiceState,
    /// Money beside the invoice that waits to be claimed back.
    pub excess: Money,
    /// The day on which the last of that money came.
    pub excess_on: Option<CivilDate>,
}

/// What of an invoice could be claimed back today, withdrawing (R14) where that is possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refundable {
    /// The ground that brings most today.
    pub ground: RefundGround,
    /// The explained answer.
    pub decision: RefundDecision,
}

/// A claim as the invoice's page lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimListItem {
    /// Its id.
    pub id: RefundClaimId,
    /// Its number, in fours.
    pub number: String,
    /// What is claimed.
    pub ground: RefundGround,
    /// What was quoted; once decided, what is given.
    pub amount: Money,
    /// Where it stands.
    pub state: ClaimState,
    /// When it was filed.
    pub filed_at: Instant,
    /// The last day of the clock that runs.
    pub due_on: Option<CivilDate>,
}

/// An invoice with everything its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceView {
    /// Its id.
    pub id: InvoiceId,
    /// Its number, in fours; also the number of the SADAD bill.
    pub number: String,
    /// Of which application.
    pub application: ApplicationId,
    /// The application's number, in fours.
    pub application_number: String,
    /// Whom it is made out to.
    pub payer: String,
    /// The service.
    pub service: ServiceCode,
    /// The edition it was made under.
    pub edition: CivilDate,
    /// The day of issue.
    pub issued_on: CivilDate,
    /// The last day to pay.
    pub due_on: CivilDate,
    /// Today in Riyadh.
    pub today: CivilDate,
    /// Its lines.
    pub lines: Vec<InvoiceLineView>,
    /// Their sum.
    pub total: Money,
    /// What was received for it in all.
    pub received: Money,
    /// What was given back.
    pub refunded: Money,
    /// What is still to be paid; nothing unless it is open.
    pub outstanding: Money,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Attempts to pay, the newest first.
    pub payments: Vec<PaymentView>,
    /// What could be claimed back today; nothing when nothing was received.
    pub refundable: Option<Refundable>,
    /// Money beside the invoice that waits to be claimed back, without proof.
    pub excess: Money,
    /// Claims about it, the newest first.
    pub claims: Vec<ClaimListItem>,
}

impl InvoiceView {
    /// The number of its receipt: another payment makes another receipt.
    #[must_use]
    pub fn receipt_number(&self) -> String {
        let came = self.payments.iter().filter(|payment| payment.received_at.is_some()).count();
        format!("{}-{came}", self.number)
    }

    /// The attempt that can be paid now.
    #[must_use]
    pub fn open_payment(&self) -> Option<&PaymentView> {
        self.payments.iter().find(|payment| payment.page_url.is_some())
    }
}
