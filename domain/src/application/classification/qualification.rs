//! Step 3, once for each qualification (at most 10, a limit of the edition).

use serde::{Deserialize, Serialize};

use crate::fields;
use crate::form::{Setting, YesNo, chosen, chosen_or_none, not_in_future};
use crate::practitioner::Country;
use crate::text::ShortText;
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

crate::codes! {
    /// Kind of a qualification.
    pub enum Degree {
        /// Diploma.
        Diploma = "diploma",
        /// Bachelor.
        Bachelor = "bachelor",
        /// Higher diploma.
        HigherDiploma = "higher-diploma",
        /// Master.
        Master = "master",
        /// Doctorate.
        Doctorate = "doctorate",
        /// Board certificate.
        Board = "board",
        /// Fellowship.
        Fellowship = "fellowship",
    }
}

crate::codes! {
    /// How it was studied.
    pub enum StudyMode {
        /// Full time, attending.
        FullTime = "full-time",
        /// Part time, attending.
        PartTime = "part-time",
        /// At a distance.
        Distance = "distance",
    }
}

/// One qualification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualificationInput {
    /// Degree.
    pub degree: Degree,
    /// Specialty as the certificate calls it.
    pub specialty: ShortText,
    /// Institution that awarded it.
    pub institution: ShortText,
    /// Its country.
    pub country: Country,
    /// Start of study.
    pub started_on: CivilDate,
    /// Day of the award.
    pub awarded_on: CivilDate,
    /// How it was studied.
    pub study_mode: StudyMode,
    /// The ministry declared a foreign degree equivalent (domain.md §7).
    pub is_equivalent: bool,
}

fields! {
    /// One qualification. `equivalency` is asked of degrees from abroad and may be left open.
    pub struct QualificationFields("classification-qualification") {
        degree, specialty, institution, country,
        start_day, start_month, start_year, start_calendar,
        award_day, award_month, award_year, award_calendar, study_mode, equivalency,
    }
    parse<'a>(self, setting: Setting<'a>) -> QualificationInput {
        let mut violations = Violations::new();
        let past = |prefix| TypedDate::of(self, prefix).parse().and_then(|date| not_in_future(date, setting.today));
        let degree = violations.take("degree", chosen(&self.degree, Degree::parse));
        let specialty = violations.take("specialty", ShortText::parse(&self.specialty));
        let institution = violations.take("institution", ShortText::parse(&self.institution));
        let country = violations.take("country", chosen(&self.country, Country::parse));
        let started_on = violations.take("start_day", past("start"));
        let awarded_on = violations.take("award_day", past("award"));
        if let (Some(started_on), Some(awarded_on)) = (started_on, awarded_on)
            && awarded_on <= started_on
        {
            violations.push(Fault::new("before-start").at("award_day"));
        }
        let study_mode = violations.take("study_mode", chosen(&self.study_mode, StudyMode::parse));
        let equivalency = violations.take("equivalency", chosen_or_none(&self.equivalency, YesNo::parse)).flatten();
        let input = (|| {
            Some(QualificationInput {
                degree: degree?,
                specialty: specialty?,
                institution: institution?,
                country: country?,
                started_on: started_on?,
                awarded_on: awarded_on?,
                study_mode: study_mode?,
                is_equivalent: equivalency.is_some_and(YesNo::is_yes),
            })
        })();
        violations.or_else_value(input)
    }
}
