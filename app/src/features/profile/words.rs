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

/// A label and a value of one's data.
pub(super) struct Datum {
    pub(super) label: &'static str,
    pub(super) value: String,
    /// Runs left to right: numbers, addresses, names in Latin.
    pub(super) dir: Option<&'static str>,
}

/// Everything one's data say, contact first.
pub(super) fn all(lang: Lang, email: &str, fields: &ProfileFields) -> Vec<Datum> {
    let contact = |label, value: &str| Datum { label, value: value.to_owned(), dir: Some("ltr") };
    let mut all = vec![contact(t::email(lang), email), contact(t::mobile(lang), &fields.mobile)];
    all.extend(rows(lang, fields).into_iter().map(|(field, label, value)| Datum { label, value, dir: dir(field) }));
    all
}

/// The direction of a field's value, where it is not that of the page.
pub(super) fn dir(field: &str) -> Option<&'static str> {
    matches!(field, "identity_number" | "latin_name").then_some("ltr")
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
