//! The life of an invoice and its clock (domain.md §5: 30 days, to the end of day D + 30 in Riyadh).

use serde::{Deserialize, Serialize};

use super::LineKind;
use crate::codes;
use crate::ids::{ApplicationId, InvoiceId};
use crate::money::Money;
use crate::policy::Edition;
use crate::time::CivilDate;

codes! {
    /// A state of an invoice without its facts.
    pub enum InvoiceState {
        /// Waits for payment.
        Open = "open",
        /// Paid in full.
        Settled = "settled",
        /// Nothing was owed: free, or exempt.
        Waived = "waived",
        /// Not paid in time.
        Expired = "expired",
        /// Ended by its application before it was paid.
        Cancelled = "cancelled",
    }
}

codes! {
    /// Why an invoice ended unpaid and in time.
    pub enum CancelReason {
        /// The applicant withdrew.
        Withdrawn = "withdrawn",
        /// Replaced by another invoice.
        Replaced = "replaced",
    }
}

/// A state of an invoice with its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum InvoiceStatus {
    /// Waits for payment.
    Open {
        /// The last day.
        due_on: CivilDate,
    },
    /// Paid in full.
    Settled {
        /// The day on which the sum reached the total.
        on: CivilDate,
    },
    /// Nothing was owed.
    Waived {
        /// Since when.
        on: CivilDate,
    },
    /// Not paid in time; money that arrives later is unapplied credit.
    Expired {
        /// The first day after the last.
        on: CivilDate,
    },
    /// Ended by its application.
    Cancelled {
        /// When.
        on: CivilDate,
        /// Why.
        reason: CancelReason,
    },
}

impl InvoiceStatus {
    /// An invoice issued on a day; one of nothing is waived at once.
    #[must_use]
    pub fn issued(edition: &Edition, total: Money, issued_on: CivilDate) -> Self {
        if total.is_zero() { Self::Waived { on: issued_on } } else { Self::Open { due_on: due_on(edition, issued_on) } }
    }

    /// The state without its facts.
    #[must_use]
    pub const fn state(self) -> InvoiceState {
        match self {
            Self::Open { .. } => InvoiceState::Open,
            Self::Settled { .. } => InvoiceState::Settled,
            Self::Waived { .. } => InvoiceState::Waived,
            Self::Expired { .. } => InvoiceState::Expired,
            Self::Cancelled { .. } => InvoiceState::Cancelled,
        }
    }

    /// Whether money that arrives now is applied to it (up to its total); else it is unapplied credit.
    #[must_use]
    pub const fn takes_money(self) -> bool {
        match self {
            Self::Open { .. } => true,
            Self::Settled { .. } | Self::Waived { .. } | Self::Expired { .. } | Self::Cancelled { .. } => false,
        }
    }

    /// After `received` in all, on a day: settled when the sum has reached the total in time, expired when the last day
    /// is over, else as before.
    #[must_use]
    pub fn on(self, total: Money, received: Money, today: CivilDate) -> Self {
        match self {
            Self::Open { due_on } if today > due_on => Self::Expired { on: due_on.plus_days(1) },
            Self::Open { .. } if received >= total => Self::Settled { on: today },
            Self::Open { .. }
            | Self::Settled { .. }
            | Self::Waived { .. }
            | Self::Expired { .. }
            | Self::Cancelled { .. } => self,
        }
    }

    /// Cancelled on a day, when it was still open; `None` otherwise.
    #[must_use]
    pub const fn cancelled(self, on: CivilDate, reason: CancelReason) -> Option<Self> {
        match self {
            Self::Open { .. } => Some(Self::Cancelled { on, reason }),
            Self::Settled { .. } | Self::Waived { .. } | Self::Expired { .. } | Self::Cancelled { .. } => None,
        }
    }
}

/// The last day to pay an invoice issued on a day; it may be paid to the end of that day in Riyadh.
#[must_use]
pub fn due_on(edition: &Edition, issued_on: CivilDate) -> CivilDate {
    edition.ends_on(&edition.clocks.payment, issued_on)
}

/// The days on which an unpaid invoice is brought to mind, the earliest first.
#[must_use]
pub fn reminder_days(edition: &Edition, due_on: CivilDate) -> Vec<CivilDate> {
    let mut days: Vec<CivilDate> =
        edition.clocks.payment_reminders.days_before.iter().map(|days| due_on.plus_days(-i64::from(*days))).collect();
    days.sort_unstable();
    days
}

/// A line of an issued invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// Administrative, service or late.
    pub kind: LineKind,
    /// What is charged.
    pub amount: Money,
    /// The figure is not published.
    pub placeholder: bool,
}

/// An invoice as its payer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceSummary {
    /// The invoice.
    pub id: InvoiceId,
    /// Its application.
    pub application: ApplicationId,
    /// The day of issue.
    pub issued_on: CivilDate,
    /// Its lines.
    pub lines: Vec<InvoiceLine>,
    /// Their sum.
    pub total: Money,
    /// What was received for it.
    pub received: Money,
    /// What was given back of it, or is claimed and not given yet.
    pub promised: Money,
    /// Where it stands.
    pub status: InvoiceStatus,
}

impl InvoiceSummary {
    /// What is still to be paid; nothing unless it is open.
    #[must_use]
    pub const fn outstanding(&self) -> Money {
        if self.status.takes_money() { self.total.left_after(self.received) } else { Money::ZERO }
    }
}
