//! The explained answer.

use serde::{Deserialize, Serialize};

use super::{Fact, RefundGround, RuleId};
use crate::codes;
use crate::invoice::LineKind;
use crate::money::Money;
use crate::time::CivilDate;

codes! {
    /// What a decision gives back of: a line of the invoice, or the money beside it.
    pub enum RefundLineKind {
        /// The administrative line.
        Administrative = "administrative",
        /// The service line.
        Service = "service",
        /// The late fee.
        Late = "late",
        /// Money above the invoice's total, or all money on an unsettled invoice.
        Excess = "excess",
    }
}

impl From<LineKind> for RefundLineKind {
    fn from(kind: LineKind) -> Self {
        match kind {
            LineKind::Administrative => Self::Administrative,
            LineKind::Service => Self::Service,
            LineKind::Late => Self::Late,
        }
    }
}

codes! {
    /// What became of a rule on a line.
    pub enum RuleOutcome {
        /// It matched first: it decides the line.
        Decides = "decides",
        /// It matches too, but an earlier one decided.
        Matches = "matches",
        /// It does not match.
        Unmatched = "unmatched",
        /// It is not about this line.
        OtherLine = "other-line",
    }
}

/// One rule on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCheck {
    /// The rule; its clause is the edition's entry of this id.
    pub rule: RuleId,
    /// What became of it.
    pub outcome: RuleOutcome,
    /// What it looked at.
    pub fact: Fact,
}

/// One decided line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedLine {
    /// Which.
    pub kind: RefundLineKind,
    /// What was charged (excess: received beside the invoice).
    pub amount: Money,
    /// The rule that decided.
    pub rule: RuleId,
    /// What the rule gives of the line in all.
    pub entitlement: Money,
    /// Given back earlier.
    pub refunded: Money,
    /// Decided or claimed earlier.
    pub pending: Money,
    /// What is left to give: entitlement − refunded − pending, not below 0.
    pub refund_left: Money,
    /// Every rule R01–R15, in order.
    pub rules: Vec<RuleCheck>,
}

/// The answer to a claim, or to the question what a claim would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundDecision {
    /// The edition it was made under.
    pub edition: CivilDate,
    /// The claim's ground.
    pub ground: RefundGround,
    /// The day that counts.
    pub filed_on: CivilDate,
    /// The day on which the invoice was settled, as known on the claim's day.
    pub settled_on: Option<CivilDate>,
    /// What is left to give in all.
    pub total: Money,
    /// The invoice's lines in their order, the excess last if there is any.
    pub lines: Vec<DecidedLine>,
    /// R02 and R03 where no money lies beside the invoice, R07 where it has no late fee: why they do not match.
    pub absent: Vec<(RefundLineKind, RuleCheck)>,
    /// The first later day on which the total would differ, all else equal.
    pub changes_on: Option<CivilDate>,
}

impl RefundDecision {
    /// What is left to give of a line.
    #[must_use]
    pub fn refund_left(&self, kind: RefundLineKind) -> Money {
        self.lines.iter().find(|line| line.kind == kind).map_or(Money::ZERO, |line| line.refund_left)
    }

    /// Money beside the invoice that is left to give.
    #[must_use]
    pub fn excess(&self) -> Money {
        self.refund_left(RefundLineKind::Excess)
    }

    /// The claim says what no record shows, so that a person looks at it (R15, domain.md §6).
    #[must_use]
    pub fn needs_person(&self) -> bool {
        let claimed = match self.ground {
            RefundGround::Withdrawal => return false,
            RefundGround::PaidTwice => RuleId::R02,
            RefundGround::PaidTooMuch => RuleId::R03,
            RefundGround::DirectedByStaff => RuleId::R04,
            RefundGround::Exempt => RuleId::R05,
            RefundGround::WrongTrack => RuleId::R06,
            RefundGround::LateFee => RuleId::R07,
        };
        let decides = |rule| self.lines.iter().any(|line| line.rule == rule);
        decides(RuleId::R15) && !decides(claimed)
    }

    /// For a list of all rules once: the check of a rule that says most – deciding before matching before unmatched.
    #[must_use]
    pub fn rule_overview(&self) -> Vec<(RefundLineKind, &RuleCheck)> {
        let of_lines = || self.lines.iter().flat_map(|line| line.rules.iter().map(|check| (line.kind, check)));
        let all = || of_lines().chain(self.absent.iter().map(|(kind, check)| (*kind, check)));
        let says_most = |id| all().filter(move |(_, check)| check.rule == id).min_by_key(|(_, check)| check.outcome);
        RuleId::ALL.iter().filter_map(|id| says_most(*id)).collect()
    }
}
