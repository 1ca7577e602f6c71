//! Faults of the lists: professions, holidays, CPD targets.

use super::{Finding, FindingCode, check_cited, check_duplicates, check_kebab, check_list, check_present, check_range};
use crate::classification::{Profession, Rank};
use crate::policy::{CpdCategory, Edition, HolidayEntry};
use crate::time::{Calendar, CivilDate};

pub(super) fn check(edition: &Edition, findings: &mut Vec<Finding>) {
    professions(edition, findings);
    check_duplicates("holidays", edition.holidays.iter().map(|entry| entry.code.as_str()), findings);
    for entry in &edition.holidays {
        let path = format!("holidays[{}]", entry.code);
        check_cited(&path, entry, findings);
        check_kebab(&path, &entry.code, findings);
        holiday(&path, entry, findings);
    }
    cpd(edition, findings);
}

fn professions(edition: &Edition, findings: &mut Vec<Finding>) {
    check_duplicates("professions", edition.professions.iter().map(|entry| entry.code.code()), findings);
    check_present(
        "professions",
        Profession::ALL.iter().map(|profession| profession.code()),
        |code| edition.professions.iter().any(|entry| entry.code.code() == code),
        findings,
    );
    let specialties = edition.professions.iter().flat_map(|entry| entry.specialties.iter().map(String::as_str));
    check_duplicates("professions.specialties", specialties, findings);
    for entry in &edition.professions {
        let path = format!("professions[{}]", entry.code);
        check_cited(&path, entry, findings);
        check_list(&path, "ranks", entry.ranks.is_empty(), findings);
        check_list(&path, "specialties", entry.specialties.is_empty(), findings);
        check_duplicates(&format!("{path}.ranks"), entry.ranks.iter().map(|rank| rank.code()), findings);
        for code in &entry.specialties {
            check_kebab(&format!("{path}.specialties"), code, findings);
        }
        for rank in entry.ranks.iter().filter(|rank| !of_family(**rank, entry.code)) {
            findings.push(Finding::new(format!("{path}.ranks"), FindingCode::RankUnknown).with("rank", rank));
        }
    }
}

/// Whether a rank belongs to the family of a profession (domain.md §4).
const fn of_family(rank: Rank, profession: Profession) -> bool {
    match rank {
        Rank::Consultant => true,
        Rank::SeniorRegistrar | Rank::Registrar | Rank::Resident | Rank::GeneralPractitioner => {
            profession.is_physician_or_dentist()
        }
        Rank::SeniorSpecialist | Rank::Specialist | Rank::Technician | Rank::HealthAssistant => {
            !profession.is_physician_or_dentist()
        }
    }
}

/// A day that no year has: 30 February, the 31st of a Hijri month. 29 February exists.
fn holiday(path: &str, entry: &HolidayEntry, findings: &mut Vec<Finding>) {
    let exists = |day: u8| match entry.calendar {
        Calendar::Gregorian => CivilDate::from_ymd(2028, entry.month, day).is_some(),
        Calendar::Hijri => (1..=12).contains(&entry.month) && (1..=30).contains(&day),
    };
    for day in [entry.first_day, entry.last_day].into_iter().filter(|day| !exists(*day)) {
        findings.push(Finding::new(path, FindingCode::NoSuchDay).with("month", entry.month).with("day", day));
    }
    if entry.last_day < entry.first_day {
        findings.push(Finding::new(path, FindingCode::OutOfOrder).with("parameter", "last_day"));
    }
}

fn cpd(edition: &Edition, findings: &mut Vec<Finding>) {
    check_duplicates("cpd_targets", edition.cpd_targets.iter().map(|entry| entry.id.as_str()), findings);
    for entry in &edition.cpd_targets {
        let path = format!("cpd_targets[{}]", entry.id);
        check_cited(&path, entry, findings);
        check_kebab(&path, &entry.id, findings);
        if entry.hours_a_year > 0 {
            check_range(&path, "hours_a_year", u32::from(entry.hours_a_year), 1_000, findings);
        }
    }
    for profession in &edition.professions {
        for rank in &profession.ranks {
            if !edition.cpd_targets.iter().any(|entry| entry.fits(*rank, profession.code)) {
                findings.push(
                    Finding::new("cpd_targets", FindingCode::CpdTargetMissing)
                        .with("rank", rank)
                        .with("profession", profession.code),
                );
            }
        }
    }
    check_duplicates("cpd_categories", edition.cpd_categories.iter().map(|entry| entry.code.code()), findings);
    check_present(
        "cpd_categories",
        CpdCategory::ALL.iter().map(|category| category.code()),
        |code| edition.cpd_categories.iter().any(|entry| entry.code.code() == code),
        findings,
    );
    for entry in &edition.cpd_categories {
        let path = format!("cpd_categories[{}]", entry.code);
        check_cited(&path, entry, findings);
        check_range(&path, "max_a_year", u32::from(entry.max_a_year), 1_000, findings);
    }
}
