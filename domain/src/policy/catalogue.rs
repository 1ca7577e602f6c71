//! What the catalogue says of a service that a lawyer may change (domain.md §2); its form is in `domain::service`.

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::codes;
use crate::service::ServiceCode;

codes! {
    /// How the days of a decision are counted.
    pub enum DurationUnit {
        /// At once, no days at all.
        AtOnce = "at-once",
        /// Business days (domain.md §4).
        BusinessDays = "business-days",
    }
}

/// One service of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceEntry {
    /// The service.
    pub code: ServiceCode,
    /// Whether applications for it are accepted now.
    pub open: bool,
    /// Whether it costs nothing; what is not free has fees in the schedule.
    pub free: bool,
    /// Days to a decision (for refund: to decide; for contact: to the first answer); 0 with `at-once`.
    pub days: u16,
    /// How they are counted.
    pub unit: DurationUnit,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

cited!(ServiceEntry);
