//! From a case to the explained answer.

use super::ledger::Ledger;
use super::rules::{Given, Line};
use super::{
    ChargedLine, DecidedLine, Fact, FactCode, RefundCase, RefundDecision, RefundFault, RefundGround, RefundLineKind,
    RuleCheck, RuleId, RuleOutcome, over_time,
};
use crate::money::Money;
use crate::policy::{Edition, RefundRuleEntry};
use crate::time::CivilDate;

/// What a claim brings under an edition, and why.
///
/// # Errors
/// The case's figures contradict themselves, or the edition lacks a rule.
pub fn assess(edition: &Edition, case: &RefundCase) -> Result<RefundDecision, RefundFault> {
    case.check()?;
    let filed_on = case.claim.filed_on;
    let rules = rules_in_order(edition)?;
    let ledger = Ledger::on(case, filed_on);
    let given = Given { edition, case, ledger: &ledger, day: filed_on };
    let lines = decide(&given, &rules);
    let total = total_of(&lines);
    let changes_on = over_time::first_change(edition, case, total)?;
    Ok(RefundDecision {
        edition: edition.effective_on,
        ground: case.claim.ground,
        filed_on,
        settled_on: ledger.settlement.day(),
        total,
        absent: absent(&given, &rules, &lines),
        lines,
        changes_on,
    })
}

/// What a checked case brings when filed on a day, all else equal.
pub(super) fn total_on(edition: &Edition, case: &RefundCase, day: CivilDate) -> Result<Money, RefundFault> {
    let ledger = Ledger::on(case, day);
    Ok(total_of(&decide(&Given { edition, case, ledger: &ledger, day }, &rules_in_order(edition)?)))
}

fn decide(given: &Given<'_>, rules: &[&RefundRuleEntry]) -> Vec<DecidedLine> {
    let mut lines: Vec<DecidedLine> = given
        .case
        .lines
        .iter()
        .map(|line| {
            let ChargedLine { kind, amount, refunded, pending } = *line;
            decide_line(given, rules, Line { kind: kind.into(), charged_as: Some(kind), amount }, refunded, pending)
        })
        .collect();
    let excess = given.ledger.excess;
    if !excess.is_zero() {
        let line = Line { kind: RefundLineKind::Excess, charged_as: None, amount: excess };
        lines.push(decide_line(given, rules, line, given.case.excess_refunded, given.case.excess_pending));
    }
    lines
}

/// Why the rules about lines that are not there do not match.
fn absent(given: &Given<'_>, rules: &[&RefundRuleEntry], lines: &[DecidedLine]) -> Vec<(RefundLineKind, RuleCheck)> {
    let is_there = |kind| lines.iter().any(|line| line.kind == kind);
    let mut absent = Vec::new();
    for rule in rules {
        let kind = match rule.id {
            RuleId::R02 | RuleId::R03 => RefundLineKind::Excess,
            RuleId::R07 => RefundLineKind::Late,
            _ => continue,
        };
        if !is_there(kind) {
            let fact = match kind {
                RefundLineKind::Late => Fact::new(FactCode::R07NoLateFee),
                _ => given.ask(rule, Line { kind, charged_as: None, amount: Money::ZERO }).1,
            };
            absent.push((kind, RuleCheck { rule: rule.id, outcome: RuleOutcome::Unmatched, fact }));
        }
    }
    absent
}

/// The rules in the order of their ids, whatever the order of the edition.
fn rules_in_order(edition: &Edition) -> Result<Vec<&RefundRuleEntry>, RefundFault> {
    RuleId::ALL.iter().map(|id| edition.refund_rule(*id).ok_or(RefundFault::RuleMissing)).collect()
}

fn decide_line(
    given: &Given<'_>,
    rules: &[&RefundRuleEntry],
    line: Line,
    refunded: Money,
    pending: Money,
) -> DecidedLine {
    let mut decided: Option<&RefundRuleEntry> = None;
    let mut checks = Vec::with_capacity(rules.len());
    for rule in rules {
        let (outcome, fact) = if rule.id == RuleId::R15 {
            otherwise(given, decided)
        } else if rule.lines.contains(&line.kind) {
            let (matched, fact) = given.ask(rule, line);
            let outcome = match (matched, decided) {
                (true, None) => RuleOutcome::Decides,
                (true, Some(_)) => RuleOutcome::Matches,
                (false, _) => RuleOutcome::Unmatched,
            };
            (outcome, fact)
        } else {
            (RuleOutcome::OtherLine, Fact::new(FactCode::OtherLine))
        };
        if outcome == RuleOutcome::Decides {
            decided = Some(rule);
        }
        checks.push(RuleCheck { rule: rule.id, outcome, fact });
    }
    let rule = decided.map_or(RuleId::R15, |rule| rule.id);
    // R01 gives nothing of a line, and back whole what was received in part (domain.md §6).
    let percent = match (rule, line.kind) {
        (RuleId::R01, RefundLineKind::Excess) => 100,
        _ => decided.map_or(0, |rule| rule.percent),
    };
    let entitlement = line.amount.percent_rounded_up(percent);
    DecidedLine {
        kind: line.kind,
        amount: line.amount,
        rule,
        entitlement,
        refunded,
        pending,
        refund_left: entitlement.left_after(refunded).left_after(pending),
        rules: checks,
    }
}

fn otherwise(given: &Given<'_>, decided: Option<&RefundRuleEntry>) -> (RuleOutcome, Fact) {
    match decided {
        Some(rule) => (RuleOutcome::Unmatched, Fact::new(FactCode::R15DecidedBefore).code("rule", rule.id.code())),
        None if given.case.claim.ground == RefundGround::Withdrawal => {
            (RuleOutcome::Decides, Fact::new(FactCode::R15Otherwise))
        }
        None => (RuleOutcome::Decides, Fact::new(FactCode::R15Person)),
    }
}

/// Entitlements sum to at most what was received, which `RefundCase::check` has counted.
fn total_of(lines: &[DecidedLine]) -> Money {
    Money::checked_sum(lines.iter().map(|line| line.refund_left)).unwrap_or(Money::ZERO)
}
