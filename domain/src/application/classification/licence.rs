//! Step 5: the licence of the home country, or why there is none.

use serde::{Deserialize, Serialize};

use crate::fields;
use crate::form::{YesNo, chosen};
use crate::text::{FreeText, ShortText};
use crate::time::{CivilDate, TypedDate};
use crate::violation::Violations;

/// The licence, or why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LicenceInput {
    /// There is one.
    Held {
        /// Its number.
        number: ShortText,
        /// Who issued it.
        authority: ShortText,
        /// The last day on which it holds.
        expires_on: CivilDate,
    },
    /// There is none; a letter of experience takes its place (domain.md §7).
    NotHeld {
        /// Why.
        reason: FreeText,
    },
}

fields! {
    /// The licence of the home country, or why not.
    pub struct LicenceFields("classification-licence") {
        has_licence, number, authority, expiry_day, expiry_month, expiry_year, expiry_calendar, reason,
    }
    parse(self, _given: ()) -> LicenceInput {
        let mut violations = Violations::new();
        let input = match violations.take("has_licence", chosen(&self.has_licence, YesNo::parse)) {
            Some(YesNo::Yes) => {
                let number = violations.take("number", ShortText::parse(&self.number));
                let authority = violations.take("authority", ShortText::parse(&self.authority));
                let expires_on = violations.take("expiry_day", TypedDate::of(self, "expiry").parse());
                (|| Some(LicenceInput::Held { number: number?, authority: authority?, expires_on: expires_on? }))()
            }
            Some(YesNo::No) => violations
                .take("reason", FreeText::parse(&self.reason))
                .map(|reason| LicenceInput::NotHeld { reason }),
            None => None,
        };
        violations.or_else_value(input)
    }
}
