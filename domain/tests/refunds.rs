//! Single refunds beside the golden ones: where records, requests and clocks meet (domain.md §6).

#![allow(clippy::unwrap_used)]

use domain::exemption::ExemptClass;
use domain::invoice::LineKind;
use domain::money::Money;
use domain::refund::{
    AmountStep, ChargedLine, FactCode, ReceivedPayment, RefundCase, RefundClaimTerms, RefundFacts, RefundFault,
    RefundGround, RefundLineKind, RuleId, RuleOutcome, amount_over_time, assess,
};
use domain::service::ServiceCode;
use domain::time::CivilDate;

fn day(iso: &str) -> CivilDate {
    CivilDate::parse_iso(iso).unwrap()
}

fn sar(riyals: i64) -> Money {
    Money::from_riyals(riyals).unwrap()
}

fn line(kind: LineKind, riyals: i64) -> ChargedLine {
    ChargedLine { kind, amount: sar(riyals), refunded: Money::ZERO, pending: Money::ZERO }
}

fn paid(riyals: i64, on: &str) -> ReceivedPayment {
    ReceivedPayment { amount: sar(riyals), on: day(on) }
}

/// A consultant physician who paid 1,800 on 10 January and withdraws on 20 January.
fn case() -> RefundCase {
    RefundCase {
        service: ServiceCode::Classification,
        lines: vec![line(LineKind::Administrative, 200), line(LineKind::Service, 1_600)],
        payments: vec![paid(1_800, "2026-01-10")],
        excess_refunded: Money::ZERO,
        excess_pending: Money::ZERO,
        facts: RefundFacts { submitted_on: Some(day("2026-01-10")), conditions_met: true, ..Default::default() },
        claim: RefundClaimTerms { ground: RefundGround::Withdrawal, proved: false, filed_on: day("2026-01-20") },
    }
}

/// Total, deciding rules, and the day of the next change.
fn answer(case: &RefundCase) -> (i64, Vec<RuleId>, Option<String>) {
    let decision = assess(policy::current(), case).unwrap();
    let rules = decision.lines.iter().map(|line| line.rule).collect();
    (decision.total.halalas() / 100, rules, decision.changes_on.map(CivilDate::to_iso))
}

#[test]
fn the_clock_that_bites_first_is_counted_and_named() {
    let mut case = case();
    case.facts.submitted_on = Some(day("2026-01-05"));
    assert_eq!(answer(&case), (800, vec![RuleId::R08, RuleId::R14], Some("2026-02-06".to_owned())));
    case.claim.filed_on = day("2026-02-06");
    let decision = assess(policy::current(), &case).unwrap();
    let deciding = decision.lines[1].rules.iter().find(|check| check.outcome == RuleOutcome::Decides).unwrap();
    assert_eq!((deciding.rule, deciding.fact.code), (RuleId::R13, FactCode::R13SinceSubmission));
}

#[test]
fn an_exemption_requested_in_time_is_refunded_however_late_it_is_claimed() {
    let mut case = case();
    case.claim = RefundClaimTerms { ground: RefundGround::Exempt, proved: true, filed_on: day("2026-05-20") };
    case.facts.exempt_class = Some(ExemptClass::MartyrFirstDegreeRelative);
    assert_eq!(answer(&case).0, 0);
    case.facts.exemption_requested_on = Some(day("2026-02-10"));
    assert_eq!(answer(&case), (1_800, vec![RuleId::R05, RuleId::R05], None));
    case.facts.exemption_requested_on = Some(day("2026-02-11"));
    assert_eq!(answer(&case).0, 0);
}

#[test]
fn a_claim_filed_in_time_counts_although_the_exemption_was_requested_after_it() {
    let mut case = case();
    case.claim.ground = RefundGround::Exempt;
    case.facts.exempt_class = Some(ExemptClass::SecretaryGeneralDecision);
    case.facts.exemption_requested_on = Some(day("2026-03-01"));
    assert_eq!(answer(&case), (1_800, vec![RuleId::R05, RuleId::R05], Some("2026-02-11".to_owned())));
}

#[test]
fn a_payment_after_the_claim_does_not_exist_yet_and_changes_the_answer_on_its_day() {
    let mut case = case();
    case.payments.push(paid(1_800, "2026-01-25"));
    assert_eq!(answer(&case), (800, vec![RuleId::R08, RuleId::R14], Some("2026-01-25".to_owned())));
}

#[test]
fn a_second_payment_on_the_same_day_is_a_duplicate_too() {
    let mut case = case();
    case.payments.push(paid(5, "2026-01-10"));
    case.claim.ground = RefundGround::PaidTwice;
    assert_eq!(answer(&case), (5, vec![RuleId::R08, RuleId::R15, RuleId::R02], None));
}

#[test]
fn an_excess_given_back_stays_on_the_answer_with_nothing_left() {
    let mut case = case();
    case.payments = vec![paid(1_805, "2026-01-10")];
    case.excess_refunded = sar(5);
    case.claim.ground = RefundGround::PaidTooMuch;
    assert_eq!(answer(&case), (0, vec![RuleId::R08, RuleId::R15, RuleId::R03], None));
}

