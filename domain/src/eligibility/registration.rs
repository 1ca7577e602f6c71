//! Conditions of a registration and a re-registration, as far as the portal holds the facts.

use serde::{Deserialize, Serialize};

use super::{Unmet, UnmetCode, check_paper};
use crate::classification::{Profession, Rank};
use crate::cpd;
use crate::policy::{ConditionCode, Edition, InterruptionStep};
use crate::time::CivilDate;

/// By which right someone lives and works in the Kingdom: A1's list reads as "and", it is "or".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Residence {
    /// A Saudi national.
    Saudi,
    /// A holder of an iqama.
    Iqama {
        /// Its last day.
        expires_on: CivilDate,
        /// Whether it permits work.
        may_work: bool,
    },
    /// Neither.
    Neither,
}

/// What is known of an applicant for registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationFacts {
    /// Profession.
    pub profession: Profession,
    /// Rank.
    pub rank: Rank,
    /// Birth date.
    pub born_on: CivilDate,
    /// By which right they live and work here.
    pub residence: Residence,
    /// The day of the employer's letter.
    pub employer_letter_on: Option<CivilDate>,
    /// A medical report is attached.
    pub has_medical_report: bool,
    /// It is from one's own institution.
    pub medical_report_is_own: bool,
    /// The day of the classification.
    pub classified_on: Option<CivilDate>,
    /// The last day of practice before an interruption; `None` without one.
    pub practised_until: Option<CivilDate>,
    /// Months of training shown after it.
    pub training_months: u16,
    /// The exam after it is passed.
    pub exam_passed: bool,
    /// CPD hours that count in the ending period.
    pub cpd_hours: u32,
}

/// Every unmet condition of a first registration on a day.
#[must_use]
pub fn unmet_for_registration(edition: &Edition, facts: &RegistrationFacts, on: CivilDate) -> Vec<Unmet> {
    let mut unmet = of_both(edition, facts, on);
    let codes = [UnmetCode::ClassificationMissing, UnmetCode::ClassificationTooOld];
    check_paper(edition, ConditionCode::ValidClassification, facts.classified_on, on, codes, &mut unmet);
    unmet
}

/// Every unmet condition of a re-registration on a day.
#[must_use]
pub fn unmet_for_re_registration(edition: &Edition, facts: &RegistrationFacts, on: CivilDate) -> Vec<Unmet> {
    let mut unmet = of_both(edition, facts, on);
    if let Some(target) = cpd::target(edition, facts.profession, facts.rank)
        && facts.cpd_hours < u32::from(target.hours_a_period)
    {
        let short = Unmet::new(ConditionCode::CpdComplete, UnmetCode::CpdIncomplete).count("earned", facts.cpd_hours);
        unmet.push(short.count("required", u32::from(target.hours_a_period)));
    }
    unmet
}

/// The first day on which a registration that expires on a day may be renewed.
#[must_use]
pub fn renewal_opens_on(edition: &Edition, expires_on: CivilDate) -> CivilDate {
    expires_on.plus_months(-i32::from(edition.clocks.renewal_opens.length))
}

fn of_both(edition: &Edition, facts: &RegistrationFacts, on: CivilDate) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    residence(facts.residence, on, &mut unmet);
    let codes = [UnmetCode::EmployerLetterMissing, UnmetCode::EmployerLetterTooOld];
    check_paper(edition, ConditionCode::EmployerLetter, facts.employer_letter_on, on, codes, &mut unmet);
    medical_report(edition, facts, on, &mut unmet);
    interruption(edition, facts, on, &mut unmet);
    unmet
}

fn residence(residence: Residence, on: CivilDate, unmet: &mut Vec<Unmet>) {
    let condition = ConditionCode::LegalResidence;
    match residence {
        Residence::Saudi => {}
        Residence::Neither => unmet.push(Unmet::new(condition, UnmetCode::IqamaMissing)),
        Residence::Iqama { expires_on, may_work } => {
            if on > expires_on {
                unmet.push(Unmet::new(condition, UnmetCode::IqamaExpired).date("date", expires_on));
            }
            if !may_work {
                unmet.push(Unmet::new(condition, UnmetCode::WorkNotAuthorised));
            }
        }
    }
}

fn medical_report(edition: &Edition, facts: &RegistrationFacts, on: CivilDate, unmet: &mut Vec<Unmet>) {
    let condition = ConditionCode::MedicalReport;
    let Some(boundary) = edition.condition(condition).and_then(|entry| entry.age).map(u32::from) else {
        return;
    };
    let age = facts.born_on.age_on(on);
    if age < boundary {
        return;
    }
    if !facts.has_medical_report {
        let missing = Unmet::new(condition, UnmetCode::MedicalReportMissing);
        unmet.push(missing.count("age", age).count("boundary", boundary));
    } else if facts.medical_report_is_own {
        unmet.push(Unmet::new(condition, UnmetCode::MedicalReportOwn));
    }
}

fn interruption(edition: &Edition, facts: &RegistrationFacts, on: CivilDate, unmet: &mut Vec<Unmet>) {
    let condition = ConditionCode::PracticeInterruption;
    let (Some(until), Some(entry)) = (facts.practised_until, edition.condition(condition)) else {
        return;
    };
    let reached = |step: &&InterruptionStep| {
        let day = until.plus_months(i32::from(step.years) * 12);
        if step.inclusive { on >= day } else { on > day }
    };
    let Some(step) = entry.steps.iter().filter(reached).max_by_key(|step| step.years) else {
        return;
    };
    if facts.training_months < step.training_months {
        let training = Unmet::new(condition, UnmetCode::TrainingRequired);
        let asked = training.count("months", u32::from(step.training_months));
        unmet.push(asked.count("done", u32::from(facts.training_months)));
    }
    if step.exam && !facts.exam_passed {
        unmet.push(Unmet::new(condition, UnmetCode::ExamRequired));
    }
}
