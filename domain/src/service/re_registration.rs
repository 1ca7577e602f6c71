//! The licence for two more years (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::ReRegistration,
    audience: Audience::Registered,
    conditions: &["window", "cpd-hours", "legal-residence", "employer", "medical-report", "interruption"],
    documents: &["identity", "employer-letter", "medical-report"],
    steps: &["fill", "check", "pay", "review", "decision"],
    fee_basis: FeeBasis::Rank,
};
