//! Civil days in Asia/Riyadh and instants in UTC microseconds (domain.md §4). No clock here: now is an argument.

mod business;
mod hijri;
mod input;

pub use business::{BusinessCalendar, Holiday};
pub use hijri::{HijriDate, HijriFault};
pub use input::{Calendar, TypedDate};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Date, Duration, Month, OffsetDateTime, UtcOffset};

/// A civil day in Asia/Riyadh, which has had UTC+3 all the year round for as long as the rules reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(Date);

const RIYADH: UtcOffset = match UtcOffset::from_hms(3, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

impl CivilDate {
    /// 1 Muharram 1343 AH, where the Hijri table begins.
    const FIRST_HIJRI: Self = match Date::from_calendar_date(1924, Month::August, 1) {
        Ok(date) => Self(date),
        Err(_) => Self(Date::MIN),
    };

    /// From a Gregorian year (1–9999), month (1–12) and day; `None` when there is no such day.
    #[must_use]
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// From ISO text `YYYY-MM-DD`; `None` when it is anything else.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        Self::from_ymd(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// ISO text `YYYY-MM-DD`.
    #[must_use]
    pub fn to_iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }

    /// Gregorian year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// Gregorian month, 1–12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// Day of the month, 1–31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.0.day()
    }

    /// Day of the week, Sunday = 0 … Saturday = 6.
    #[must_use]
    pub const fn weekday_from_sunday(self) -> u8 {
        self.0.weekday().number_days_from_sunday()
    }

    /// The day `days` later (earlier when negative), clamped to the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(Duration::days(days)))
    }

    /// Whole days from `earlier` to `self`; negative when `self` is the earlier.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).whole_days()
    }

    /// The same day `months` later, clamped to that month's end (31 January + 1 = 28 or 29 February; domain.md §6).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let index = i64::from(self.year()) * 12 + i64::from(self.month()) - 1 + i64::from(months);
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(9999).clamp(1, 9999);
        let month = Month::try_from(u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1)).unwrap_or(Month::January);
        let day = self.day().min(month.length(year));
        Date::from_calendar_date(year, month, day).map_or(self, Self)
    }

    /// Full years from `self` (a birth date) to `on`; 0 when `on` is earlier. Born on 29 February: a year older on 1 March.
    #[must_use]
    pub fn age_on(self, on: Self) -> u32 {
        let years = on.year() - self.year();
        let had_birthday = (on.month(), on.day()) >= (self.month(), self.day());
        u32::try_from(years - i32::from(!had_birthday)).unwrap_or(0)
    }

    /// The first instant of the day, 00:00 in Riyadh.
    #[must_use]
    pub fn start(self) -> Instant {
        let midnight = self.0.midnight().assume_offset(RIYADH);
        Instant(i64::try_from(midnight.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX))
    }

    /// The last microsecond of the day, 23:59:59.999999 in Riyadh.
    #[must_use]
    pub fn end(self) -> Instant {
        Instant(self.plus_days(1).start().0 - 1)
    }
}

impl std::fmt::Display for CivilDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_iso())
    }
}

impl Serialize for CivilDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_iso())
    }
}

impl<'de> Deserialize<'de> for CivilDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Self::parse_iso(&text).ok_or_else(|| serde::de::Error::custom("not an ISO date"))
    }
}

/// An instant: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since the epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The civil day in Riyadh on which the instant falls.
    #[must_use]
    pub fn civil_date(self) -> CivilDate {
        CivilDate(self.in_riyadh().date())
    }

    /// Hour and minute in Riyadh.
    #[must_use]
    pub fn hour_minute(self) -> (u8, u8) {
        let local = self.in_riyadh();
        (local.hour(), local.minute())
    }

    /// `seconds` later (earlier when negative), saturating.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whole seconds from `earlier` to `self`.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }

    fn in_riyadh(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            .to_offset(RIYADH)
    }
}
