//! Numbers, money and dates as text, by our own code on server and browser alike: never by the browser's `Intl`.

mod digits;
mod prose;

use domain::{
    money::Money,
    time::{Calendar, CivilDate, HijriDate, Instant, TypedDate},
};

use crate::{i18n, lang::Lang};

pub use digits::{Shown, number};
pub(crate) use digits::{begin, either};

/// `1,800.00`: grouped, two decimals, in the document's digits.
pub fn amount(amount: Money) -> String {
    let halalas = amount.halalas();
    let sign = if halalas < 0 { "-" } else { "" };
    let (riyals, rest) = (halalas.unsigned_abs() / 100, halalas.unsigned_abs() % 100);
    digits::shaped(format!("{sign}{}.{rest:02}", grouped(riyals)))
}

/// `1,800`: grouped, and decimals only where there are any.
pub fn short_amount(value: Money) -> String {
    let text = amount(value);
    text.strip_suffix(".00").or(text.strip_suffix("٫٠٠")).map_or(text.clone(), str::to_owned)
}

/// An amount with its currency for the inside of a sentence, isolated from the text around it.
pub fn money(lang: Lang, value: Money) -> String {
    format!("\u{2066}{}\u{2069}\u{a0}{}", short_amount(value), i18n::common::riyal(lang))
}

/// A left-to-right run (id, address, phone) for the inside of a sentence.
pub fn isolated(text: impl std::fmt::Display) -> String {
    format!("\u{2066}{text}\u{2069}")
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// «13 جمادى الآخرة 1448 هـ»; the Gregorian date alone outside the calendar's years.
pub fn hijri(lang: Lang, date: CivilDate) -> String {
    match HijriDate::from_civil(date) {
        Some(hijri) => i18n::common::hijri_date(lang, hijri.day(), hijri_month(lang, hijri.month()), hijri.year()),
        None => gregorian(lang, date),
    }
}

/// «23 نوفمبر 2026».
pub fn gregorian(lang: Lang, date: CivilDate) -> String {
    format!("{} {}", day_and_month(lang, date), number(date.year()))
}

/// «23 نوفمبر», where the year is known.
pub fn day_and_month(lang: Lang, date: CivilDate) -> String {
    format!("{} {}", number(date.day()), gregorian_month(lang, date.month()))
}

/// «10:32» in Riyadh.
pub fn time(at: Instant) -> String {
    let (hour, minute) = at.hour_minute();
    digits::shaped(format!("{hour:02}:{minute:02}"))
}

/// Words of either direction inside a sentence: they keep their own, and what stands beside them its place.
pub fn apart(words: &str) -> String {
    format!("\u{2068}{words}\u{2069}")
}

/// A value that came as text: a number takes the document's digits, anything else stays as it is.
pub(crate) fn value(text: &str) -> String {
    if text.chars().all(|letter| letter.is_ascii_digit()) { number(text) } else { text.to_owned() }
}

/// A sentence that is not ours (a clause of the policy), its numbers in the document's digits.
pub fn prose(text: &str) -> String {
    either(text, &prose::in_arabic_digits(text)).to_owned()
}

/// Both: «13 جمادى الآخرة 1448 هـ (23 نوفمبر 2026)». A line breaks between the halves only.
pub fn dual(lang: Lang, date: CivilDate) -> String {
    let whole = |half: String| half.replace(' ', "\u{a0}");
    format!("{} ({})", whole(hijri(lang, date)), whole(gregorian(lang, date)))
}

/// «الاثنين».
pub fn weekday(lang: Lang, date: CivilDate) -> &'static str {
    let names = i18n::common::weekdays(lang);
    names.split('|').nth(usize::from(date.weekday_from_sunday())).unwrap_or_default()
}

/// An instant in Riyadh: both dates and the time.
pub fn moment(lang: Lang, at: Instant) -> String {
    i18n::common::moment(lang, dual(lang, at.civil_date()), isolated(time(at)))
}

/// A month in a list: its number, then its name in the chosen calendar. The months of the two are never at one, so a name of the
/// other one beside it would mislead.
pub fn month_choice(lang: Lang, month: u8, calendar: Calendar) -> String {
    let name = match calendar {
        Calendar::Gregorian => gregorian_month(lang, month),
        Calendar::Hijri => hijri_month(lang, month),
    };
    format!("{} {name}", number(month))
}

/// What a typed date is in the other calendar, with its weekday; empty until it is a date.
pub fn other_calendar(lang: Lang, typed: TypedDate<'_>) -> String {
    let Ok(date) = typed.parse() else { return String::new() };
    let other = if Calendar::parse(typed.calendar) == Some(Calendar::Hijri) {
        gregorian(lang, date)
    } else {
        hijri(lang, date)
    };
    i18n::common::corresponds(lang, weekday(lang, date), other)
}

pub fn gregorian_month(lang: Lang, month: u8) -> &'static str {
    i18n::common::gregorian_months(lang).split('|').nth(usize::from(month) - 1).unwrap_or_default()
}

pub fn hijri_month(lang: Lang, month: u8) -> &'static str {
    i18n::common::hijri_months(lang).split('|').nth(usize::from(month) - 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_grouped_with_two_decimals() {
        assert_eq!(amount(Money::from_halalas(180_000)), "1,800.00");
        assert_eq!(amount(Money::from_halalas(5)), "0.05");
        assert_eq!(amount(Money::from_halalas(-123_456_789)), "-1,234,567.89");
        assert_eq!(short_amount(Money::from_halalas(180_000)), "1,800");
        assert_eq!(short_amount(Money::from_halalas(180_050)), "1,800.50");
    }

    #[test]
    fn a_date_is_shown_in_both_calendars() {
        let date = CivilDate::from_ymd(2026, 11, 23).expect("a day");
        let shown = |lang| dual(lang, date).replace('\u{a0}', " ");
        assert_eq!(shown(Lang::Ar), "13 جمادى الآخرة 1448 هـ (23 نوفمبر 2026)");
        assert_eq!(shown(Lang::En), "13 Jumada al-Akhirah 1448 AH (23 November 2026)");
        assert_eq!(dual(Lang::En, date).matches(' ').count(), 1, "it breaks between the halves alone");
    }
}
