//! What the engine is asked about: an invoice, its money, the facts of its application, and a claim.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::exemption::ExemptClass;
use crate::invoice::LineKind;
use crate::money::Money;
use crate::service::ServiceCode;
use crate::time::CivilDate;

codes! {
    /// What the applicant claims (domain.md §6). Codes as in the golden cases.
    pub enum RefundGround {
        /// Withdrawing the application; one act with claiming.
        Withdrawal = "withdrawal",
        /// Paid more than once.
        PaidTwice = "paid_twice",
        /// Paid above the approved fee.
        PaidTooMuch = "paid_too_much",
        /// Paid on written direction of staff or system.
        DirectedByStaff = "directed_by_staff",
        /// Exempt, and paid all the same.
        Exempt = "exempt",
        /// Sent to a wrong track.
        WrongTrack = "wrong_track",
        /// Late fee although filed before expiry.
        LateFee = "late_fee",
    }
}

/// A line of the invoice with what was given back of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargedLine {
    /// Administrative, service or late; each at most once.
    pub kind: LineKind,
    /// What the invoice charges.
    pub amount: Money,
    /// Given back earlier.
    #[serde(default)]
    pub refunded: Money,
    /// Decided or claimed earlier and not given back yet.
    #[serde(default)]
    pub pending: Money,
}

/// Money received for the invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedPayment {
    /// How much.
    pub amount: Money,
    /// On which day.
    pub on: CivilDate,
}

/// What the records say of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundFacts {
    /// The day it entered review.
    pub submitted_on: Option<CivilDate>,
    /// Marked as studied by a reviewer, or decided; not assignment, a request for more, a scheduled session, or the
    /// finding that conditions are not met.
    pub studied: bool,
    /// The service's output was issued.
    pub used: bool,
    /// The service's conditions were met when applying.
    pub conditions_met: bool,
    /// Closed or rejected because additional requirements were not met in time.
    pub closed_without_response: bool,
    /// The day of the assessment session; held from the start of that day. A no-show is not held: `None`.
    pub session_held_on: Option<CivilDate>,
    /// Applications to put the status right that were filed before expiry.
    pub filings_before_expiry: u16,
    /// An exempt class that is proved.
    pub exempt_class: Option<ExemptClass>,
    /// The day on which the exemption was requested, which counts for R05; without one the claim's day counts.
    pub exemption_requested_on: Option<CivilDate>,
    /// The invoice ended unpaid (expired, withdrawn): nothing that was received for it was applied, so that it is not
    /// settled whatever the sum, and all of it is owed back (R01).
    pub ended_unpaid: bool,
}

impl Default for RefundFacts {
    /// Nothing has happened, and nothing is held against the applicant.
    fn default() -> Self {
        Self {
            submitted_on: None,
            studied: false,
            used: false,
            conditions_met: true,
            closed_without_response: false,
            session_held_on: None,
            filings_before_expiry: 0,
            exempt_class: None,
            exemption_requested_on: None,
            ended_unpaid: false,
        }
    }
}

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundClaimTerms {
    /// The ground.
    pub ground: RefundGround,
    /// Whether the ground is proved, by a document; R04 and R06 need it, whose facts no record holds.
    #[serde(default)]
    pub proved: bool,
    /// The day of filing: the moment that counts. A claim made offline counts from its receipt.
    pub filed_on: CivilDate,
}

/// All that the engine looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundCase {
    /// The service of the application.
    pub service: ServiceCode,
    /// The invoice's lines.
    pub lines: Vec<ChargedLine>,
    /// Money received, in order; what came after the claim's day does not exist yet.
    pub payments: Vec<ReceivedPayment>,
    /// Money above the invoice that was given back earlier.
    #[serde(default)]
    pub excess_refunded: Money,
    /// Money above the invoice that is decided or claimed and not given back yet.
    #[serde(default)]
    pub excess_pending: Money,
    /// The records.
    pub facts: RefundFacts,
    /// The claim.
    pub claim: RefundClaimTerms,
}

codes! {
    /// Why a case cannot be assessed: its figures contradict themselves.
    pub enum RefundFault {
        /// An amount below zero.
        NegativeAmount = "negative-amount",
        /// A line kind twice.
        LineTwice = "line-twice",
        /// Sums above what can be counted.
        TooMuchMoney = "too-much-money",
        /// The edition lacks a rule: `policy::check` would have named it.
        RuleMissing = "rule-missing",
    }
}

impl RefundGround {
    /// Whether only a document can prove it: no record holds the facts of R04 and R06 (domain.md §6).
    #[must_use]
    pub const fn needs_proof(self) -> bool {
        match self {
            Self::DirectedByStaff | Self::WrongTrack => true,
            Self::Withdrawal | Self::PaidTwice | Self::PaidTooMuch | Self::Exempt | Self::LateFee => false,
        }
    }
}

impl RefundCase {
    /// The case right after payment: paid whole on a day, in review that day, nothing studied, withdrawn that same day.
    /// What a fee calculator shows as coming back, and until when.
    #[must_use]
    pub fn withdrawn_at_once(
        service: ServiceCode,
        charged: impl IntoIterator<Item = (LineKind, Money)>,
        paid_on: CivilDate,
    ) -> Self {
        let line = |(kind, amount)| ChargedLine { kind, amount, refunded: Money::ZERO, pending: Money::ZERO };
        let lines: Vec<ChargedLine> = charged.into_iter().map(line).collect();
        let total = Money::checked_sum(lines.iter().map(|line| line.amount)).unwrap_or(Money::ZERO);
        Self {
            service,
            lines,
            payments: vec![ReceivedPayment { amount: total, on: paid_on }],
            excess_refunded: Money::ZERO,
            excess_pending: Money::ZERO,
            facts: RefundFacts { submitted_on: Some(paid_on), conditions_met: true, ..RefundFacts::default() },
            claim: RefundClaimTerms { ground: RefundGround::Withdrawal, proved: false, filed_on: paid_on },
        }
    }

    /// Refuses figures that contradict themselves, so that the engine can count without looking back.
    pub(super) fn check(&self) -> Result<(), RefundFault> {
        let line_amounts = self.lines.iter().flat_map(|line| [line.amount, line.refunded, line.pending]);
        let payments = self.payments.iter().map(|payment| payment.amount);
        let all = || line_amounts.clone().chain(payments.clone()).chain([self.excess_refunded, self.excess_pending]);
        if all().any(Money::is_negative) {
            return Err(RefundFault::NegativeAmount);
        }
        let twice = |kind| self.lines.iter().filter(|line| line.kind == kind).count() > 1;
        if LineKind::ALL.iter().any(|kind| twice(*kind)) {
            return Err(RefundFault::LineTwice);
        }
        // Every later sum is over some of these, so none overflows.
        Money::checked_sum(all()).map(|_| ()).ok_or(RefundFault::TooMuchMoney)
    }
}
