//! The refund rules as data (domain.md §6): what each gives, on which lines, and until when.

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::refund::{RefundLineKind, RuleId};

/// The parameters of one refund rule; what it looks at is in `domain::refund`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefundRuleEntry {
    /// R01–R15.
    pub id: RuleId,
    /// The lines it can decide.
    pub lines: Vec<RefundLineKind>,
    /// Percent of the line that it gives back, 0–100.
    pub percent: u8,
    /// Months after payment through which it holds (R13: after which it bites); absent = without limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// R07: the fewest applications filed before expiry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_filings: Option<u16>,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

cited!(RefundRuleEntry);
