//! The public register of practitioners (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::Verification,
    audience: Audience::Anyone,
    conditions: &["name-or-number"],
    documents: &[],
    steps: &["number", "answer"],
    fee_basis: FeeBasis::Free,
};
