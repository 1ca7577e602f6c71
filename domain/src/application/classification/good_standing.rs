//! Step 6, for those who apply from abroad: the incoming certificate of good standing, at most 6 months old (§7).

use serde::{Deserialize, Serialize};

use crate::fields;
use crate::form::{Setting, not_in_future};
use crate::policy::ConditionCode;
use crate::text::ShortText;
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

/// The certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodStandingInput {
    /// Who issued it.
    pub authority: ShortText,
    /// The day it was issued.
    pub issued_on: CivilDate,
}

fields! {
    /// The incoming certificate of good standing.
    pub struct GoodStandingFields("classification-good-standing") {
        authority, issue_day, issue_month, issue_year, issue_calendar,
    }
    parse<'a>(self, setting: Setting<'a>) -> GoodStandingInput {
        let mut violations = Violations::new();
        let authority = violations.take("authority", ShortText::parse(&self.authority));
        let months = setting.edition.condition(ConditionCode::IncomingGoodStanding).and_then(|entry| entry.months);
        let issued_on = TypedDate::of(self, "issue")
            .parse()
            .and_then(|date| not_in_future(date, setting.today))
            .and_then(|date| match months {
                Some(months) if setting.today > date.plus_months(i32::from(months)) => {
                    Err(Fault::new("paper-too-old").with("months", months))
                }
                Some(_) | None => Ok(date),
            });
        let issued_on = violations.take("issue_day", issued_on);
        let input = (|| Some(GoodStandingInput { authority: authority?, issued_on: issued_on? }))();
        violations.or_else_value(input)
    }
}
