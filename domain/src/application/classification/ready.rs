//! Whether a draft can be submitted: every step right, every document there, every condition met; else all that is not,
//! at once (domain.md §7).

use serde::{Deserialize, Serialize};

use super::{Attached, ClassificationInput, Draft, DraftFault, RequiredDocument, required_documents};
use crate::application::document::DocumentKind;
use crate::eligibility::{ClassificationFacts, QualificationFacts, Unmet, unmet_for_classification};
use crate::form::{Setting, YesNo};
use crate::practitioner::Country;
use crate::time::TypedDate;
use crate::violation::{Fault, Violation};

/// All that stands between a draft and its submission.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotReady {
    /// What is wrong in the steps.
    pub faults: Vec<DraftFault>,
    /// Documents that are missing.
    pub missing: Vec<RequiredDocument>,
    /// Conditions that are not met.
    pub unmet: Vec<Unmet>,
    /// More files than the edition allows: `too-many` with `max`.
    pub files: Option<Violation>,
}

impl NotReady {
    /// True when nothing is in the way.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.missing.is_empty() && self.unmet.is_empty() && self.files.is_none()
    }
}

impl Draft {
    /// What the conditions of the service look at, as far as typed and attached.
    #[must_use]
    pub fn eligibility(&self, attached: &[Attached]) -> ClassificationFacts {
        let has = |kind, of| attached.iter().any(|document| document.kind == kind && document.of == of);
        let has_report = !self.verification.report_number.trim().is_empty();
        let qualifications = self
            .qualifications
            .iter()
            .map(|draft| QualificationFacts {
                earned_abroad: Country::parse(&draft.fields.country).is_some_and(|country| !country.is_saudi_arabia()),
                ministry_equivalency: YesNo::parse(draft.fields.equivalency.trim()).is_some_and(YesNo::is_yes),
                has_verification: has_report,
                has_award_date: TypedDate::of(&draft.fields, "award").parse().is_ok(),
                has_certificate: has(DocumentKind::QualificationCertificate, Some(draft.id)),
                has_transcript: has(DocumentKind::Transcript, Some(draft.id)),
            })
            .collect();
        ClassificationFacts {
            is_saudi: self.is_saudi(),
            lives_abroad: self.lives_outside(),
            qualifications,
            has_internship_certificate: has(DocumentKind::InternshipCertificate, None),
            has_licence_or_letter: has(DocumentKind::Licence, None) || has(DocumentKind::ExperienceLetter, None),
            good_standing_on: TypedDate::of(&self.good_standing, "issue").parse().ok(),
        }
    }

    /// The meaning of the draft when it can be submitted.
    ///
    /// # Errors
    /// All that stands in the way, at once.
    pub fn ready(&self, attached: &[Attached], setting: Setting<'_>) -> Result<ClassificationInput, Box<NotReady>> {
        let parsed = self.parse(setting);
        let has = |needed: &RequiredDocument| {
            attached.iter().any(|document| document.kind == needed.kind && document.of == needed.of)
        };
        let max = setting.edition.limits.files.max;
        let is_too_many = u32::try_from(attached.len()).unwrap_or(u32::MAX) > max;
        let not_ready = NotReady {
            faults: parsed.as_ref().err().cloned().unwrap_or_default(),
            missing: required_documents(self).into_iter().filter(|needed| !has(needed)).collect(),
            unmet: unmet_for_classification(setting.edition, &self.eligibility(attached), setting.today),
            files: is_too_many.then(|| Fault::new("too-many").with("max", max).at("")),
        };
        match parsed {
            Ok(input) if not_ready.is_empty() => Ok(input),
            Ok(_) | Err(_) => Err(Box::new(not_ready)),
        }
    }
}
