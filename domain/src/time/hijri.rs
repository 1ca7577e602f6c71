//! Umm al-Qura as published (domain.md §4).
//!
//! Months of 1343–1450 AH have the lengths that were published and printed on identity cards; eight months of 1343–1364
//! were of 28 or 31 days, so that a bit a month is not enough and two are kept. Months of 1451–1500 AH have not been
//! published: they were computed beforehand by the rule in force since 1423 AH — a month begins on the evening on which,
//! in Makkah, the conjunction is before sunset and the moon sets after the sun — and are kept in the same table. Both
//! parts are the month starts given by the package `hijridate` 2.6.0 (MIT), which were taken as facts, not as code.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::CivilDate;

/// First year of the table.
const FIRST_YEAR: u16 = 1343;
/// Last year of the table.
const LAST_YEAR: u16 = 1500;
/// Years in the table.
const YEARS: usize = (LAST_YEAR - FIRST_YEAR) as usize + 1;

/// A word a year, from 1343: two bits a month, Muharram lowest, its length less 28.
#[rustfmt::skip]
const LENGTHS: [u32; YEARS] = [
    0xa8a9a6, 0x666665, 0x9a2766, 0x6969a5, 0x5a69a5, 0x35a666, 0xb2a666, 0x9a6599, // 1343
    0x9a5666, 0x666666, 0x9699a6, 0x666999, 0x9a6666, 0x65a665, 0xa66666, 0x69659a, // 1351
    0x65966a, 0xa66666, 0x666666, 0x666666, 0xa66666, 0x6a2666, 0xa66666, 0x666666, // 1359
    0x666666, 0xa66666, 0x69a666, 0x666666, 0xa99966, 0xa65999, 0x999999, 0xa5a666, // 1367
    0x696666, 0x666a59, 0xa69996, 0x666666, 0x999999, 0x666666, 0x6659a6, 0x9969a6, // 1375
    0x666699, 0x666666, 0x6a65a6, 0xa6665a, 0xa66665, 0x666669, 0xa66666, 0x59a666, // 1383
    0xa66666, 0xa66665, 0xa66566, 0x696666, 0x6659a6, 0x9966a6, 0x666699, 0x99a666, // 1391
    0x699999, 0xa6659a, 0x665999, 0x99666a, 0x6599a9, 0x966a69, 0x6669a5, 0x9a6666, // 1399
    0x999999, 0x996666, 0x6599a6, 0x9666a6, 0x59a699, 0x66a696, 0xa69a59, 0x9a9965, // 1407
    0x9a6599, 0x996666, 0x599a66, 0x666a66, 0x9a6999, 0x9aa659, 0x9aa565, 0x9a9596, // 1415
    0x999666, 0x6659a6, 0x6699a6, 0x9a6999, 0x69a665, 0xa6a596, 0xa69659, 0x999969, // 1423
    0x966669, 0x5999a9, 0x6669a6, 0x5a6999, 0x9a6666, 0x999999, 0x9665a6, 0x6596a6, // 1431
    0x9666a6, 0x599a99, 0x669a66, 0x669999, 0xa66666, 0x999699, 0x9659a9, 0x5969a9, // 1439
    0x6666a6, 0x99a699, 0x69a665, 0x699966, 0x66659a, 0x99966a, 0x6665a9, 0x9999a9, // 1447
    0x6699a5, 0x9a9996, 0xa69659, 0x9a5966, 0x69659a, 0xa5999a, 0x666699, 0x9a6666, // 1455
    0x69a659, 0xa99966, 0xa96599, 0x999666, 0x6659a6, 0x9999a6, 0x5a69a5, 0x6a6696, // 1463
    0x69a659, 0x699666, 0x6659a6, 0x99669a, 0x659a99, 0x969a99, 0x5a9a65, 0x9a6996, // 1471
    0x9a6659, 0x999969, 0x659a69, 0x9669a6, 0x59a9a5, 0x69a696, 0xa99a59, 0xa66665, // 1479
    0xa65999, 0x996669, 0x6599a9, 0x9669a6, 0xa66999, 0x9a6665, 0x9a5996, 0x99965a, // 1487
    0x66599a, 0x99666a, 0x665a69, 0x999a66, 0x699999, 0xa9965a, // 1495
];

