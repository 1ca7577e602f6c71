//! The refund calculator: what would come back, asked before sign-in with figures typed by hand.

use super::{ChargedLine, ReceivedPayment, RefundCase, RefundClaimTerms, RefundFacts, RefundGround};
use crate::exemption::ExemptClass;
use crate::fields;
use crate::form::{Setting, YesNo, chosen, chosen_or_none};
use crate::invoice::{QuoteRequest, calculator, quote};
use crate::money::Money;
use crate::service::ServiceCode;
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

crate::codes! {
    /// How far the authority is with the application.
    pub enum Progress {
        /// Not studied yet.
        Waiting = "waiting",
        /// Studied, or decided.
        Studied = "studied",
        /// The assessment session was held.
        SessionHeld = "session-held",
        /// Closed because additional requirements stayed unanswered.
        ClosedUnanswered = "closed-unanswered",
        /// The conditions of the service were not met.
        ConditionsNotMet = "conditions-not-met",
        /// The service's output was issued.
        Used = "used",
    }
}

/// The grounds that the calculator thinks through; whether a late fee comes back is in the application's own records.
pub const GROUNDS: &[RefundGround] = &[
    RefundGround::Withdrawal,
    RefundGround::PaidTwice,
    RefundGround::PaidTooMuch,
    RefundGround::Exempt,
    RefundGround::WrongTrack,
    RefundGround::DirectedByStaff,
];

/// How many payments the calculator takes as one of the invoice and one again, when the ground is "paid twice".
const fn times_paid(ground: RefundGround) -> usize {
    match ground {
        RefundGround::PaidTwice => 2,
        RefundGround::Withdrawal
        | RefundGround::PaidTooMuch
        | RefundGround::DirectedByStaff
        | RefundGround::Exempt
        | RefundGround::WrongTrack
        | RefundGround::LateFee => 1,
    }
}

/// The invoice as it would have been issued without any exemption.
fn charged(setting: Setting<'_>, request: QuoteRequest) -> Vec<ChargedLine> {
    let lines = quote(setting.edition, request).map(|quote| quote.lines).unwrap_or_default();
    let none = Money::ZERO;
    lines
        .iter()
        .map(|line| ChargedLine { kind: line.kind, amount: line.full_amount, refunded: none, pending: none })
        .collect()
}

fn facts(
    progress: Progress,
    paid_on: CivilDate,
    claimed_on: CivilDate,
    exempt_class: Option<ExemptClass>,
) -> RefundFacts {
    RefundFacts {
        submitted_on: Some(paid_on),
        studied: matches!(progress, Progress::Studied),
        used: matches!(progress, Progress::Used),
        conditions_met: !matches!(progress, Progress::ConditionsNotMet),
        closed_without_response: matches!(progress, Progress::ClosedUnanswered),
        session_held_on: matches!(progress, Progress::SessionHeld).then_some(claimed_on),
        exempt_class,
        exemption_requested_on: exempt_class.map(|_| claimed_on),
        ..RefundFacts::default()
    }
}

fields! {
    /// A refund thought through: the case for [`assess`](super::assess). `claimed_…` is the day of the claim, today if
    /// left open; `paid_amount` the sum paid, the whole fee if left open.
    pub struct RefundCalculatorFields("refund-calculator") {
        service, profession, rank,
        paid_day, paid_month, paid_year, paid_calendar, paid_amount,
        claimed_day, claimed_month, claimed_year, claimed_calendar,
        ground, proved, progress, exempt_class,
    }
    parse<'a>(self, setting: Setting<'a>) -> RefundCase {
        let mut violations = Violations::new();
        let service = violations.take("service", chosen(&self.service, ServiceCode::parse));
        let (profession, rank) =
            calculator::who(&mut violations, setting, service, &self.profession, &self.rank);
        let paid_on = violations.take("paid_day", TypedDate::of(self, "paid").parse());
        let paid_amount = violations.take("paid_amount", Money::parse_optional(&self.paid_amount));
        let claimed_on = violations
            .take("claimed_day", TypedDate::of(self, "claimed").parse_optional())
            .map(|claimed_on| claimed_on.unwrap_or(setting.today));
        if let (Some(paid_on), Some(claimed_on)) = (paid_on, claimed_on)
            && claimed_on < paid_on
        {
            violations.push(Fault::new("before-payment").at("claimed_day"));
        }
        let ground = violations.take("ground", chosen(&self.ground, RefundGround::parse));
        let proved = violations.take("proved", chosen_or_none(&self.proved, YesNo::parse)).flatten();
        let progress = violations.take("progress", chosen(&self.progress, Progress::parse));
        let exempt_class =
            violations.take("exempt_class", chosen_or_none(&self.exempt_class, ExemptClass::parse)).flatten();
        let input = (|| {
            let (service, ground, paid_on, claimed_on) = (service?, ground?, paid_on?, claimed_on?);
            let lines = charged(setting, QuoteRequest { profession, rank, ..QuoteRequest::of(service) });
            let total = Money::checked_sum(lines.iter().map(|line| line.amount))?;
            let payment = ReceivedPayment { amount: paid_amount?.unwrap_or(total), on: paid_on };
            Some(RefundCase {
                service,
                lines,
                payments: vec![payment; times_paid(ground)],
                excess_refunded: Money::ZERO,
                excess_pending: Money::ZERO,
                facts: facts(progress?, paid_on, claimed_on, exempt_class),
                claim: RefundClaimTerms { ground, proved: proved.is_some_and(YesNo::is_yes), filed_on: claimed_on },
            })
        })();
        violations.or_else_value(input)
    }
}
