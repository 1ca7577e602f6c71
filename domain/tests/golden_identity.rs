//! What is typed as a number of identity, and the value it is.

#![allow(clippy::unwrap_used)]

use domain::text::{Iban, MembershipNumber, Mobile, NationalId, NationalIdKind};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    national_id: Vec<Case<Identity>>,
    mobile: Vec<Case<String>>,
    iban: Vec<Case<String>>,
    membership_number: Vec<Case<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case<T> {
    typed: String,
    expect: Option<T>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Identity {
    value: String,
    kind: NationalIdKind,
}

fn cases() -> Cases {
    serde_json::from_str(include_str!("cases/identity.json")).unwrap()
}

fn check<T: std::fmt::Debug + PartialEq>(cases: Vec<Case<T>>, parse: impl Fn(&str) -> Option<T>) {
    assert!(!cases.is_empty());
    for case in cases {
        assert_eq!(parse(&case.typed), case.expect, "{:?}", case.typed);
    }
}

#[test]
fn national_ids_are_read_as_in_the_file() {
    check(cases().national_id, |typed| {
        NationalId::parse(typed).ok().map(|id| Identity { value: id.as_str().to_owned(), kind: id.kind() })
    });
}

#[test]
fn mobiles_are_read_as_in_the_file() {
    check(cases().mobile, |typed| Mobile::parse(typed).ok().map(|mobile| mobile.as_str().to_owned()));
}

#[test]
fn ibans_are_read_as_in_the_file() {
    check(cases().iban, |typed| Iban::parse(typed).ok().map(|iban| iban.as_str().to_owned()));
}

#[test]
fn membership_numbers_are_read_as_in_the_file() {
    check(cases().membership_number, |typed| {
        MembershipNumber::parse(typed).ok().map(|number| number.as_str().to_owned())
    });
}
