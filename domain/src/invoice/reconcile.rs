//! A payment recorded by hand, for an operator without a gateway (domain.md §5).

use crate::fields;
use crate::form::{Setting, not_in_future};
use crate::money::Money;
use crate::text::{InvoiceNumber, ShortText};
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

/// Money found on the operator's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReconcileInput {
    /// The invoice it is for.
    pub number: InvoiceNumber,
    /// How much.
    pub amount: Money,
    /// The day it came.
    pub paid_on: CivilDate,
    /// The bank's reference.
    pub reference: ShortText,
}

fields! {
    /// Recording a payment by hand.
    pub struct ReconcileFields("reconcile") {
        number, amount, arrival_day, arrival_month, arrival_year, arrival_calendar, reference,
    }
    parse<'a>(self, setting: Setting<'a>) -> ReconcileInput {
        let mut violations = Violations::new();
        let number = violations.take("number", InvoiceNumber::parse(&self.number));
        let amount = Money::parse(&self.amount)
            .and_then(|amount| if amount.is_zero() { Err(Fault::new("not-an-amount")) } else { Ok(amount) });
        let amount = violations.take("amount", amount);
        let paid_on = TypedDate::of(self, "arrival").parse().and_then(|date| not_in_future(date, setting.today));
        let paid_on = violations.take("arrival_day", paid_on);
        let reference = violations.take("reference", ShortText::parse(&self.reference));
        let input = (|| {
            Some(ReconcileInput { number: number?, amount: amount?, paid_on: paid_on?, reference: reference? })
        })();
        violations.or_else_value(input)
    }
}
