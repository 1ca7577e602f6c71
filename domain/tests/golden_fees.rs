//! The golden fee cases, the whole file.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use domain::classification::{Profession, Rank};
use domain::exemption::ExemptClass;
use domain::invoice::{LineKind, QuoteRequest, quote};
use domain::money::Money;
use domain::service::ServiceCode;
use domain::time::CivilDate;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    service: ServiceCode,
    rank: Option<Rank>,
    profession: Option<Profession>,
    expires_on: Option<CivilDate>,
    filed_on: Option<CivilDate>,
    exempt_class: Option<ExemptClass>,
    expect: Expected,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    administrative: Money,
    #[serde(default)]
    service: Money,
    #[serde(default)]
    late: Money,
    #[serde(default)]
    placeholder: bool,
}

#[test]
fn every_golden_fee_is_quoted_exactly() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/fees.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in &cases {
        let request = QuoteRequest {
            service: case.service,
            rank: case.rank,
            profession: case.profession,
            expires_on: case.expires_on,
            filed_on: case.filed_on,
            exempt_class: case.exempt_class,
        };
        let expect = &case.expect;
        let given = quote(policy::current(), request).map(|quote| {
            let lines: BTreeMap<_, _> = LineKind::ALL.iter().map(|kind| (kind.code(), quote.amount(*kind))).collect();
            (lines, quote.total, quote.placeholder)
        });
        let lines = BTreeMap::from([
            ("administrative", expect.administrative),
            ("service", expect.service),
            ("late", expect.late),
        ]);
        let total = Money::checked_sum(lines.values().copied()).unwrap();
        if given != Ok((lines.clone(), total, expect.placeholder)) {
            wrong.push(format!("{case:?}\n  given    {given:?}\n  expected {:?}", (lines, total, expect.placeholder)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} fee cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
