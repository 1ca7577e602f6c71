//! The golden cases of `domain/tests/cases/`. That their answers are right is tested natively; here only what comes out is
//! hashed, to be compared with the other target.

use domain::invoice::{QuoteRequest, quote};
use domain::refund::{RefundCase, assess};
use domain::text::{Iban, MembershipNumber, Mobile, NationalId};
use domain::time::{CivilDate, HijriDate};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Digest;

/// Asks about every case; how many there were.
pub(crate) fn run(digest: &mut Digest) -> u32 {
    hijri(digest, include_str!("../../tests/cases/hijri.json"))
        + identity(digest, include_str!("../../tests/cases/identity.json"))
        + each::<QuoteRequest>(include_str!("../../tests/cases/fees.json"), |request| {
            digest.debug(&quote(policy::current(), request))
        })
        + each::<RefundCase>(include_str!("../../tests/cases/refunds.json"), |case| {
            digest.debug(&assess(policy::current(), &case))
        })
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("golden cases: {error}"))
}

/// Asks about every case of a file whose cases read as what a rule is asked.
fn each<T: DeserializeOwned>(json: &str, mut ask: impl FnMut(T)) -> u32 {
    let cases: Vec<T> = serde_json::from_str(json).unwrap_or_else(|error| panic!("golden cases: {error}"));
    cases.into_iter().map(&mut ask).fold(0, |count, ()| count + 1)
}

fn hijri(digest: &mut Digest, json: &str) -> u32 {
    let cases = read(json);
    let dates =
        cases.as_array().into_iter().flatten().filter_map(|case| CivilDate::parse_iso(case["gregorian"].as_str()?));
    dates.map(|date| digest.debug(&HijriDate::from_civil(date))).fold(0, |count, ()| count + 1)
}

fn identity(digest: &mut Digest, json: &str) -> u32 {
    let cases = read(json);
    let mut count = 0;
    for (kind, cases) in cases.as_object().into_iter().flatten() {
        for typed in cases.as_array().into_iter().flatten().filter_map(|case| case["typed"].as_str()) {
            let value = match kind.as_str() {
                "national_id" => NationalId::parse(typed).map(|id| format!("{}{}", id.as_str(), id.kind())),
                "mobile" => Mobile::parse(typed).map(|mobile| mobile.to_string()),
                "iban" => Iban::parse(typed).map(|iban| iban.as_str().to_owned()),
                "membership_number" => MembershipNumber::parse(typed).map(|number| number.to_string()),
                other => panic!("identity.json: {other} is asked of no parser"),
            };
            digest.debug(&value);
            count += 1;
        }
    }
    count
}
