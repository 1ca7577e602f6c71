//! The arrows between the crates only point down.

use anyhow::Result;

use super::code::plain;
use super::report::Row;
use crate::{process, wasm};

/// Crates that must not reach the browser.
const SERVER_ONLY: [&str; 8] = ["usecases", "sqlx", "sqlx-core", "tokio", "axum", "leptos_axum", "lettre", "argon2"];

/// What a crate of ours may depend on among our own.
const BELOW: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("policy", &["domain"]),
    ("usecases", &["domain", "policy", "documents"]),
    ("app", &["domain", "policy", "usecases", "documents"]),
    ("frontend", &["domain", "policy", "app"]),
    ("server", &["domain", "policy", "usecases", "app", "documents"]),
];

/// Crates that would bring a clock, randomness or input and output into the domain.
const IMPURE: [&str; 12] = [
    "tokio",
    "sqlx",
    "reqwest",
    "rand",
    "getrandom",
    "chrono",
    "std-time",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "leptos",
    "axum",
];

/// All rules.
pub(super) fn check() -> Result<Vec<Row>> {
    let mut rows =
        vec![plain("domain builds for wasm32", wasm::cargo("check").args(["--quiet", "--package", "domain"]))];

    let mut locked = process::cargo();
    rows.push(plain("the lock file is up to date", locked.args(["tree", "--locked", "--depth", "0", "--quiet"])));

    let domain = tree(&["--package", "domain"], "{p} [{f}]")?;
    let time: Vec<String> = domain.lines().filter(|line| line.starts_with("time v")).map(str::to_string).collect();
    let clock = |line: &&String| {
        let features = line.split_once('[').map_or("", |(_, rest)| rest.trim_end_matches([']', ' ', '(', '*', ')']));
        features.split(',').any(|feature| ["std", "local-offset", "wasm-bindgen", "rand"].contains(&feature))
    };
    let mut faults: Vec<String> = time.iter().filter(clock).cloned().collect();
    if time.is_empty() {
        faults.push("domain does not use `time` at all: this check looks at nothing".to_string());
    }
    rows.push(Row::faults("domain's date crate has no clock", faults));
    rows.push(Row::faults("domain is pure", found(&domain, &IMPURE)));

    let browser = tree(&["--package", "frontend", "--target", "wasm32-unknown-unknown"], "{p}")?;
    let mut faults = found(&browser, &SERVER_ONLY);
    if !browser.contains("leptos v") {
        faults.push("the tree of frontend has no leptos: this check looks at nothing".to_string());
    }
    rows.push(Row::faults("nothing of the server reaches the browser", faults));

    let mut faults = Vec::new();
    for (name, allowed) in BELOW {
        let direct = tree(&["--package", name, "--depth", "1", "--all-features"], "{p}")?;
        for line in direct.lines().skip(1).filter(|line| line.contains(" (/") || line.contains("(proc-macro) (/")) {
            let used = line.split(' ').next().unwrap_or_default();
            if !allowed.contains(&used) {
                faults.push(format!("{name} depends on {used}"));
            }
        }
    }
    rows.push(Row::faults("crates depend downwards only", faults));
    Ok(rows)
}

fn tree(arguments: &[&str], format: &str) -> Result<String> {
    let mut command = process::cargo();
    command.args(["tree", "--edges", "normal", "--prefix", "none", "--format", format]).args(arguments);
    process::output(&mut command)
}

fn found(tree: &str, names: &[&str]) -> Vec<String> {
    let mut faults: Vec<String> = tree
        .lines()
        .filter(|line| names.contains(&line.split(' ').next().unwrap_or_default()))
        .map(|line| line.trim_end_matches(" (*)").to_string())
        .collect();
    faults.sort();
    faults.dedup();
    faults
}
