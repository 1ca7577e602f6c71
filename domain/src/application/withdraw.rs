//! Withdrawing: one act with claiming what comes back (domain.md §6, R14).

use crate::fields;
use crate::form::confirmed;
use crate::money::Money;
use crate::refund::{PayTo, pay_to, shown_total};
use crate::text::FreeText;
use crate::violation::Violations;

/// A withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawInput {
    /// What was shown to come back; the server recomputes and answers a conflict when it has changed.
    pub shown_total: Money,
    /// Where the money goes; `None` when nothing comes back.
    pub pay_to: Option<PayTo>,
    /// Why, if the applicant says.
    pub note: Option<FreeText>,
}

fields! {
    /// Withdrawing an application. Account and holder are asked only when money comes back: `shown_total` above 0.
    pub struct WithdrawFields("withdraw") { shown_total, iban, holder, note, confirm }
    parse(self, _given: ()) -> WithdrawInput {
        let mut violations = Violations::new();
        let shown_total = violations.take("shown_total", shown_total(&self.shown_total));
        let pay_to = match shown_total {
            Some(total) if !total.is_zero() => pay_to(&mut violations, &self.iban, &self.holder).map(Some),
            Some(_) | None => Some(None),
        };
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        violations.take("confirm", confirmed(&self.confirm));
        let input = (|| Some(WithdrawInput { shown_total: shown_total?, pay_to: pay_to?, note: note? }))();
        violations.or_else_value(input)
    }
}
