//! Days, calendars, business days.

use domain::time::{BusinessCalendar, Calendar, CivilDate, HijriDate, Holiday, TypedDate};

use crate::{Digest, Generator};

/// A day from 1900 to 2100.
pub(super) fn day(generator: &mut Generator) -> CivilDate {
    CivilDate::from_ymd(1900, 1, 1)
        .map_or_else(|| unreachable!("1 January 1900"), |first| first.plus_days(generator.below(73_414) as i64))
}

pub(crate) fn a_day_in_both_calendars(generator: &mut Generator, digest: &mut Digest) {
    let day = day(generator);
    let hijri = HijriDate::from_civil(day);
    digest.text(&day.to_iso());
    digest.debug(&hijri);
    digest.debug(&hijri.map(HijriDate::to_civil));
    digest.debug(&day.start().plus_seconds(generator.below(200_000) as i64 - 100_000).civil_date());
}

pub(crate) fn a_date_as_typed(generator: &mut Generator, digest: &mut Digest) {
    let (day, month) = (generator.below(33).to_string(), generator.below(14).to_string());
    let calendar = *generator.pick(&["hijri", "gregorian", "", "julian"]);
    let year = if calendar == "hijri" { 1330 + generator.below(180) } else { 1890 + generator.below(220) }.to_string();
    let (day, month, year) = (generator.disguised(&day), generator.disguised(&month), generator.disguised(&year));
    digest.debug(&TypedDate { day: &day, month: &month, year: &year, calendar }.parse());
}

pub(crate) fn business_days(generator: &mut Generator, digest: &mut Digest) {
    let holidays = (0..generator.below(6))
        .map(|row| {
            let first_day = generator.below(30) as u8 + 1;
            Holiday {
                code: row.to_string(),
                calendar: *generator.pick(Calendar::ALL),
                month: generator.below(12) as u8 + 1,
                first_day,
                last_day: first_day + generator.below(6) as u8,
            }
        })
        .collect();
    let calendar = BusinessCalendar::new(holidays);
    let from = day(generator);
    let to = calendar.plus_business_days(from, generator.below(40) as u32);
    digest.debug(&(to, calendar.business_days_between(from, to), calendar.is_business_day(from)));
}

pub(crate) fn months_and_ages(generator: &mut Generator, digest: &mut Digest) {
    let (from, to) = (day(generator), day(generator));
    digest.debug(&(from.plus_months(generator.below(100) as i32 - 50), from.age_on(to), to.days_since(from)));
}
