//! Where an open service begins.

use crate::lang::Addressed as _;
use domain::service::ServiceCode;

use crate::{i18n::service_pages as text, lang::Lang, routes::sign_in_then};

/// True for what is typed step by step and sent.
pub const fn is_filed(code: ServiceCode) -> bool {
    !matches!(
        code,
        ServiceCode::CpdRecord
            | ServiceCode::Refund
            | ServiceCode::DataUpdate
            | ServiceCode::StatusInquiry
            | ServiceCode::Verification
            | ServiceCode::Contact
    )
}

/// The act a service begins with, as its button says it.
pub const fn start_word(lang: Lang, code: ServiceCode) -> &'static str {
    match code {
        ServiceCode::CpdRecord => text::start_record(lang),
        ServiceCode::Refund => text::start_refund(lang),
        ServiceCode::DataUpdate => text::start_update(lang),
        ServiceCode::StatusInquiry => text::start_inquiry(lang),
        ServiceCode::Verification => text::start_verification(lang),
        ServiceCode::Contact => text::start_contact(lang),
        _ => text::start(lang),
    }
}

/// The page on which a service begins; signed out, one's own pages lead through sign-in.
pub fn start_of(lang: Lang, code: ServiceCode, signed_in: bool) -> String {
    let own = |page: String| if signed_in { lang.at(&page) } else { sign_in_then(&lang.at(&page)) };
    match code {
        ServiceCode::Classification
        | ServiceCode::Reclassification
        | ServiceCode::Registration
        | ServiceCode::ReRegistration
        | ServiceCode::QualificationStudy
        | ServiceCode::TrainingLetter
        | ServiceCode::GoodStanding
        | ServiceCode::CpdRecognition => own(format!("/my/applications/new?service={code}")),
        ServiceCode::CpdRecord => own("/my/cpd".to_owned()),
        ServiceCode::Refund => own("/my/refunds".to_owned()),
        ServiceCode::DataUpdate => own("/my/data-update".to_owned()),
        ServiceCode::StatusInquiry => lang.at("/status"),
        ServiceCode::Verification => lang.at("/verify"),
        ServiceCode::Contact => lang.at("/contact"),
    }
}
