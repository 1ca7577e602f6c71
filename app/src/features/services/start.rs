//! Where an open service begins.

use crate::lang::Addressed as _;
use domain::service::ServiceCode;

use crate::{lang::Lang, routes::sign_in_then};

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
