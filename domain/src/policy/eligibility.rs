//! Conditions of eligibility and CPD targets as data (domain.md §7, §8).

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::classification::{Profession, Rank};
use crate::codes;
use crate::service::ServiceCode;

codes! {
    /// A condition of a service (domain.md §7).
    pub enum ConditionCode {
        /// Employer letter, recent.
        EmployerLetter = "employer-letter",
        /// Saudi national or valid iqama.
        LegalResidence = "legal-residence",
        /// Medical report from an age on.
        MedicalReport = "medical-report",
        /// Valid classification.
        ValidClassification = "valid-classification",
        /// CPD hours of the ending period complete.
        CpdComplete = "cpd-complete",
        /// Primary source verification of qualifications earned abroad.
        PrimarySourceVerification = "primary-source-verification",
        /// Qualification with its papers.
        QualificationPapers = "qualification-papers",
        /// Interruption of practice.
        PracticeInterruption = "practice-interruption",
        /// Good-standing certificate of those who come from abroad.
        IncomingGoodStanding = "incoming-good-standing",
    }
}

/// What an interruption of practice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterruptionStep {
    /// Years of interruption from which the step holds.
    pub years: u16,
    /// Whether exactly so many years are already within the step.
    pub inclusive: bool,
    /// Months of training it asks for.
    pub training_months: u16,
    /// Whether an exam follows.
    pub exam: bool,
}

/// One condition with its boundaries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionEntry {
    /// The condition.
    pub code: ConditionCode,
    /// The services that ask for it.
    pub services: Vec<ServiceCode>,
    /// The greatest age of a paper, in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// The age in years from which it is asked, that birthday included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u16>,
    /// Steps of an interruption, the shortest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<InterruptionStep>,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

/// Hours a year that some ranks of some professions owe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CpdTargetEntry {
    /// Kebab-case id.
    pub id: String,
    /// The ranks; empty = any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranks: Vec<Rank>,
    /// The professions; empty = any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub professions: Vec<Profession>,
    /// Hours a year; 0 = exempt.
    pub hours_a_year: u16,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

impl CpdTargetEntry {
    /// Whether the entry is about a rank of a profession.
    #[must_use]
    pub fn fits(&self, rank: Rank, profession: Profession) -> bool {
        (self.ranks.is_empty() || self.ranks.contains(&rank))
            && (self.professions.is_empty() || self.professions.contains(&profession))
    }
}

codes! {
    /// A category of CPD activities (domain.md §8).
    pub enum CpdCategory {
        /// Conferences, workshops, courses, papers, books.
        One = "1",
        /// Internal, internet-based, panels.
        Two = "2",
        /// Self-directed, teaching.
        Three = "3",
    }
}

/// How many hours a year of a category count towards the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CpdCategoryCap {
    /// The category.
    pub code: CpdCategory,
    /// The most hours a year.
    pub max_a_year: u16,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

cited!(ConditionEntry, CpdTargetEntry, CpdCategoryCap);
