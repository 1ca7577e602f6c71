//! Whether a qualification not on the approved list can be recognised (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::QualificationStudy,
    audience: Audience::Anyone,
    conditions: &["not-listed", "verification"],
    documents: &["identity", "certificate", "transcript", "course-description", "verification-report"],
    steps: &["fill", "check", "pay", "study", "decision"],
    fee_basis: FeeBasis::Flat,
};
