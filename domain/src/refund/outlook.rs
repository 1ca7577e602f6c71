//! What withdrawing would bring, in short: the warning that stands beside a file before the right lapses (domain.md §6).

use serde::{Deserialize, Serialize};

use super::over_time::amount_over_time;
use super::{
    ChargedLine, ReceivedPayment, RefundCase, RefundClaimTerms, RefundFacts, RefundGround, RefundLineKind, RuleId,
    assess,
};
use crate::invoice::{InvoiceStatus, InvoiceSummary};
use crate::money::Money;
use crate::policy::Edition;
use crate::service::ServiceCode;
use crate::time::CivilDate;

/// What withdrawing on a day would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// What comes back.
    pub back: Money,
    /// The rule that says so, of the largest line.
    pub rule: RuleId,
    /// The last day on which that is so, all else equal.
    pub last_day: Option<CivilDate>,
    /// What comes back after it.
    pub then: Money,
}

/// The outlook of a settled invoice of which nothing was given back or claimed; none of any other.
#[must_use]
pub fn outlook(
    edition: &Edition,
    service: ServiceCode,
    invoice: &InvoiceSummary,
    facts: &RefundFacts,
    today: CivilDate,
) -> Option<Outlook> {
    let InvoiceStatus::Settled { on } = invoice.status else { return None };
    // What is promised is first of the money above the invoice; more than that is of its lines, and a matter for the claim's page.
    if !invoice.promised.left_after(invoice.received.left_after(invoice.total)).is_zero() {
        return None;
    }
    let charged = |kind, amount| ChargedLine { kind, amount, refunded: Money::ZERO, pending: Money::ZERO };
    let case = RefundCase {
        service,
        lines: invoice.lines.iter().map(|line| charged(line.kind, line.amount)).collect(),
        // What came above it is another matter and has its own place.
        payments: vec![ReceivedPayment { amount: invoice.total, on }],
        excess_refunded: Money::ZERO,
        excess_pending: Money::ZERO,
        facts: *facts,
        claim: RefundClaimTerms { ground: RefundGround::Withdrawal, proved: false, filed_on: today },
    };
    let decision = assess(edition, &case).ok()?;
    let rule = decision
        .lines
        .iter()
        .filter(|line| line.kind != RefundLineKind::Administrative)
        .chain(&decision.lines)
        .next()?
        .rule;
    let turn = decision.changes_on;
    let then = turn.and_then(|day| amount_over_time(edition, &case, day, day).ok()?.first().map(|step| step.total));
    let last_day = turn.map(|day| day.plus_days(-1));
    Some(Outlook { back: decision.total, rule, last_day, then: then.unwrap_or(decision.total) })
}
