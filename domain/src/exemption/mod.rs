//! Exempt classes: proved people who owe no fee (domain.md §5). The scope of a class is policy data.

mod input;

pub use input::{ExemptionDecisionFields, ExemptionDecisionInput, ExemptionRequestFields, ExemptionRequestInput};

use crate::codes;
use crate::invoice::LineKind;
use crate::policy::Edition;
use crate::service::ServiceCode;

codes! {
    /// A class of people exempt from fees (domain.md §5, A1 A2 OFF). Codes as in the golden cases.
    pub enum ExemptClass {
        /// First-degree relatives of martyrs.
        MartyrFirstDegreeRelative = "martyr_first_degree_relative",
        /// Holders of a decision of the Secretary-General.
        SecretaryGeneralDecision = "secretary_general_decision",
    }
}

/// Whether a proved class owes nothing on a line of a service (domain.md §5: "scope is data per class").
#[must_use]
pub fn covers(edition: &Edition, class: ExemptClass, service: ServiceCode, line: LineKind) -> bool {
    edition.exemption(class).is_some_and(|entry| entry.services.contains(&service) && entry.lines.contains(&line))
}