/// Days from 1 Muharram 1343 to 1 Muharram of each year, and of the year after the last.
const YEAR_STARTS: [u16; YEARS + 1] = {
    let mut starts = [0; YEARS + 1];
    let mut year = 0;
    while year < YEARS {
        starts[year + 1] = starts[year];
        let mut month = 0;
        while month < 12 {
            starts[year + 1] += length_in(LENGTHS[year], month) as u16;
            month += 1;
        }
        year += 1;
    }
    starts
};

/// Days in the month (0–11) of a year's word.
const fn length_in(word: u32, month: u8) -> u8 {
    28 + ((word >> (2 * month)) & 3) as u8
}

/// Why there is no such Hijri date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HijriFault {
    /// The year is not within 1343–1500 AH.
    OutOfRange,
    /// The month is not 1–12, or has no such day.
    NoSuchDay,
}

/// A date of the Umm al-Qura calendar, 1343-01-01 to 1500-12-30. Text form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: u16,
    month: u8,
    day: u8,
}

impl HijriDate {
    /// First year of the calendar, AH.
    pub const FIRST_YEAR: u16 = FIRST_YEAR;
    /// Last year of the calendar, AH.
    pub const LAST_YEAR: u16 = LAST_YEAR;

    /// From a year (AH), month (1 = Muharram … 12) and day.
    ///
    /// # Errors
    /// [`HijriFault`].
    pub fn from_ymd(year: u16, month: u8, day: u8) -> Result<Self, HijriFault> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(HijriFault::OutOfRange);
        }
        match Self::month_length(year, month) {
            Some(length) if (1..=length).contains(&day) => Ok(Self { year, month, day }),
            _ => Err(HijriFault::NoSuchDay),
        }
    }

    /// The Hijri date of a civil day; `None` before 1924-08-01 and after 2077-11-16.
    #[must_use]
    pub fn from_civil(date: CivilDate) -> Option<Self> {
        let elapsed = u16::try_from(date.days_since(CivilDate::FIRST_HIJRI)).ok()?;
        // The first year that starts later, less one: the year in which the day lies.
        let index = YEAR_STARTS.partition_point(|start| *start <= elapsed).checked_sub(1)?;
        let word = *LENGTHS.get(index)?;
        let mut rest = elapsed - YEAR_STARTS.get(index)?;
        for month in 0..12 {
            let length = u16::from(length_in(word, month));
            if rest < length {
                let year = FIRST_YEAR + u16::try_from(index).ok()?;
                return Some(Self { year, month: month + 1, day: u8::try_from(rest + 1).ok()? });
            }
            rest -= length;
        }
        None
    }

    /// The civil day.
    #[must_use]
    pub fn to_civil(self) -> CivilDate {
        let index = usize::from(self.year - FIRST_YEAR);
        let months: u16 = (0..self.month - 1).map(|month| u16::from(length_in(LENGTHS[index], month))).sum();
        CivilDate::FIRST_HIJRI.plus_days(i64::from(YEAR_STARTS[index] + months) + i64::from(self.day) - 1)
    }

    /// Days in a month (1–12) of a year; `None` outside the calendar. 29 or 30, but 28 or 31 in eight months before 1365.
    #[must_use]
    pub fn month_length(year: u16, month: u8) -> Option<u8> {
        let word = LENGTHS.get(usize::from(year.checked_sub(FIRST_YEAR)?))?;
        (1..=12).contains(&month).then(|| length_in(*word, month - 1))
    }

    /// From text `YYYY-MM-DD`; `None` when it is anything else.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            let part = bytes.get(range)?;
            part.iter().try_fold(0_u16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')))
        };
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Self::from_ymd(digits(0..4)?, u8::try_from(digits(5..7)?).ok()?, u8::try_from(digits(8..10)?).ok()?).ok()
    }

    /// Text `YYYY-MM-DD`.
    #[must_use]
    pub fn to_iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Year, AH.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 = Muharram … 12 = Dhu al-Hijja.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl std::fmt::Display for HijriDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_iso())
    }
}

