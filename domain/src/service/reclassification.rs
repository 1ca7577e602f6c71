//! A higher rank, a new qualification or a new specialty (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::Reclassification,
    audience: Audience::Classified,
    conditions: &["classified", "new-achievement", "verification"],
    documents: &["identity", "certificate", "transcript", "experience-letter", "verification-report"],
    steps: &["fill", "check", "pay", "review", "decision"],
    fee_basis: FeeBasis::Rank,
};
