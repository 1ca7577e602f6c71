//! Hours earned against hours required, by category (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::CpdRecord,
    audience: Audience::Registered,
    conditions: &["registered"],
    documents: &[],
    steps: &["sign-in", "view"],
    fee_basis: FeeBasis::Free,
};
