//! Hours of an activity that no organiser has reported (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::CpdRecognition,
    audience: Audience::Registered,
    conditions: &["registered", "own-specialty", "inside-period"],
    documents: &["attendance", "programme"],
    steps: &["activity", "fill", "pay", "review", "decision"],
    fee_basis: FeeBasis::Flat,
};
