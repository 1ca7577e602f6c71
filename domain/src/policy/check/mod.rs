//! Every fault of an edition, by name: what an office that edits the files reads before the edition takes effect.

mod entries;
mod fees;
mod lists;

use serde::{Deserialize, Serialize};

use super::{Cited, Edition};
use crate::codes;

codes! {
    /// What is wrong with an edition.
    pub enum FindingCode {
        /// A file or an entry cannot be read; `detail` says why.
        Unreadable = "unreadable",
        /// A name of the files' top level twice; `name`.
        DefinedTwice = "defined-twice",
        /// The clause lacks a language; `language`.
        ClauseMissing = "clause-missing",
        /// No source.
        SourceMissing = "source-missing",
        /// A code or id twice; `code`.
        DuplicateCode = "duplicate-code",
        /// A code or id that is not lower-case words with hyphens; `code`.
        CodeMalformed = "code-malformed",
        /// An entry that must exist does not; `code`.
        EntryMissing = "entry-missing",
        /// No fee for a rank; `service`, `rank`, `profession`.
        FeeMissing = "fee-missing",
        /// More than one fee for a rank; `service`, `rank`, `profession`.
        FeeAmbiguous = "fee-ambiguous",
        /// A fee of a service that is free; `service`.
        FeeOfFreeService = "fee-of-free-service",
        /// A fee that charges nothing.
        FeeEmpty = "fee-empty",
        /// A percent above 100; `percent`.
        PercentOutOfRange = "percent-out-of-range",
        /// A window or boundary that must be there is not; `parameter`.
        ParameterMissing = "parameter-missing",
        /// A window, limit or length of nothing; `parameter`.
        ParameterZero = "parameter-zero",
        /// A parameter larger than makes sense; `parameter`, `max`.
        ParameterTooLarge = "parameter-too-large",
        /// A list that must name something names nothing; `parameter`.
        ListEmpty = "list-empty",
        /// Values that must rise or fall do not; `parameter`.
        OutOfOrder = "out-of-order",
        /// A rank of no profession, or a profession's rank of the other family; `rank`.
        RankUnknown = "rank-unknown",
        /// A day that no year has; `month`, `day`.
        NoSuchDay = "no-such-day",
        /// A service at once that has days, or one with days that has none; `days`.
        DurationContradicts = "duration-contradicts",
        /// A rule that gives on a line that it must not decide; `line`.
        LineNotOfRule = "line-not-of-rule",
        /// Rank and profession without CPD target; `rank`, `profession`.
        CpdTargetMissing = "cpd-target-missing",
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where, as in the files: `fees[classification-registrar].clause`.
    pub path: String,
    /// What.
    pub code: FindingCode,
    /// Values for the sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<(String, String)>,
}

impl Finding {
    /// A fault at a place.
    #[must_use]
    pub fn new(path: impl Into<String>, code: FindingCode) -> Self {
        Self { path: path.into(), code, params: Vec::new() }
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path, self.code)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

/// Every fault of an edition; empty when it may take effect.
#[must_use]
pub fn check(edition: &Edition) -> Vec<Finding> {
    let mut findings = Vec::new();
    entries::check(edition, &mut findings);
    fees::check(edition, &mut findings);
    lists::check(edition, &mut findings);
    findings
}

/// Clause and source of one entry.
fn check_cited(path: &str, entry: &dyn Cited, findings: &mut Vec<Finding>) {
    check_clause(&format!("{path}.clause"), entry.clause(), findings);
    if entry.source().is_empty() {
        findings.push(Finding::new(format!("{path}.source"), FindingCode::SourceMissing));
    }
}

fn check_clause(path: &str, clause: &super::Clause, findings: &mut Vec<Finding>) {
    for (language, text) in [("ar", &clause.ar), ("en", &clause.en)] {
        if text.trim().is_empty() {
            findings.push(Finding::new(path, FindingCode::ClauseMissing).with("language", language));
        }
    }
}

/// Codes that stand twice in a list.
fn check_duplicates<'a>(path: &str, codes: impl Iterator<Item = &'a str>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<&str> = Vec::new();
    for code in codes {
        if seen.contains(&code) {
            findings.push(Finding::new(path, FindingCode::DuplicateCode).with("code", code));
        }
        seen.push(code);
    }
}

/// Codes of a closed list that are absent.
fn check_present<'a>(
    path: &str,
    all: impl Iterator<Item = &'a str>,
    has: impl Fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) {
    for code in all.filter(|code| !has(code)) {
        findings.push(Finding::new(path, FindingCode::EntryMissing).with("code", code));
    }
}

/// Codes of an open list: lower-case letters and digits in words with single hyphens.
fn check_kebab(path: &str, code: &str, findings: &mut Vec<Finding>) {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if !code.split('-').all(word) {
        findings.push(Finding::new(path, FindingCode::CodeMalformed).with("code", code));
    }
}

/// A parameter from 1 through `max`.
fn check_range(path: &str, parameter: &str, value: u32, max: u32, findings: &mut Vec<Finding>) {
    if value == 0 {
        findings.push(Finding::new(path, FindingCode::ParameterZero).with("parameter", parameter));
    } else if value > max {
        findings.push(Finding::new(path, FindingCode::ParameterTooLarge).with("parameter", parameter).with("max", max));
    }
}

fn check_list(path: &str, parameter: &str, is_empty: bool, findings: &mut Vec<Finding>) {
    if is_empty {
        findings.push(Finding::new(path, FindingCode::ListEmpty).with("parameter", parameter));
    }
}
