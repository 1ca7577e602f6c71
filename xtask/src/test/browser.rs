//! The journeys in Chromium.

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::Selection;
use super::report::Row;
use crate::build::{self, Profile};
use crate::{process, setup};

/// Playwright against our server: the optimised browser side, the server as its tests were built.
pub(super) fn check(selection: &Selection) -> Result<Vec<Row>> {
    let start = Instant::now();
    let site = build::site(Profile::Release)?;
    let server = build::server(Profile::Dev)?;
    let Some(chromium) = setup::chromium() else { bail!("Chromium is missing: run `cargo xtask setup`") };
    let folder = process::end2end();
    let results = process::target("test-logs").join("end2end.json");
    fs::create_dir_all(process::target("test-logs"))?;
    let _ = fs::remove_file(&results);

    let mut command = process::program(folder.join("node_modules/.bin/playwright"));
    command
        .current_dir(&folder)
        .args(["test", "--reporter=list,json"])
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &results)
        .env("CHROMIUM", chromium)
        .env("SERVER", server)
        .env("ASSETS_DIR", site);
    if !selection.names.is_empty() {
        command.arg("--grep").arg(selection.names.join("|"));
    }
    let status = command.status().with_context(|| process::line(&command))?;
    let text =
        fs::read_to_string(&results).with_context(|| format!("Playwright ended with {status} and left no results"))?;
    let results: Value = serde_json::from_str(&text)?;
    let mut rows = by_project(&results);
    let faults = results["errors"].as_array().map_or(0, Vec::len);
    if faults > 0 || (!status.success() && rows.iter().all(|row| row.failed == 0)) {
        rows.push(Counts {
            name: "outside a test".to_string(),
            passed: 0,
            failed: faults.max(1) as u64,
            failures: Vec::new(),
        });
    }
    if rows.is_empty() && selection.names.is_empty() {
        bail!("Playwright found no tests");
    }
    Ok(rows
        .into_iter()
        .map(|row| Row::counted(format!("Playwright: {}", row.name), row.passed, row.failed, row.failures).since(start))
        .collect())
}

struct Counts {
    name: String,
    passed: u64,
    failed: u64,
    failures: Vec<String>,
}

/// A skipped test is neither. One that passed only when tried again (`retries` in playwright.config.ts) has passed and is named, so
/// that it is looked at before it hides something.
fn by_project(results: &Value) -> Vec<Counts> {
    let mut rows: Vec<Counts> = Vec::new();
    let mut suites: Vec<&Value> = results["suites"].as_array().into_iter().flatten().collect();
    while let Some(suite) = suites.pop() {
        suites.extend(suite["suites"].as_array().into_iter().flatten());
        for spec in suite["specs"].as_array().into_iter().flatten() {
            for test in spec["tests"].as_array().into_iter().flatten() {
                let name = test["projectName"].as_str().unwrap_or_default();
                let at = rows.iter().position(|row| row.name == name).unwrap_or_else(|| {
                    rows.push(Counts { name: name.to_string(), passed: 0, failed: 0, failures: Vec::new() });
                    rows.len() - 1
                });
                match test["status"].as_str() {
                    Some("expected") => rows[at].passed += 1,
                    Some("skipped") => {}
                    Some("flaky") => {
                        rows[at].passed += 1;
                        rows[at].failures.push(format!(
                            "passed when tried again: {}: {}",
                            suite["file"].as_str().unwrap_or_default(),
                            spec["title"].as_str().unwrap_or_default()
                        ));
                    }
                    _ => {
                        rows[at].failed += 1;
                        rows[at].failures.push(format!(
                            "{}: {}",
                            suite["file"].as_str().unwrap_or_default(),
                            spec["title"].as_str().unwrap_or_default()
                        ));
                    }
                }
            }
        }
    }
    rows.sort_by(|left, right| left.name.cmp(&right.name));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_by_project_and_what_passed_when_tried_again_is_named() {
        let results = serde_json::json!({ "suites": [{ "file": "a.spec.ts", "specs": [], "suites": [{ "file": "a.spec.ts", "specs": [
            { "title": "one", "tests": [{ "projectName": "portal", "status": "expected" }, { "projectName": "nojs", "status": "skipped" }] },
            { "title": "two", "tests": [{ "projectName": "portal", "status": "flaky" }] },
        ] }] }] });
        let rows = by_project(&results);
        assert_eq!(
            rows.iter().map(|row| (row.name.as_str(), row.passed, row.failed)).collect::<Vec<_>>(),
            [("nojs", 0, 0), ("portal", 2, 0)]
        );
        assert_eq!(rows[1].failures, ["passed when tried again: a.spec.ts: two"]);
    }
}
