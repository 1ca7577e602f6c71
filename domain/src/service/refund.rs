//! Money back of an invoice (domain.md §2).

use super::{Audience, FeeBasis, ServiceCode, ServiceSpec};

pub(super) const SPEC: ServiceSpec = ServiceSpec {
    code: ServiceCode::Refund,
    audience: Audience::Payer,
    conditions: &["paid-invoice", "within-month", "not-studied"],
    documents: &["ground-proof", "iban"],
    steps: &["preview", "ground", "account", "decision", "transfer"],
    fee_basis: FeeBasis::Free,
};
