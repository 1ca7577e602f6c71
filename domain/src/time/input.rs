//! Dates as typed: day, month and year in their own fields, in either calendar.

use super::{CivilDate, HijriDate, HijriFault};
use crate::form::Form;
use crate::text::compact;
use crate::violation::Fault;

crate::codes! {
    /// The calendar in which a date was typed or is counted.
    pub enum Calendar {
        /// Umm al-Qura.
        Hijri = "hijri",
        /// Gregorian.
        Gregorian = "gregorian",
    }
}

/// The four fields of a date as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedDate<'a> {
    /// Day of the month.
    pub day: &'a str,
    /// Month, 1–12.
    pub month: &'a str,
    /// Year, of four digits.
    pub year: &'a str,
    /// Code of a [`Calendar`]; nothing is Gregorian.
    pub calendar: &'a str,
}

impl<'a> TypedDate<'a> {
    /// Gregorian years that may be typed. Hijri ones: 1343–1500.
    pub const GREGORIAN_YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

    /// The fields `{prefix}_day`, `{prefix}_month`, `{prefix}_year`, `{prefix}_calendar` of a form. Its faults belong at
    /// the day: `violations.take("birth_day", TypedDate::of(self, "birth").parse())`.
    pub fn of(form: &'a impl Form, prefix: &str) -> Self {
        let field = |part: &str| form.get(&format!("{prefix}_{part}"));
        Self { day: field("day"), month: field("month"), year: field("year"), calendar: field("calendar") }
    }

    /// True when neither day nor month nor year was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [self.day, self.month, self.year].iter().all(|part| compact(part).is_empty())
    }

    /// The civil day meant.
    ///
    /// # Errors
    /// `required`; `not-a-date` (a part is missing or no number, or the calendar is unknown); `out-of-range` with `from`
    /// and `to`, the first and last year; `no-such-day`.
    pub fn parse(&self) -> Result<CivilDate, Fault> {
        if self.is_blank() {
            return Err(Fault::new("required"));
        }
        let not_a_date = || Fault::new("not-a-date");
        let (day, month, year) = (number(self.day), number(self.month), number(self.year));
        let (Some(day), Some(month), Some(year)) = (day, month, year) else {
            return Err(not_a_date());
        };
        let calendar = match self.calendar.trim() {
            "" => Calendar::Gregorian,
            code => Calendar::parse(code).ok_or_else(not_a_date)?,
        };
        let out_of_range = |from: u16, to: u16| Fault::new("out-of-range").with("from", from).with("to", to);
        let no_such_day = || Fault::new("no-such-day");
        let short = |part: u16| u8::try_from(part).map_err(|_| no_such_day());
        match calendar {
            Calendar::Gregorian => {
                let years = Self::GREGORIAN_YEARS;
                if !years.contains(&year) {
                    return Err(out_of_range(*years.start(), *years.end()));
                }
                CivilDate::from_ymd(i32::from(year), short(month)?, short(day)?).ok_or_else(no_such_day)
            }
            Calendar::Hijri => {
                let out_of_calendar = || out_of_range(HijriDate::FIRST_YEAR, HijriDate::LAST_YEAR);
                if !(HijriDate::FIRST_YEAR..=HijriDate::LAST_YEAR).contains(&year) {
                    return Err(out_of_calendar());
                }
                match HijriDate::from_ymd(year, short(month)?, short(day)?) {
                    Ok(date) => Ok(date.to_civil()),
                    Err(HijriFault::OutOfRange) => Err(out_of_calendar()),
                    Err(HijriFault::NoSuchDay) => Err(no_such_day()),
                }
            }
        }
    }

    /// As [`Self::parse`], but nothing typed is `None`.
    ///
    /// # Errors
    /// As [`Self::parse`], less `required`.
    pub fn parse_optional(&self) -> Result<Option<CivilDate>, Fault> {
        if self.is_blank() { Ok(None) } else { self.parse().map(Some) }
    }
}

/// A number of one to four digits of any script.
fn number(typed: &str) -> Option<u16> {
    let digits = compact(typed);
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, month: &str, year: &str, calendar: &str) -> Result<String, Fault> {
        TypedDate { day, month, year, calendar }.parse().map(CivilDate::to_iso)
    }

    #[test]
    fn either_calendar_and_any_digits_will_do() {
        assert_eq!(typed("1", "1", "1400", "hijri"), Ok("1979-11-20".to_owned()));
        assert_eq!(typed("٠١", "٠١", "١٤٠٠", "hijri"), Ok("1979-11-20".to_owned()));
        assert_eq!(typed("۲۰", " 11 ", "1979", "gregorian"), Ok("1979-11-20".to_owned()));
        assert_eq!(typed("20", "11", "1979", ""), Ok("1979-11-20".to_owned()));
    }

    #[test]
    fn every_fault_has_its_code() {
        let code = |day, month, year, calendar| typed(day, month, year, calendar).unwrap_err().code;
        assert_eq!(code("", " ", "\u{200F}", "hijri"), "required");
        assert_eq!(code("1", "", "1400", "hijri"), "not-a-date");
        assert_eq!(code("x", "1", "1400", "hijri"), "not-a-date");
        assert_eq!(code("1", "1", "14000", "hijri"), "not-a-date");
        assert_eq!(code("1", "1", "1400", "julian"), "not-a-date");
        assert_eq!(code("30", "2", "2024", "gregorian"), "no-such-day");
        assert_eq!(code("29", "2", "2023", "gregorian"), "no-such-day");
        assert_eq!(code("1", "13", "1400", "hijri"), "no-such-day");
        assert_eq!(code("1", "1000", "2000", "gregorian"), "no-such-day");
        assert_eq!(code("0", "1", "1400", "hijri"), "no-such-day");
        assert_eq!(
            typed("1", "1", "1400", "gregorian"),
            Err(Fault::new("out-of-range").with("from", 1900).with("to", 2100))
        );
        assert_eq!(
            typed("1", "1", "1990", "hijri"),
            Err(Fault::new("out-of-range").with("from", 1343).with("to", 1500))
        );
    }

    #[test]
    fn it_is_read_out_of_a_form() {
        crate::fields! {
            #[allow(unreachable_pub)]
            pub struct BirthFields("birth") { birth_day, birth_month, birth_year, birth_calendar }
            parse(self, _given: ()) -> CivilDate {
                let mut violations = crate::violation::Violations::new();
                let born = violations.take("birth_day", TypedDate::of(self, "birth").parse());
                violations.or_else_value(born)
            }
        }
        let mut form = BirthFields::default();
        assert_eq!(form.parse(()).unwrap_err().first_of("birth_day").unwrap().code, "required");
        assert_eq!(TypedDate::of(&form, "birth").parse_optional(), Ok(None));
        for (field, value) in
            [("birth_day", "1"), ("birth_month", "1"), ("birth_year", "1400"), ("birth_calendar", "hijri")]
        {
            form.set(field, value.to_owned());
        }
        assert_eq!(form.parse(()).unwrap().to_iso(), "1979-11-20");
    }
}
