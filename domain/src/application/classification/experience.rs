//! Step 4: experience, none or more (at most 20, a limit of the edition). That there is none is said, not guessed.

use serde::{Deserialize, Serialize};

use crate::fields;
use crate::form::{Setting, YesNo, chosen, chosen_or_none, not_in_future};
use crate::practitioner::Country;
use crate::text::ShortText;
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

/// Whether there is any experience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperienceListInput {
    /// There is.
    pub has_any: bool,
}

fields! {
    /// Whether there is any experience.
    pub struct ExperienceListFields("classification-experiences") { any }
    parse(self, _given: ()) -> ExperienceListInput {
        let mut violations = Violations::new();
        let any = violations.take("any", chosen(&self.any, YesNo::parse));
        violations.or_else_value(any.map(|any| ExperienceListInput { has_any: any.is_yes() }))
    }
}

/// One experience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperienceInput {
    /// Employer.
    pub employer: ShortText,
    /// Its country.
    pub country: Country,
    /// Job title.
    pub title: ShortText,
    /// First day.
    pub from: CivilDate,
    /// Last day; `None` while it goes on.
    pub to: Option<CivilDate>,
}

fields! {
    /// One experience; `current` is a box, `yes` when the applicant works there now.
    pub struct ExperienceFields("classification-experience") {
        employer, country, title, from_day, from_month, from_year, from_calendar,
        to_day, to_month, to_year, to_calendar, current,
    }
    parse<'a>(self, setting: Setting<'a>) -> ExperienceInput {
        let mut violations = Violations::new();
        let past = |prefix| TypedDate::of(self, prefix).parse().and_then(|date| not_in_future(date, setting.today));
        let employer = violations.take("employer", ShortText::parse(&self.employer));
        let country = violations.take("country", chosen(&self.country, Country::parse));
        let title = violations.take("title", ShortText::parse(&self.title));
        let from = violations.take("from_day", past("from"));
        let current = violations.take("current", chosen_or_none(&self.current, YesNo::parse));
        let to = match current {
            Some(Some(YesNo::Yes)) => Some(None),
            Some(Some(YesNo::No) | None) | None => violations.take("to_day", past("to")).map(Some),
        };
        if let (Some(from), Some(Some(to))) = (from, to)
            && to < from
        {
            violations.push(Fault::new("before-start").at("to_day"));
        }
        let input = (|| {
            Some(ExperienceInput { employer: employer?, country: country?, title: title?, from: from?, to: to? })
        })();
        violations.or_else_value(input)
    }
}
