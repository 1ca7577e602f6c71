//! Days and amounts as a message says them, from `templates/<language>/words.txt`: a line each for the Gregorian months,
//! the Hijri months, a date in both calendars, an amount, and a number of days in its plural forms.

use domain::lang::Lang;
use domain::money::Money;
use domain::time::{CivilDate, HijriDate, Instant};

const fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => include_str!("../templates/ar/words.txt"),
        Lang::En => include_str!("../templates/en/words.txt"),
    }
}

fn line(lang: Lang, name: &str) -> &'static str {
    text(lang)
        .lines()
        .find_map(|line| line.split_once('=').filter(|(known, _)| *known == name))
        .map_or("", |(_, rest)| rest)
}

fn nth(lang: Lang, name: &str, index: u8) -> &'static str {
    line(lang, name).split('|').nth(usize::from(index.saturating_sub(1))).unwrap_or_default()
}

/// A day in both calendars.
pub(crate) fn day(lang: Lang, day: CivilDate) -> String {
    let gregorian = format!("{} {} {}", day.day(), nth(lang, "gregorian", day.month()), day.year());
    let Some(hijri) = HijriDate::from_civil(day) else { return gregorian };
    let hijri_text = format!("{} {} {}", hijri.day(), nth(lang, "hijri", hijri.month()), hijri.year());
    line(lang, "date").replace("{hijri}", &hijri_text).replace("{gregorian}", &gregorian)
}

/// An amount with its currency.
pub(crate) fn money(lang: Lang, amount: Money) -> String {
    let halalas = amount.halalas();
    let (riyals, rest) = (halalas.unsigned_abs() / 100, halalas.unsigned_abs() % 100);
    let digits = riyals.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if halalas < 0 { "-" } else { "" };
    line(lang, "money").replace("{amount}", &format!("{sign}{grouped}.{rest:02}"))
}

/// A number of days.
pub(crate) fn days(lang: Lang, count: u32) -> String {
    let form = match (lang, count, count % 100) {
        (_, 0, _) => "days_zero",
        (_, 1, _) => "days_one",
        (Lang::Ar, 2, _) => "days_two",
        (Lang::Ar, _, 3..=10) => "days_few",
        (Lang::Ar, _, 11..=99) => "days_many",
        (Lang::Ar | Lang::En, _, _) => "days_other",
    };
    line(lang, form).replace("{count}", &count.to_string())
}

/// A day with the hour, in Riyadh.
pub(crate) fn moment(lang: Lang, at: Instant) -> String {
    let (hour, minute) = at.hour_minute();
    line(lang, "moment")
        .replace("{date}", &day(lang, at.civil_date()))
        .replace("{time}", &format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_amounts_are_said_in_both_languages() {
        let date = CivilDate::from_ymd(2026, 11, 23).unwrap();
        assert_eq!(day(Lang::Ar, date), "13 جمادى الآخرة 1448 هـ (23 نوفمبر 2026)");
        assert_eq!(day(Lang::En, date), "13 Jumada al-Akhirah 1448 AH (23 November 2026)");
        assert_eq!(money(Lang::En, Money::from_halalas(180_050)), "SAR 1,800.50");
        assert_eq!(money(Lang::Ar, Money::from_halalas(110_000)), "1,100.00 ر.س");
        assert_eq!(
            [1, 2, 3, 14, 102].map(|count| days(Lang::Ar, count)),
            ["يوم واحد", "يومان", "3 أيام", "14 يومًا", "102 يوم"]
        );
        assert_eq!([0, 1, 14].map(|count| days(Lang::En, count)), ["today", "1 day", "14 days"]);
    }
}