impl Serialize for HijriDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_iso())
    }
}

impl<'de> Deserialize<'de> for HijriDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Self::parse_iso(&text).ok_or_else(|| serde::de::Error::custom("not a Hijri date"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_calendar_goes_there_and_back_without_a_gap() {
        let mut civil = CivilDate::from_ymd(1924, 8, 1).unwrap();
        let mut days = 0;
        for year in 1343..=1500 {
            for month in 1..=12 {
                for day in 1..=HijriDate::month_length(year, month).unwrap() {
                    let hijri = HijriDate::from_ymd(year, month, day).unwrap();
                    assert_eq!(hijri.to_civil(), civil, "{hijri}");
                    assert_eq!(HijriDate::from_civil(civil), Some(hijri));
                    civil = civil.plus_days(1);
                    days += 1;
                }
            }
        }
        assert_eq!(days, 55_991);
        assert_eq!(civil.to_iso(), "2077-11-17");
    }

    #[test]
    fn the_calendar_begins_and_ends() {
        let civil = |text| CivilDate::parse_iso(text).unwrap();
        assert_eq!(HijriDate::from_civil(civil("1924-07-31")), None);
        assert_eq!(HijriDate::from_civil(civil("2077-11-17")), None);
        assert_eq!(HijriDate::from_civil(civil("9999-12-31")), None);
        assert_eq!(HijriDate::from_ymd(1342, 12, 1), Err(HijriFault::OutOfRange));
        assert_eq!(HijriDate::from_ymd(1501, 1, 1), Err(HijriFault::OutOfRange));
        assert_eq!(HijriDate::from_ymd(1445, 13, 1), Err(HijriFault::NoSuchDay));
        assert_eq!(HijriDate::from_ymd(1445, 0, 1), Err(HijriFault::NoSuchDay));
        assert_eq!(HijriDate::from_ymd(1445, 1, 0), Err(HijriFault::NoSuchDay));
    }

    #[test]
    fn the_year_1400_began_on_20_november_1979() {
        assert_eq!(HijriDate::from_ymd(1400, 1, 1).unwrap().to_civil().to_iso(), "1979-11-20");
    }

    #[test]
    fn months_are_of_29_or_30_days_but_for_eight_published_ones() {
        let odd: Vec<_> = (1343..=1500)
            .flat_map(|year| (1..=12).map(move |month| (year, month, HijriDate::month_length(year, month).unwrap())))
            .filter(|(_, _, length)| ![29, 30].contains(length))
            .collect();
        let published = [
            (1343, 9, 28),
            (1345, 5, 31),
            (1345, 8, 28),
            (1348, 11, 31),
            (1348, 12, 28),
            (1349, 10, 28),
            (1349, 11, 31),
            (1364, 8, 28),
        ];
        assert_eq!(odd, published);
    }

    #[test]
    fn text_there_and_back() {
        assert_eq!(serde_json::to_string(&HijriDate::from_ymd(1448, 6, 13).unwrap()).unwrap(), "\"1448-06-13\"");
        assert_eq!(serde_json::from_str::<HijriDate>("\"1400-01-01\"").unwrap().to_iso(), "1400-01-01");
        for text in ["1400-1-1", "1400/01/01", "14000101", "1400-01-0é", "1400-01-31"] {
            assert_eq!(HijriDate::parse_iso(text), None, "{text}");
        }
    }
}
