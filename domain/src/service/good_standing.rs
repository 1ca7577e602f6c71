//! A certificate of good standing, verifiable (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::GoodStanding,
    audience: Audience::RegisteredOrBefore,
    conditions: &["registered-or-before", "no-open-sanction"],
    documents: &["identity", "request-letter"],
    steps: &["fill", "check", "pay", "certificate"],
    fee_basis: FeeBasis::Flat,
};