#[test]
fn money_on_an_unsettled_invoice_goes_back_less_what_went_back_before() {
    let mut case = case();
    case.payments = vec![paid(900, "2026-01-10")];
    case.excess_refunded = sar(100);
    case.excess_pending = sar(300);
    assert_eq!(answer(&case), (500, vec![RuleId::R01, RuleId::R01, RuleId::R01], None));
}

#[test]
fn what_is_promised_and_not_given_yet_is_not_promised_again() {
    let mut case = case();
    case.lines[1].refunded = sar(100);
    case.lines[1].pending = sar(300);
    assert_eq!(answer(&case).0, 400);
}

#[test]
fn nothing_is_owed_and_nothing_comes_back_of_an_invoice_of_nothing() {
    let mut case = case();
    case.lines = vec![line(LineKind::Administrative, 0), line(LineKind::Service, 0)];
    case.payments.clear();
    let decision = assess(policy::current(), &case).unwrap();
    assert_eq!((decision.total, decision.settled_on, decision.changes_on), (Money::ZERO, None, None));
    assert_eq!(decision.lines[1].rules[0].fact.code, FactCode::R01NothingDue);
    case.payments = vec![paid(5, "2026-01-10")];
    assert_eq!(assess(policy::current(), &case).unwrap().excess(), sar(5));
}

#[test]
fn a_used_service_gives_nothing_back_but_for_what_is_nobodys_fault_but_ours() {
    let mut case = case();
    case.facts.used = true;
    assert_eq!(answer(&case), (0, vec![RuleId::R08, RuleId::R09], None));
    case.claim = RefundClaimTerms { ground: RefundGround::WrongTrack, proved: true, ..case.claim };
    assert_eq!(answer(&case).0, 1_600);
}

#[test]
fn a_claim_that_no_record_bears_out_goes_to_a_person() {
    let mut case = case();
    let needs = |case: &RefundCase| assess(policy::current(), case).unwrap().needs_person();
    assert!(!needs(&case));
    case.claim.ground = RefundGround::DirectedByStaff;
    assert!(needs(&case));
    case.claim.proved = true;
    assert!(!needs(&case));
    case.claim = RefundClaimTerms { ground: RefundGround::PaidTwice, proved: false, ..case.claim };
    assert!(needs(&case));
    case.payments.push(paid(1_800, "2026-01-11"));
    assert!(!needs(&case));
}

#[test]
fn the_chart_falls_after_the_month_and_on_the_day_of_the_session() {
    let steps = |case: &RefundCase| amount_over_time(policy::current(), case, day("2026-01-10"), day("2026-03-01"));
    let step = |from, to, riyals| AmountStep { from: day(from), to: day(to), total: sar(riyals) };
    let until_month = [step("2026-01-10", "2026-02-10", 800), step("2026-02-11", "2026-03-01", 0)];
    assert_eq!(steps(&case()).unwrap(), until_month);
    let mut case = case();
    case.facts.session_held_on = Some(day("2026-01-27"));
    let until_session = [step("2026-01-10", "2026-01-26", 800), step("2026-01-27", "2026-03-01", 0)];
    assert_eq!(steps(&case).unwrap(), until_session);
    assert_eq!(amount_over_time(policy::current(), &case, day("2026-03-01"), day("2026-01-10")), Ok(Vec::new()));
}

#[test]
fn figures_that_contradict_themselves_are_refused() {
    let fault = |change: fn(&mut RefundCase)| {
        let mut case = case();
        change(&mut case);
        assess(policy::current(), &case).err()
    };
    assert_eq!(fault(|case| case.lines[0].amount = sar(-1)), Some(RefundFault::NegativeAmount));
    assert_eq!(fault(|case| case.lines[1].kind = LineKind::Administrative), Some(RefundFault::LineTwice));
    let too_much = fault(|case| case.payments[0].amount = Money::from_halalas(i64::MAX));
    assert_eq!(too_much, Some(RefundFault::TooMuchMoney));
}

#[test]
fn every_rule_is_listed_once_with_the_line_on_which_it_says_most() {
    let decision = assess(policy::current(), &case()).unwrap();
    let overview = decision.rule_overview();
    assert_eq!(overview.iter().map(|(_, check)| check.rule).collect::<Vec<_>>(), RuleId::ALL);
    let of = |rule| overview.iter().find(|(_, check)| check.rule == rule).map(|(line, check)| (*line, check.outcome));
    assert_eq!(of(RuleId::R08), Some((RefundLineKind::Administrative, RuleOutcome::Decides)));
    assert_eq!(of(RuleId::R14), Some((RefundLineKind::Service, RuleOutcome::Decides)));
    assert_eq!(of(RuleId::R02), Some((RefundLineKind::Excess, RuleOutcome::Unmatched)));
    assert!(overview.iter().all(|(_, check)| check.outcome != RuleOutcome::OtherLine));
}

#[test]
fn a_decision_survives_the_wire() {
    let decision = assess(policy::current(), &case()).unwrap();
    let text = serde_json::to_string(&decision).unwrap();
    assert_eq!(serde_json::from_str::<domain::refund::RefundDecision>(&text).unwrap(), decision);
}
