//! Inquiries, complaints, observations, suggestions (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::Contact,
    audience: Audience::Anyone,
    conditions: &[],
    documents: &["attachments"],
    steps: &["type", "details", "text", "review", "send"],
    fee_basis: FeeBasis::Free,
};
