//! Where an application stands, by its number (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::StatusInquiry,
    audience: Audience::Anyone,
    conditions: &["application-number"],
    documents: &[],
    steps: &["number", "answer"],
    fee_basis: FeeBasis::Free,
};
