//! Anyone who wants their rank, inside the Kingdom or outside (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::Classification,
    audience: Audience::Anyone,
    conditions: &["qualification", "verification", "good-standing-from-abroad"],
    documents: &[
        "identity",
        "photo",
        "certificate",
        "transcript",
        "internship",
        "licence-or-experience",
        "verification-report",
        "good-standing",
    ],
    steps: &["fill", "check", "pay", "review", "decision"],
    fee_basis: FeeBasis::Rank,
};
