//! Eligibility: every unmet condition of a service at once, each with why (domain.md §7). Boundaries are policy data.
//! All of these a machine can check, so any of them blocks submission; what to do about each is in the `eligibility`
//! locale file.

mod classification;
mod registration;

pub use classification::{ClassificationFacts, QualificationFacts, unmet_for_classification};
pub use registration::{
    RegistrationFacts, Residence, renewal_opens_on, unmet_for_re_registration, unmet_for_registration,
};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::fact::{FactParams, FactValue};
use crate::policy::{ConditionCode, Edition};
use crate::time::CivilDate;

codes! {
    /// Why a condition is not met: keys `<code>_why` and `<code>_do` of the `eligibility` locale file.
    pub enum UnmetCode {
        /// No employer letter.
        EmployerLetterMissing = "employer-letter-missing",
        /// `date`, `until`, `months`.
        EmployerLetterTooOld = "employer-letter-too-old",
        /// Neither a Saudi national nor a holder of an iqama.
        IqamaMissing = "iqama-missing",
        /// `date` of expiry.
        IqamaExpired = "iqama-expired",
        /// The iqama does not permit work.
        WorkNotAuthorised = "work-not-authorised",
        /// `age`, `boundary`.
        MedicalReportMissing = "medical-report-missing",
        /// The report is from one's own institution.
        MedicalReportOwn = "medical-report-own",
        /// No classification.
        ClassificationMissing = "classification-missing",
        /// `date`, `until`, `months`.
        ClassificationTooOld = "classification-too-old",
        /// `earned`, `required`.
        CpdIncomplete = "cpd-incomplete",
        /// No verification report of a qualification earned abroad.
        VerificationMissing = "verification-missing",
        /// No qualification at all.
        QualificationMissing = "qualification-missing",
        /// A qualification without its award date.
        AwardDateMissing = "award-date-missing",
        /// A qualification without its certificate.
        CertificateMissing = "certificate-missing",
        /// A qualification without its transcript.
        TranscriptMissing = "transcript-missing",
        /// No internship certificate.
        InternshipMissing = "internship-missing",
        /// Neither licence nor letter of experience.
        LicenceOrLetterMissing = "licence-or-letter-missing",
        /// `months` asked, `done` shown.
        TrainingRequired = "training-required",
        /// An exam after a long interruption.
        ExamRequired = "exam-required",
        /// No good-standing certificate from abroad.
        GoodStandingMissing = "good-standing-missing",
        /// `date`, `until`, `months`.
        GoodStandingTooOld = "good-standing-too-old",
        /// `date`: a paper dated after the day of submission.
        DatedInFuture = "dated-in-future",
    }
}

/// A condition that is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// The condition; its clause is the edition's entry.
    pub condition: ConditionCode,
    /// Why.
    pub code: UnmetCode,
    /// Which qualification, counted from 0; `None` when it is not about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<usize>,
    /// Values of the sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: FactParams,
}

impl Unmet {
    fn new(condition: ConditionCode, code: UnmetCode) -> Self {
        Self { condition, code, item: None, params: Vec::new() }
    }

    fn of_item(mut self, item: usize) -> Self {
        self.item = Some(item);
        self
    }

    fn date(mut self, name: &'static str, day: CivilDate) -> Self {
        self.params.push((Cow::Borrowed(name), FactValue::Date(day)));
        self
    }

    fn count(mut self, name: &'static str, count: u32) -> Self {
        self.params.push((Cow::Borrowed(name), FactValue::Count(count)));
        self
    }
}

/// A paper that must be there and at most so many months old on a day: its last good day is the same day of the month,
/// clamped (as in domain.md §6).
fn check_paper(
    edition: &Edition,
    condition: ConditionCode,
    issued_on: Option<CivilDate>,
    on: CivilDate,
    [missing, too_old]: [UnmetCode; 2],
    unmet: &mut Vec<Unmet>,
) {
    let Some(issued_on) = issued_on else {
        unmet.push(Unmet::new(condition, missing));
        return;
    };
    if issued_on > on {
        unmet.push(Unmet::new(condition, UnmetCode::DatedInFuture).date("date", issued_on));
        return;
    }
    let Some(months) = edition.condition(condition).and_then(|entry| entry.months) else {
        return;
    };
    let until = issued_on.plus_months(i32::from(months));
    if on > until {
        let old = Unmet::new(condition, too_old).date("date", issued_on).date("until", until);
        unmet.push(old.count("months", u32::from(months)));
    }
}
