//! Which documents the draft, as far as typed, needs (domain.md §7, §11).

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::application::document::DocumentKind;
use crate::form::YesNo;
use crate::ids::QualificationId;

/// A document the application needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredDocument {
    /// Its kind.
    pub kind: DocumentKind,
    /// The qualification it belongs to.
    pub of: Option<QualificationId>,
}

/// Every document the draft needs, in the order of the page. Identity and photo are needed of all; each qualification
/// has its certificate and transcript; a letter of experience takes the place of a licence that is not held.
#[must_use]
pub fn required_documents(draft: &Draft) -> Vec<RequiredDocument> {
    let one = |kind| RequiredDocument { kind, of: None };
    let mut needed = vec![one(DocumentKind::Identity), one(DocumentKind::Photo)];
    let is_saudi = draft.is_saudi();
    for qualification in &draft.qualifications {
        let of = Some(qualification.id);
        needed.push(RequiredDocument { kind: DocumentKind::QualificationCertificate, of });
        needed.push(RequiredDocument { kind: DocumentKind::Transcript, of });
        // What spares a Saudi the verification must be shown.
        if is_saudi && qualification.needs_verification(false) && !qualification.needs_verification(true) {
            needed.push(RequiredDocument { kind: DocumentKind::Equivalency, of });
        }
    }
    needed.push(one(DocumentKind::InternshipCertificate));
    match YesNo::parse(draft.licence.has_licence.trim()) {
        Some(YesNo::Yes) => needed.push(one(DocumentKind::Licence)),
        Some(YesNo::No) => needed.push(one(DocumentKind::ExperienceLetter)),
        None => {}
    }
    if draft.needs_verification() {
        needed.push(one(DocumentKind::VerificationReport));
    }
    if draft.lives_outside() {
        needed.push(one(DocumentKind::GoodStandingCertificate));
    }
    needed
}
