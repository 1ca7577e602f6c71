//! Names and values of the profile's fields as people read them.

use domain::{
    account::ProfileFields, classification::Profession, policy::Edition, practitioner::Country, time::TypedDate,
};

use crate::{
    format,
    forms::Choice,
    i18n::{self, profile as t},
    lang::Lang,
};

/// One row of the summary: the field, its label, its value.
pub(super) fn rows(lang: Lang, fields: &ProfileFields) -> Vec<(&'static str, &'static str, String)> {
    let coded = |prefix: &str, code: &str| {
        if code.is_empty() { String::new() } else { i18n::coded(i18n::codes::find, lang, prefix, code) }
    };
    let born_on = TypedDate::of(fields, "birth").parse().map(|date| format::dual(lang, date)).unwrap_or_default();
    vec![
        ("arabic_name", t::arabic_name(lang), fields.arabic_name.clone()),
        ("latin_name", t::latin_name(lang), fields.latin_name.clone()),
        ("identity_kind", t::identity_kind(lang), coded("identity_kind", &fields.identity_kind)),
        ("identity_number", t::identity_number(lang), fields.identity_number.clone()),
        ("nationality", t::nationality(lang), country(lang, &fields.nationality)),
        ("birth_day", t::born_on(lang), born_on),
        ("gender", t::gender(lang), coded("gender", &fields.gender)),
        ("address", t::address(lang), fields.address.clone()),
        ("profession", t::profession(lang), coded("profession", &fields.profession)),
        ("specialty", t::specialty(lang), coded("specialty", &fields.specialty)),
        ("rank", t::rank(lang), coded("rank", &fields.rank)),
        ("employer", t::employer(lang), fields.employer.clone()),
    ]
}

/// The label of a field by its name; parts of the birth date are one.
pub(super) fn label(lang: Lang, field: &str) -> Option<&'static str> {
    let field = if field.starts_with("birth_") { "birth_day" } else { field };
    if field == "mobile" {
        return Some(t::mobile(lang));
    }
    rows(lang, &ProfileFields::default()).into_iter().find(|(name, _, _)| *name == field).map(|(_, label, _)| label)
}

pub(crate) fn country(lang: Lang, code: &str) -> String {
    i18n::countries::find(lang, code).unwrap_or_default().to_owned()
}

/// All countries by name, the Kingdom first.
pub(crate) fn countries(lang: Lang) -> Vec<Choice> {
    let mut all: Vec<_> =
        Country::ALL.iter().map(|country| Choice::new(country.code(), self::country(lang, country.code()))).collect();
    all.sort_by_key(|choice| (choice.value != "sa", domain::text::fold(&choice.label)));
    all
}

/// Specialties of a profession; of all while none is chosen (without script the list cannot follow).
pub(super) fn specialties(lang: Lang, edition: &Edition, profession: &str) -> Vec<Choice> {
    let of = Profession::parse(profession);
    Profession::ALL
        .iter()
        .filter(|code| of.is_none_or(|of| of == **code))
        .filter_map(|code| edition.profession(*code))
        .flat_map(|entry| &entry.specialties)
        .map(|code| Choice::new(code.clone(), i18n::coded(i18n::codes::find, lang, "specialty", code)))
        .collect()
}

/// Ranks of a profession; of all while none is chosen.
pub(super) fn ranks(lang: Lang, edition: &Edition, profession: &str) -> Vec<Choice> {
    let of = Profession::parse(profession);
    let mut all: Vec<Choice> = Vec::new();
    let entries = Profession::ALL
        .iter()
        .filter(|code| of.is_none_or(|of| of == **code))
        .filter_map(|code| edition.profession(*code));
    for rank in entries.flat_map(|entry| &entry.ranks) {
        if all.iter().all(|known| known.value != rank.code()) {
            all.push(Choice::new(rank.code(), i18n::coded(i18n::codes::find, lang, "rank", rank.code())));
        }
    }
    all
}

/// The fields that staff vouch for once they have verified them.
pub(super) const IDENTITY: &[&str] =
    &["arabic_name", "latin_name", "identity_kind", "identity_number", "nationality", "birth_day", "gender"];
