//! A letter to a training centre, verifiable (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::TrainingLetter,
    audience: Audience::Classified,
    conditions: &["classified", "centre-named"],
    documents: &["identity", "centre-acceptance"],
    steps: &["fill", "check", "pay", "letter"],
    fee_basis: FeeBasis::Flat,
};
