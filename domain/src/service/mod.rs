//! The catalogue of services (domain.md §2): one file a service with the form of its card; what a lawyer may change is in
//! the policy, the words are in the `services` locale file.

mod card;
mod classification;
mod code;
mod contact;
mod cpd_recognition;
mod cpd_record;
mod data_update;
mod good_standing;
mod guide;
mod qualification_study;
mod re_registration;
mod reclassification;
mod refund;
mod registration;
mod status_inquiry;
mod training_letter;
mod verification;

pub use card::{CardFault, FeeRow, RefundTerms, ServiceCard, card, catalogue};
pub use code::ServiceCode;
pub use guide::{GuideAnswer, GuideQuestion, GuideStep, guide};

use crate::codes;

codes! {
    /// Who may apply (key `<service>_who` says it in words).
    pub enum Audience {
        /// Anyone.
        Anyone = "anyone",
        /// Any account.
        AnyAccount = "any-account",
        /// Who holds a classification.
        Classified = "classified",
        /// Who is registered.
        Registered = "registered",
        /// Who is or was registered.
        RegisteredOrBefore = "registered-or-before",
        /// Who paid an invoice.
        Payer = "payer",
    }
}

codes! {
    /// What the fee depends on.
    pub enum FeeBasis {
        /// The requested rank, and for consultants the profession.
        Rank = "rank",
        /// Nothing: one fee for all.
        Flat = "flat",
        /// Free of charge.
        Free = "free",
    }
}

/// The form of a service's card. Codes are kebab-case; the words of condition `c` of service `s` are the key
/// `s_condition_c` (hyphens as underscores), likewise `_document_` and `_step_`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSpec {
    /// The service.
    pub code: ServiceCode,
    /// Who may apply.
    pub audience: Audience,
    /// What an applicant must be.
    pub conditions: &'static [&'static str],
    /// What an applicant must show.
    pub documents: &'static [&'static str],
    /// What happens, in order.
    pub steps: &'static [&'static str],
    /// What the fee depends on.
    pub fee_basis: FeeBasis,
}

/// The form of a service's card.
#[must_use]
pub const fn spec(code: ServiceCode) -> &'static ServiceSpec {
    match code {
        ServiceCode::Classification => &classification::SPEC,
        ServiceCode::Reclassification => &reclassification::SPEC,
        ServiceCode::Registration => &registration::SPEC,
        ServiceCode::ReRegistration => &re_registration::SPEC,
        ServiceCode::QualificationStudy => &qualification_study::SPEC,
        ServiceCode::TrainingLetter => &training_letter::SPEC,
        ServiceCode::GoodStanding => &good_standing::SPEC,
        ServiceCode::CpdRecognition => &cpd_recognition::SPEC,
        ServiceCode::CpdRecord => &cpd_record::SPEC,
        ServiceCode::Refund => &refund::SPEC,
        ServiceCode::DataUpdate => &data_update::SPEC,
        ServiceCode::StatusInquiry => &status_inquiry::SPEC,
        ServiceCode::Verification => &verification::SPEC,
        ServiceCode::Contact => &contact::SPEC,
    }
}
