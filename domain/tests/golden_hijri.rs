//! Umm al-Qura against dates from an independent implementation.

#![allow(clippy::unwrap_used)]

use domain::time::{CivilDate, HijriDate};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    gregorian: CivilDate,
    hijri: HijriDate,
}

#[test]
fn every_date_of_the_file_is_the_same_day_in_both_calendars() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/hijri.json")).unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        assert_eq!(HijriDate::from_civil(case.gregorian), Some(case.hijri), "{}", case.gregorian);
        assert_eq!(case.hijri.to_civil(), case.gregorian, "{}", case.hijri);
    }
}
