//! Clocks and limits as data (domain.md §2, §3, §5, §6, §9, §11).

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::codes;
use crate::time::CivilDate;

codes! {
    /// What a clock counts.
    pub enum ClockUnit {
        /// Calendar days.
        Days = "days",
        /// Business days.
        BusinessDays = "business-days",
        /// Months of the Gregorian calendar, clamped to the month's end.
        Months = "months",
    }
}

codes! {
    /// From which event the days for additional requirements count (domain.md §9).
    pub enum CountedFrom {
        /// From the request for them (ours).
        Request = "request",
        /// From the application's submission (A1, OFF).
        Submission = "submission",
    }
}

/// One clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// How long.
    pub length: u16,
    /// In which unit.
    pub unit: ClockUnit,
    /// From which event, where there is a choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_from: Option<CountedFrom>,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

impl Clock {
    /// The day on which a clock that ends on `end` began, counted in calendar days or months.
    #[must_use]
    pub fn before(&self, end: CivilDate) -> CivilDate {
        match self.unit {
            ClockUnit::Months => end.plus_months(-i32::from(self.length)),
            ClockUnit::Days | ClockUnit::BusinessDays => end.plus_days(-i64::from(self.length)),
        }
    }
}

/// When reminders go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    /// Days before the last day, the largest first.
    pub days_before: Vec<u16>,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

macro_rules! entries {
    ($(#[$meta:meta])* $name:ident of $entry:ident { $($(#[$field_meta:meta])* $field:ident),* $(,)? } $(and { $($(#[$other_meta:meta])* $other:ident: $other_ty:ty),* $(,)? })?) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $entry,)*
            $($($(#[$other_meta])* pub $other: $other_ty,)*)?
        }

        impl $name {
            /// Every entry with its name.
            #[must_use]
            pub fn all(&self) -> Vec<(&'static str, &$entry)> {
                vec![$((stringify!($field), &self.$field)),*]
            }
        }
    };
}

entries! {
    /// The clocks of an edition.
    Clocks of Clock {
        /// To pay an invoice, from its issue (A2).
        payment,
        /// To meet additional requirements (A1 OFF).
        additional_requirements,
        /// To decide a refund claim (OFF).
        refund_decision,
        /// To pay a decided refund (OFF).
        refund_payout,
        /// For which a classification may be used to register first (3P).
        classification_validity,
        /// For which a registration holds (OFF).
        registration_validity,
        /// Before expiry, from which re-registration opens.
        renewal_opens,
        /// After which a draft is shown as needing attention (§10).
        draft_reminder,
        /// After which the data is to be confirmed (§3).
        data_confirmation,
    } and {
        /// Reminders of an unpaid invoice (§5).
        payment_reminders: Reminders,
    }
}

/// One limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The most that is accepted.
    pub max: u32,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

entries! {
    /// The limits of an application (domain.md §11).
    Limits of Limit {
        /// Qualifications of an application.
        qualifications,
        /// Experiences of an application.
        experiences,
        /// Files of an application.
        files,
        /// Megabytes (1,048,576 bytes) of one file.
        file_megabytes,
        /// Characters of one part of a name.
        name_characters,
        /// Characters of a free text.
        text_characters,
    }
}

impl Limits {
    /// The largest file in bytes.
    #[must_use]
    pub const fn file_bytes(&self) -> u64 {
        self.file_megabytes.max as u64 * 1_048_576
    }
}

cited!(Clock, Reminders, Limit);
