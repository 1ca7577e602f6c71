//! Faults of the catalogue, the refund rules, the conditions, the clocks and the limits.

use super::{
    Finding, FindingCode, check_cited, check_clause, check_duplicates, check_list, check_present, check_range,
};
use crate::policy::{ConditionCode, ConditionEntry, DurationUnit, Edition, RefundRuleEntry};
use crate::refund::{RefundLineKind, RuleId};
use crate::service::ServiceCode;

pub(super) fn check(edition: &Edition, findings: &mut Vec<Finding>) {
    check_clause("title", &edition.title, findings);
    catalogue(edition, findings);
    refund_rules(edition, findings);
    conditions(edition, findings);
    for (name, clock) in edition.clocks.all() {
        let path = format!("clocks.{name}");
        check_cited(&path, clock, findings);
        check_range(&path, "length", u32::from(clock.length), 3_660, findings);
    }
    if edition.clocks.additional_requirements.counted_from.is_none() {
        let missing = Finding::new("clocks.additional_requirements", FindingCode::ParameterMissing);
        findings.push(missing.with("parameter", "counted_from"));
    }
    reminders(edition, findings);
    for (name, limit) in edition.limits.all() {
        let path = format!("limits.{name}");
        check_cited(&path, limit, findings);
        check_range(&path, "max", limit.max, 100_000, findings);
    }
}

fn catalogue(edition: &Edition, findings: &mut Vec<Finding>) {
    check_duplicates("services", edition.services.iter().map(|entry| entry.code.code()), findings);
    check_present(
        "services",
        ServiceCode::ALL.iter().map(|service| service.code()),
        |code| edition.services.iter().any(|entry| entry.code.code() == code),
        findings,
    );
    for entry in &edition.services {
        let path = format!("services[{}]", entry.code);
        check_cited(&path, entry, findings);
        let contradicts = match entry.unit {
            DurationUnit::AtOnce => entry.days != 0,
            DurationUnit::BusinessDays => entry.days == 0,
        };
        if contradicts {
            findings.push(Finding::new(&path, FindingCode::DurationContradicts).with("days", entry.days));
        }
        check_range(&path, "days", u32::from(entry.days.max(1)), 730, findings);
    }
}

fn reminders(edition: &Edition, findings: &mut Vec<Finding>) {
    let path = "clocks.payment_reminders";
    let reminders = &edition.clocks.payment_reminders;
    check_cited(path, reminders, findings);
    if reminders.days_before.windows(2).any(|pair| pair[0] <= pair[1]) {
        findings.push(Finding::new(path, FindingCode::OutOfOrder).with("parameter", "days_before"));
    }
    for days in &reminders.days_before {
        let longest = u32::from(edition.clocks.payment.length);
        check_range(path, "days_before", u32::from(*days), longest, findings);
    }
}

fn refund_rules(edition: &Edition, findings: &mut Vec<Finding>) {
    check_duplicates("refund_rules", edition.refund_rules.iter().map(|entry| entry.id.code()), findings);
    check_present(
        "refund_rules",
        RuleId::ALL.iter().map(|id| id.code()),
        |code| edition.refund_rules.iter().any(|entry| entry.id.code() == code),
        findings,
    );
    for entry in &edition.refund_rules {
        let path = format!("refund_rules[{}]", entry.id);
        check_cited(&path, entry, findings);
        check_list(&path, "lines", entry.lines.is_empty(), findings);
        if entry.percent > 100 {
            let finding = Finding::new(&path, FindingCode::PercentOutOfRange);
            findings.push(finding.with("percent", entry.percent));
        }
        if let Some(months) = entry.months {
            check_range(&path, "months", u32::from(months), 120, findings);
        }
        rule_parameters(&path, entry, findings);
        for line in entry.lines.iter().filter(|line| !may_decide(entry.id, **line)) {
            findings.push(Finding::new(&path, FindingCode::LineNotOfRule).with("line", line));
        }
    }
}

fn rule_parameters(path: &str, entry: &RefundRuleEntry, findings: &mut Vec<Finding>) {
    let missing = |parameter| Finding::new(path, FindingCode::ParameterMissing).with("parameter", parameter);
    match entry.id {
        RuleId::R07 => match entry.min_filings {
            None => findings.push(missing("min_filings")),
            Some(filings) => check_range(path, "min_filings", u32::from(filings), 100, findings),
        },
        RuleId::R13 | RuleId::R14 if entry.months.is_none() => findings.push(missing("months")),
        _ => {}
    }
}

/// Which lines a rule can speak of at all (domain.md §6).
const fn may_decide(rule: RuleId, line: RefundLineKind) -> bool {
    match rule {
        RuleId::R01 | RuleId::R15 => true,
        RuleId::R02 | RuleId::R03 => matches!(line, RefundLineKind::Excess),
        RuleId::R07 => matches!(line, RefundLineKind::Late),
        RuleId::R08 => matches!(line, RefundLineKind::Administrative),
        RuleId::R04
        | RuleId::R05
        | RuleId::R06
        | RuleId::R09
        | RuleId::R10
        | RuleId::R11
        | RuleId::R12
        | RuleId::R13
        | RuleId::R14 => !matches!(line, RefundLineKind::Excess),
    }
}

fn conditions(edition: &Edition, findings: &mut Vec<Finding>) {
    check_duplicates("conditions", edition.conditions.iter().map(|entry| entry.code.code()), findings);
    check_present(
        "conditions",
        ConditionCode::ALL.iter().map(|condition| condition.code()),
        |code| edition.conditions.iter().any(|entry| entry.code.code() == code),
        findings,
    );
    for entry in &edition.conditions {
        let path = format!("conditions[{}]", entry.code);
        check_cited(&path, entry, findings);
        check_list(&path, "services", entry.services.is_empty(), findings);
        if let Some(months) = entry.months {
            check_range(&path, "months", u32::from(months), 120, findings);
        }
        if let Some(age) = entry.age {
            check_range(&path, "age", u32::from(age), 120, findings);
        }
        boundaries(&path, entry, findings);
    }
}

fn boundaries(path: &str, entry: &ConditionEntry, findings: &mut Vec<Finding>) {
    let missing = match entry.code {
        ConditionCode::EmployerLetter | ConditionCode::ValidClassification | ConditionCode::IncomingGoodStanding => {
            entry.months.is_none().then_some("months")
        }
        ConditionCode::MedicalReport => entry.age.is_none().then_some("age"),
        ConditionCode::PracticeInterruption => entry.steps.is_empty().then_some("steps"),
        ConditionCode::LegalResidence
        | ConditionCode::CpdComplete
        | ConditionCode::PrimarySourceVerification
        | ConditionCode::QualificationPapers => None,
    };
    if let Some(parameter) = missing {
        findings.push(Finding::new(path, FindingCode::ParameterMissing).with("parameter", parameter));
    }
    if entry.steps.windows(2).any(|pair| pair[0].years >= pair[1].years) {
        findings.push(Finding::new(path, FindingCode::OutOfOrder).with("parameter", "steps"));
    }
}
