//! Conditions of a classification.

use serde::{Deserialize, Serialize};

use super::{Unmet, UnmetCode, check_paper};
use crate::policy::{ConditionCode, Edition};
use crate::time::CivilDate;

/// What is known of a qualification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QualificationFacts {
    /// Awarded outside the Kingdom.
    pub earned_abroad: bool,
    /// The ministry declared it equivalent; it counts for Saudis.
    pub ministry_equivalency: bool,
    /// A primary source verification report is named.
    pub has_verification: bool,
    /// The award date is given.
    pub has_award_date: bool,
    /// The certificate is attached.
    pub has_certificate: bool,
    /// The transcript is attached.
    pub has_transcript: bool,
}

/// What is known of an applicant for classification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClassificationFacts {
    /// A Saudi national.
    pub is_saudi: bool,
    /// Lives outside the Kingdom: applies from abroad.
    pub lives_abroad: bool,
    /// The qualifications, in their order.
    pub qualifications: Vec<QualificationFacts>,
    /// The internship certificate is attached.
    pub has_internship_certificate: bool,
    /// The licence of the home country, or a letter of experience, is attached.
    pub has_licence_or_letter: bool,
    /// The day of the good-standing certificate from abroad.
    pub good_standing_on: Option<CivilDate>,
}

impl QualificationFacts {
    /// Whether §7 asks for primary source verification: not for degrees awarded in the Kingdom, nor for Saudis with a
    /// ministry equivalency.
    #[must_use]
    pub const fn needs_verification(&self, is_saudi: bool) -> bool {
        self.earned_abroad && !(is_saudi && self.ministry_equivalency)
    }
}

/// Every unmet condition of a classification on a day.
#[must_use]
pub fn unmet_for_classification(edition: &Edition, facts: &ClassificationFacts, on: CivilDate) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let papers = ConditionCode::QualificationPapers;
    if facts.qualifications.is_empty() {
        unmet.push(Unmet::new(papers, UnmetCode::QualificationMissing));
    }
    for (item, qualification) in facts.qualifications.iter().enumerate() {
        for (has, code) in [
            (qualification.has_award_date, UnmetCode::AwardDateMissing),
            (qualification.has_certificate, UnmetCode::CertificateMissing),
            (qualification.has_transcript, UnmetCode::TranscriptMissing),
        ] {
            if !has {
                unmet.push(Unmet::new(papers, code).of_item(item));
            }
        }
        if qualification.needs_verification(facts.is_saudi) && !qualification.has_verification {
            let condition = ConditionCode::PrimarySourceVerification;
            unmet.push(Unmet::new(condition, UnmetCode::VerificationMissing).of_item(item));
        }
    }
    if !facts.has_internship_certificate {
        unmet.push(Unmet::new(papers, UnmetCode::InternshipMissing));
    }
    if !facts.has_licence_or_letter {
        unmet.push(Unmet::new(papers, UnmetCode::LicenceOrLetterMissing));
    }
    if facts.lives_abroad {
        let codes = [UnmetCode::GoodStandingMissing, UnmetCode::GoodStandingTooOld];
        check_paper(edition, ConditionCode::IncomingGoodStanding, facts.good_standing_on, on, codes, &mut unmet);
    }
    unmet
}
