//! The golden refund cases, the whole file.

#![allow(clippy::unwrap_used)]

use domain::money::Money;
use domain::refund::{RefundCase, RefundLineKind, RuleId, RuleOutcome, assess};
use domain::time::CivilDate;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(flatten)]
    case: RefundCase,
    expect: Expected,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    total: Money,
    lines: Vec<ExpectedLine>,
    changes_on: Option<CivilDate>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedLine {
    kind: RefundLineKind,
    rule: RuleId,
    refund: Money,
}

#[test]
fn every_golden_refund_is_decided_exactly() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/refunds.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for Case { name, case, expect } in &cases {
        let given = assess(policy::current(), case).map(|decision| Expected {
            total: decision.total,
            lines: decision
                .lines
                .iter()
                .map(|line| ExpectedLine { kind: line.kind, rule: line.rule, refund: line.refund_left })
                .collect(),
            changes_on: decision.changes_on,
        });
        if given.as_ref() != Ok(expect) {
            wrong.push(format!("{name}\n  given    {given:?}\n  expected {expect:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} refund cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_decided_line_asks_every_rule_and_names_the_one_that_decides() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/refunds.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    for Case { name, case, .. } in &cases {
        for line in assess(policy::current(), case).unwrap().lines {
            let asked: Vec<RuleId> = line.rules.iter().map(|check| check.rule).collect();
            assert_eq!(asked, RuleId::ALL, "{name}");
            let deciding = line.rules.iter().filter(|check| check.outcome == RuleOutcome::Decides);
            assert_eq!(deciding.map(|check| check.rule).collect::<Vec<_>>(), [line.rule], "{name}");
        }
    }
}
