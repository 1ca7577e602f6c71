//! Refund claims as typed: by the claimant, by the officer who decides, by the second one who pays (domain.md §6).

use super::{PayoutMethod, RefundGround};
use crate::fields;
use crate::form::{Setting, YesNo, chosen, chosen_or_none, confirmed, not_in_future};
use crate::money::Money;
use crate::text::{FreeText, Iban, PersonName, ShortText, compact};
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

/// Where money goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayTo {
    /// The account.
    pub iban: Iban,
    /// Its holder's name as the bank has it.
    pub holder: PersonName,
}

/// An account and its holder in the fields `iban` and `holder`.
pub(crate) fn pay_to(violations: &mut Violations, iban: &str, holder: &str) -> Option<PayTo> {
    let iban = violations.take("iban", Iban::parse(iban));
    let holder = violations.take("holder", PersonName::parse(holder));
    Some(PayTo { iban: iban?, holder: holder? })
}

/// The total last shown, in halalas: a hidden field, compared with what the server computes.
///
/// # Errors
/// `required`, `not-an-amount`.
pub(crate) fn shown_total(typed: &str) -> Result<Money, Fault> {
    let digits = compact(typed);
    if digits.is_empty() {
        return Err(Fault::new("required"));
    }
    let is_amount = digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse() {
        Ok(halalas) if is_amount => Ok(Money::from_halalas(halalas)),
        Ok(_) | Err(_) => Err(Fault::new("not-an-amount")),
    }
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundClaimInput {
    /// What is claimed.
    pub ground: RefundGround,
    /// In the claimant's words, needed where the ground needs proof.
    pub explanation: Option<FreeText>,
    /// Where the money goes.
    pub pay_to: PayTo,
    /// What was shown to come back; the server recomputes and answers a conflict when it has changed.
    pub shown_total: Money,
}

fields! {
    /// Claiming money back; proof is uploaded beside it.
    pub struct RefundClaimFields("refund-claim") { ground, explanation, iban, holder, shown_total, confirm }
    parse(self, _given: ()) -> RefundClaimInput {
        let mut violations = Violations::new();
        let ground = violations.take("ground", chosen(&self.ground, RefundGround::parse));
        let explanation = if ground.is_some_and(RefundGround::needs_proof) {
            violations.take("explanation", FreeText::parse(&self.explanation)).map(Some)
        } else {
            violations.take("explanation", FreeText::parse_optional(&self.explanation))
        };
        let pay_to = pay_to(&mut violations, &self.iban, &self.holder);
        let shown_total = violations.take("shown_total", shown_total(&self.shown_total));
        violations.take("confirm", confirmed(&self.confirm));
        let input = (|| {
            Some(RefundClaimInput {
                ground: ground?,
                explanation: explanation?,
                pay_to: pay_to?,
                shown_total: shown_total?,
            })
        })();
        violations.or_else_value(input)
    }
}

fields! {
    /// Another account for money that did not arrive.
    pub struct PayToFields("refund-account") { iban, holder }
    parse(self, _given: ()) -> PayTo {
        let mut violations = Violations::new();
        let pay_to = pay_to(&mut violations, &self.iban, &self.holder);
        violations.or_else_value(pay_to)
    }
}

/// What the officer found; the amount follows from the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundDecisionInput {
    /// Whether the proof proves the ground; `None` where the ground needs none.
    pub is_proved: Option<bool>,
    /// A word to the claimant.
    pub note: Option<FreeText>,
    /// The total shown to the officer.
    pub shown_total: Money,
}

fields! {
    /// Deciding a claim: the officer says whether the ground is proved, the rules say how much.
    pub struct RefundDecisionFields("refund-decision") { proved, note, shown_total }
    parse(self, _given: ()) -> RefundDecisionInput {
        let mut violations = Violations::new();
        let proved = violations.take("proved", chosen_or_none(&self.proved, YesNo::parse));
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        let shown_total = violations.take("shown_total", shown_total(&self.shown_total));
        let input = (|| {
            Some(RefundDecisionInput {
                is_proved: proved?.map(YesNo::is_yes),
                note: note?,
                shown_total: shown_total?,
            })
        })();
        violations.or_else_value(input)
    }
}

fields! {
    /// Ordering a decided refund out, by a second person: how it goes.
    pub struct PayoutRequestFields("payout-request") { method, confirm }
    parse(self, _given: ()) -> PayoutMethod {
        let mut violations = Violations::new();
        let method = violations.take("method", chosen(&self.method, PayoutMethod::parse));
        violations.take("confirm", confirmed(&self.confirm));
        violations.or_else_value(method)
    }
}

/// A transfer made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayoutInput {
    /// The bank's reference.
    pub reference: ShortText,
    /// The day of the transfer.
    pub paid_on: CivilDate,
}

fields! {
    /// Recording that a decided refund was transferred, by a second person.
    pub struct PayoutFields("payout") { reference, paid_day, paid_month, paid_year, paid_calendar, confirm }
    parse<'a>(self, setting: Setting<'a>) -> PayoutInput {
        let mut violations = Violations::new();
        let reference = violations.take("reference", ShortText::parse(&self.reference));
        let paid_on = TypedDate::of(self, "paid").parse().and_then(|date| not_in_future(date, setting.today));
        let paid_on = violations.take("paid_day", paid_on);
        violations.take("confirm", confirmed(&self.confirm));
        let input = (|| Some(PayoutInput { reference: reference?, paid_on: paid_on? }))();
        violations.or_else_value(input)
    }
}
