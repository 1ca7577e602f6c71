//! Holidays as data (domain.md §4): days of every Gregorian or Hijri year.

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::time::{Calendar, Holiday};

/// A holiday: the days from `first_day` to `last_day` of a month, every year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayEntry {
    /// Kebab-case id.
    pub code: String,
    /// Whose months.
    pub calendar: Calendar,
    /// 1–12.
    pub month: u8,
    /// The first day.
    pub first_day: u8,
    /// The last day, itself included.
    pub last_day: u8,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

impl HolidayEntry {
    /// The row of the holidays table.
    #[must_use]
    pub fn holiday(&self) -> Holiday {
        Holiday {
            code: self.code.clone(),
            calendar: self.calendar,
            month: self.month,
            first_day: self.first_day,
            last_day: self.last_day,
        }
    }
}

cited!(HolidayEntry);
