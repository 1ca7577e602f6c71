//! The licence to practise, two years (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::Registration,
    audience: Audience::Classified,
    conditions: &["classified", "legal-residence", "employer", "medical-report", "interruption"],
    documents: &["identity", "employer-letter", "medical-report", "training-letter"],
    steps: &["fill", "check", "pay", "review", "decision"],
    fee_basis: FeeBasis::Rank,
};
