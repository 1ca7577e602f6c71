//! Business days: Sunday–Thursday less the holidays table (domain.md §4).

use serde::{Deserialize, Serialize};

use super::{Calendar, CivilDate, HijriDate};

/// A row of the holidays table: the same days every year, of one month, in one calendar. Policy data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Kebab-case name of the row, e.g. `eid-al-fitr`; a key of the locale files.
    pub code: String,
    /// The calendar in which the days are counted.
    pub calendar: Calendar,
    /// Month, 1–12.
    pub month: u8,
    /// First day of the month, from 1.
    pub first_day: u8,
    /// Last day of the month, the first one included; a day the month has not is no day.
    pub last_day: u8,
}

impl Holiday {
    /// True when the day is one of the row's.
    fn has(&self, gregorian: (u8, u8), hijri: Option<(u8, u8)>) -> bool {
        let (month, day) = match self.calendar {
            Calendar::Gregorian => gregorian,
            // Beyond the published and computed Hijri years no Hijri holiday is known.
            Calendar::Hijri => match hijri {
                Some(month_and_day) => month_and_day,
                None => return false,
            },
        };
        month == self.month && (self.first_day..=self.last_day).contains(&day)
    }
}

/// Which days count: not Friday, not Saturday, not a holiday. A holiday that falls on a weekend is not made up for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BusinessCalendar {
    holidays: Vec<Holiday>,
}

/// Friday, counted from Sunday = 0.
const FRIDAY: u8 = 5;

impl BusinessCalendar {
    /// Days at most that [`Self::plus_business_days`] looks ahead for one business day; more holidays in a row than that
    /// are an error of the table, and the day reached is given.
    const HORIZON: u32 = 400;

    /// With the rows of a holidays table.
    #[must_use]
    pub const fn new(holidays: Vec<Holiday>) -> Self {
        Self { holidays }
    }

    /// The rows.
    #[must_use]
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The row by which the day is a holiday, weekend or not.
    #[must_use]
    pub fn holiday_on(&self, date: CivilDate) -> Option<&Holiday> {
        let hijri = HijriDate::from_civil(date).map(|hijri| (hijri.month(), hijri.day()));
        self.holidays.iter().find(|holiday| holiday.has((date.month(), date.day()), hijri))
    }

    /// True for Sunday to Thursday less the holidays.
    #[must_use]
    pub fn is_business_day(&self, date: CivilDate) -> bool {
        date.weekday_from_sunday() < FRIDAY && self.holiday_on(date).is_none()
    }

    /// The `days`-th business day after `date`; the day itself never counts, business day or not, and 0 gives it back.
    /// A limit of n business days from a day ends with the end of this day.
    #[must_use]
    pub fn plus_business_days(&self, date: CivilDate, days: u32) -> CivilDate {
        let mut reached = date;
        for _ in 0..days {
            let mut looked = 0;
            loop {
                reached = reached.plus_days(1);
                looked += 1;
                if self.is_business_day(reached) || looked == Self::HORIZON {
                    break;
                }
            }
        }
        reached
    }

    /// Business days after `from` up to and including `to`; 0 when `to` is not later. The inverse of
    /// [`Self::plus_business_days`].
    #[must_use]
    pub fn business_days_between(&self, from: CivilDate, to: CivilDate) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.plus_days(1);
            count += u32::from(self.is_business_day(day));
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(code: &str, calendar: Calendar, month: u8, first_day: u8, last_day: u8) -> Holiday {
        Holiday { code: code.to_owned(), calendar, month, first_day, last_day }
    }

    fn calendar() -> BusinessCalendar {
        BusinessCalendar::new(vec![
            row("founding-day", Calendar::Gregorian, 2, 22, 22),
            row("national-day", Calendar::Gregorian, 9, 23, 23),
            row("eid-al-fitr", Calendar::Hijri, 10, 1, 4),
            row("eid-al-adha", Calendar::Hijri, 12, 9, 12),
        ])
    }

    fn day(text: &str) -> CivilDate {
        CivilDate::parse_iso(text).unwrap()
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let calendar = calendar();
        assert!(calendar.is_business_day(day("2026-11-22")), "a Sunday");
        assert!(calendar.is_business_day(day("2026-11-26")), "a Thursday");
        assert!(!calendar.is_business_day(day("2026-11-27")), "a Friday");
        assert!(!calendar.is_business_day(day("2026-11-28")), "a Saturday");
        assert!(!calendar.is_business_day(day("2026-02-22")), "founding day, a Sunday");
        assert!(!calendar.is_business_day(day("2026-09-23")), "national day, a Wednesday");
        assert_eq!(calendar.holiday_on(day("2026-03-22")).map(|row| row.code.as_str()), Some("eid-al-fitr"));
    }

    #[test]
    fn fifteen_business_days_over_a_feast() {
        let calendar = calendar();
        // 1 Shawwal 1447 is 20 March 2026, a Friday: the feast takes the working days 22 and 23 March.
        assert_eq!(HijriDate::from_ymd(1447, 10, 1).unwrap().to_civil(), day("2026-03-20"));
        assert_eq!(calendar.plus_business_days(day("2026-03-19"), 1), day("2026-03-24"));
        assert_eq!(calendar.plus_business_days(day("2026-11-23"), 15), day("2026-12-14"));
        assert_eq!(calendar.plus_business_days(day("2026-11-27"), 0), day("2026-11-27"));
        assert_eq!(calendar.plus_business_days(day("2026-11-27"), 1), day("2026-11-29"));
    }

    #[test]
    fn a_row_is_written_plainly() {
        let row: Holiday =
            serde_json::from_str(r#"{"code":"eid-al-fitr","calendar":"hijri","month":10,"first_day":1,"last_day":4}"#)
                .unwrap();
        assert_eq!(row, calendar().holidays()[2]);
    }

    #[test]
    fn a_table_without_business_days_ends_all_the_same() {
        let never =
            BusinessCalendar::new((1..=12).map(|month| row("closed", Calendar::Gregorian, month, 1, 31)).collect());
        assert_eq!(never.plus_business_days(day("2026-01-01"), 1), day("2026-01-01").plus_days(400));
    }

    proptest! {
        #[test]
        fn counting_undoes_adding(offset in 0_i64..50_000, days in 0_u32..90) {
            let calendar = calendar();
            let from = day("1925-01-01").plus_days(offset);
            let to = calendar.plus_business_days(from, days);
            prop_assert_eq!(calendar.business_days_between(from, to), days);
            prop_assert_eq!(calendar.business_days_between(to, from), 0);
            prop_assert!(days == 0 || calendar.is_business_day(to));
        }
    }
}
