//! Lists to choose from, in the reader's language.

use domain::{
    application::classification::{Degree, StudyMode},
    classification::Profession,
    form::YesNo,
    policy::Edition,
    practitioner::{Country, Gender, IdentityKind, Residence},
    text::fold,
};

use super::words;
use crate::{
    forms::Choice,
    i18n::{applications as t, common},
    lang::Lang,
};

pub(super) fn yes_no(lang: Lang) -> Vec<Choice> {
    vec![Choice::new(YesNo::Yes.code(), common::yes(lang)), Choice::new(YesNo::No.code(), common::no(lang))]
}

pub(super) fn identity_kinds(lang: Lang) -> Vec<Choice> {
    let choice = |kind: &IdentityKind| Choice::new(kind.code(), words::code(lang, "identity_kind", kind.code()));
    IdentityKind::ALL
        .iter()
        .map(
            |kind| {
                if *kind == IdentityKind::Passport { choice(kind).hint(t::passport_hint(lang)) } else { choice(kind) }
            },
        )
        .collect()
}

pub(super) fn genders(lang: Lang) -> Vec<Choice> {
    Gender::ALL.iter().map(|gender| Choice::new(gender.code(), words::code(lang, "gender", gender.code()))).collect()
}

pub(super) fn residences(lang: Lang) -> Vec<Choice> {
    let hint = |residence: &Residence| match residence {
        Residence::Inside => t::residence_inside_hint(lang),
        Residence::Outside => t::residence_outside_hint(lang),
    };
    Residence::ALL
        .iter()
        .map(|residence| {
            Choice::new(residence.code(), words::code(lang, "residence", residence.code())).hint(hint(residence))
        })
        .collect()
}

/// Every country by its name; the Kingdom first.
pub(super) fn countries(lang: Lang) -> Vec<Choice> {
    let mut all: Vec<Choice> =
        Country::ALL.iter().map(|country| Choice::new(country.code(), words::country(lang, country.code()))).collect();
    all.sort_by_cached_key(|choice| (choice.value != Country::SAUDI_ARABIA.code(), fold(&choice.label)));
    all
}

pub(super) fn professions(lang: Lang) -> Vec<Choice> {
    Profession::ALL
        .iter()
        .map(|profession| Choice::new(profession.code(), words::code(lang, "profession", profession.code())))
        .collect()
}

/// The specialties of a profession; all of them, with their profession, while none is chosen.
pub(super) fn specialties(lang: Lang, edition: &Edition, profession: &str) -> Vec<Choice> {
    let chosen = Profession::parse(profession);
    let mut all = Vec::new();
    for entry in edition.professions.iter().filter(|entry| chosen.is_none_or(|chosen| chosen == entry.code)) {
        let of = words::code(lang, "profession", entry.code.code());
        for specialty in &entry.specialties {
            let name = words::code(lang, "specialty", specialty);
            let label = if chosen.is_some() { name } else { t::of_profession(lang, name, &of) };
            all.push(Choice::new(specialty.clone(), label));
        }
    }
    all
}

/// The ranks of a profession, the highest first; all of them while none is chosen.
pub(super) fn ranks(lang: Lang, edition: &Edition, profession: &str) -> Vec<Choice> {
    let chosen = Profession::parse(profession);
    let mut all: Vec<Choice> = Vec::new();
    for entry in edition.professions.iter().filter(|entry| chosen.is_none_or(|chosen| chosen == entry.code)) {
        for rank in &entry.ranks {
            if !all.iter().any(|choice| choice.value == rank.code()) {
                all.push(Choice::new(rank.code(), words::code(lang, "rank", rank.code())));
            }
        }
    }
    all
}

pub(super) fn degrees(lang: Lang) -> Vec<Choice> {
    Degree::ALL.iter().map(|degree| Choice::new(degree.code(), degree_name(lang, *degree))).collect()
}

pub(super) fn degree_name(lang: Lang, degree: Degree) -> &'static str {
    match degree {
        Degree::Diploma => t::degree_diploma(lang),
        Degree::Bachelor => t::degree_bachelor(lang),
        Degree::HigherDiploma => t::degree_higher_diploma(lang),
        Degree::Master => t::degree_master(lang),
        Degree::Doctorate => t::degree_doctorate(lang),
        Degree::Board => t::degree_board(lang),
        Degree::Fellowship => t::degree_fellowship(lang),
    }
}

pub(super) fn study_modes(lang: Lang) -> Vec<Choice> {
    StudyMode::ALL.iter().map(|mode| Choice::new(mode.code(), study_mode_name(lang, *mode))).collect()
}

pub(super) fn study_mode_name(lang: Lang, mode: StudyMode) -> &'static str {
    match mode {
        StudyMode::FullTime => t::mode_full_time(lang),
        StudyMode::PartTime => t::mode_part_time(lang),
        StudyMode::Distance => t::mode_distance(lang),
    }
}
