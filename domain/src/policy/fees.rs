//! The fee schedule, the late fee and the exempt classes as data (domain.md §5).

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::classification::{Profession, Rank};
use crate::exemption::ExemptClass;
use crate::invoice::LineKind;
use crate::service::ServiceCode;

/// What some services cost some ranks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeEntry {
    /// Kebab-case id, unique in the edition; the anchor of its clause.
    pub id: String,
    /// The services that cost this.
    pub services: Vec<ServiceCode>,
    /// The requested ranks; empty = any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranks: Vec<Rank>,
    /// The professions; empty = any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub professions: Vec<Profession>,
    /// Administrative line in whole riyals; 0 = no such line.
    #[serde(default)]
    pub administrative: u32,
    /// Service line in whole riyals; 0 = no such line.
    #[serde(default)]
    pub service: u32,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

impl FeeEntry {
    /// Whether the entry is about a service, whatever the rank.
    #[must_use]
    pub fn is_of(&self, service: ServiceCode) -> bool {
        self.services.contains(&service)
    }

    /// Whether it fits a rank; an entry of certain ranks fits no unknown one.
    #[must_use]
    pub fn fits_rank(&self, rank: Option<Rank>) -> bool {
        self.ranks.is_empty() || rank.is_some_and(|rank| self.ranks.contains(&rank))
    }

    /// Whether it fits a profession; an entry of certain professions fits no unknown one.
    #[must_use]
    pub fn fits_profession(&self, profession: Option<Profession>) -> bool {
        self.professions.is_empty() || profession.is_some_and(|profession| self.professions.contains(&profession))
    }
}

/// The late fee: so much per started month after the grace (domain.md §5; cases/README).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateFee {
    /// The services that owe it.
    pub services: Vec<ServiceCode>,
    /// Months after expiry without a fee, to the end of that day.
    pub grace_months: u16,
    /// Whole riyals per started month.
    pub per_month: u32,
    /// The most months that count.
    pub max_months: u16,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

/// An exempt class and what it owes nothing on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExemptionEntry {
    /// The class.
    pub code: ExemptClass,
    /// The services in its scope.
    pub services: Vec<ServiceCode>,
    /// The lines in its scope.
    pub lines: Vec<LineKind>,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

cited!(FeeEntry, LateFee, ExemptionEntry);
