//! Contact data at once, identity data through review (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::DataUpdate,
    audience: Audience::AnyAccount,
    conditions: &["account", "membership-number"],
    documents: &["identity-evidence"],
    steps: &["number", "edit", "verify", "confirm"],
    fee_basis: FeeBasis::Free,
};
