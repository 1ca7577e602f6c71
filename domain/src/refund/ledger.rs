//! The money of a case as known on a day.

use super::RefundCase;
use crate::money::Money;
use crate::time::CivilDate;

/// Whether and when the invoice was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settlement {
    /// The sum has not reached the total.
    Unsettled,
    /// Nothing was charged, so nothing was ever owed.
    NothingDue,
    /// The day on which the sum first reached the total.
    On(CivilDate),
}

impl Settlement {
    /// The day from which the months of payment count; none when nothing was due.
    pub(super) const fn day(self) -> Option<CivilDate> {
        match self {
            Self::On(day) => Some(day),
            Self::Unsettled | Self::NothingDue => None,
        }
    }
}

/// The money of a case as known on a day: payments after it do not exist yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ledger {
    /// What the invoice charges.
    pub charged: Money,
    /// What was received.
    pub received: Money,
    /// How many payments.
    pub payments: usize,
    /// Whether it is settled.
    pub settlement: Settlement,
    /// Money beside the invoice: above its total, or all of it when unsettled.
    pub excess: Money,
    /// The first payment that came when the invoice was already settled.
    pub paid_again_on: Option<CivilDate>,
    /// The last payment that made the excess.
    pub excess_on: Option<CivilDate>,
}

impl Ledger {
    /// The ledger of a checked case on a day.
    pub(super) fn on(case: &RefundCase, day: CivilDate) -> Self {
        let charged = case.lines.iter().fold(Money::ZERO, |sum, line| add(sum, line.amount));
        let settlement = if charged.is_zero() { Settlement::NothingDue } else { Settlement::Unsettled };
        let mut ledger = Self {
            charged,
            received: Money::ZERO,
            payments: 0,
            settlement,
            excess: Money::ZERO,
            paid_again_on: None,
            excess_on: None,
        };
        let mut known: Vec<_> = case.payments.iter().filter(|payment| payment.on <= day).collect();
        known.sort_by_key(|payment| payment.on);
        for payment in known {
            ledger.receive(payment.amount, payment.on, case.facts.ended_unpaid);
        }
        ledger.excess = match ledger.settlement {
            Settlement::Unsettled => ledger.received,
            Settlement::NothingDue | Settlement::On(_) => ledger.received.left_after(charged),
        };
        ledger
    }

    fn receive(&mut self, amount: Money, on: CivilDate, ended_unpaid: bool) {
        self.received = add(self.received, amount);
        self.payments += 1;
        match self.settlement {
            Settlement::Unsettled if self.received >= self.charged && !ended_unpaid => {
                self.settlement = Settlement::On(on);
                if self.received > self.charged {
                    self.excess_on = Some(on);
                }
            }
            Settlement::Unsettled => {}
            Settlement::NothingDue | Settlement::On(_) => {
                self.paid_again_on = self.paid_again_on.or(Some(on));
                self.excess_on = Some(on);
            }
        }
    }
}

/// `RefundCase::check` has shown that no sum over the case overflows.
fn add(sum: Money, amount: Money) -> Money {
    sum.checked_add(amount).unwrap_or(sum)
}
