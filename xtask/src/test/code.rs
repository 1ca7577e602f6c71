//! Format, lints and tests by cargo.

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use super::Selection;
use super::report::Row;
use crate::{process, wasm};

/// How much of a log is shown when a program failed without naming a test.
const TAIL: usize = 60;

/// `cargo fmt --check` of the portal and of this program.
pub(super) fn format() -> Vec<Row> {
    let mut portal = process::cargo();
    portal.args(["fmt", "--all", "--check", "--", "-l"]);
    let mut xtask = process::cargo();
    xtask.args(["fmt", "--manifest-path", "xtask/Cargo.toml", "--check", "--", "-l"]);
    vec![plain("rustfmt: portal", &mut portal), plain("rustfmt: xtask", &mut xtask)]
}

/// Clippy without a warning: the server side with all tests, the browser side, and, when there is time, this program.
pub(super) fn clippy(selection: &Selection) -> Result<Vec<Row>> {
    let mut server = process::cargo();
    server.args(["clippy", "--quiet", "--workspace", "--exclude", "frontend", "--all-targets", "--", "-D", "warnings"]);
    let mut rows = vec![plain("clippy: server side and tests", &mut server)];
    if !selection.quick {
        let mut browser = wasm::cargo("clippy");
        browser.args([
            "--quiet",
            "--package",
            "frontend",
            "--package",
            "app",
            "--features",
            "app/hydrate",
            "--lib",
            "--",
            "-D",
            "warnings",
        ]);
        rows.push(plain("clippy: browser side", &mut browser));
        rows.push(plain("clippy: xtask", xtask("clippy").args(["--quiet", "--", "-D", "warnings"])));
    }
    Ok(rows)
}

/// The tests of the portal, on both engines, and of this program.
pub(super) fn tests(selection: &Selection) -> Result<Vec<Row>> {
    let mut portal = process::cargo();
    portal.args(["test", "--workspace", "--exclude", "frontend", "--no-fail-fast", "--", "--quiet"]);
    portal.args(&selection.names);
    if let Some(folder) = crate::setup::postgres() {
        portal.env("POSTGRES_BIN", folder);
    }
    let mut rows = vec![counted("cargo test: portal", &mut portal)?];
    if selection.names.is_empty() {
        rows.push(counted("cargo test: xtask", xtask("test").args(["--", "--quiet"]))?);
    }
    Ok(rows)
}

fn xtask(task: &str) -> Command {
    let mut command = process::cargo();
    command.args([task, "--manifest-path", "xtask/Cargo.toml", "--target-dir"]).arg(process::target("xtask"));
    command
}

/// A program of which only the exit code counts.
pub(super) fn plain(what: &str, command: &mut Command) -> Row {
    let start = Instant::now();
    let done = process::step(what, || process::output(command));
    let faults = match done {
        Ok(_) => Vec::new(),
        Err(fault) => {
            let text = format!("{fault:#}");
            eprintln!("{text}");
            vec![format!("see above: {}", process::line(command))]
        }
    };
    Row::faults(what, faults).since(start)
}

/// A `cargo test`: its output goes to a log, of which the failures are shown.
fn counted(what: &str, command: &mut Command) -> Result<Row> {
    let start = Instant::now();
    let folder = process::target("test-logs");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.log", what.replace([':', ' '], "-")));
    let log = fs::File::create(&path)?;
    command.stdout(log.try_clone()?).stderr(log);
    println!("{what} … (log: {})", path.display());
    let status = command.status().with_context(|| process::line(command))?;
    let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
    let Results { passed, mut failed, ignored, failures } = Results::read(&text);
    let mut notes = failures;
    if ignored > 0 {
        failed += ignored;
        notes.push(format!("{ignored} ignored: a test runs or is removed"));
    }
    if !status.success() && failed == 0 {
        failed = 1;
        notes.push(format!("did not run to its end ({status}): {}", path.display()));
    }
    if failed > 0 {
        show_failures(&text);
    }
    println!("{what}: {passed} passed, {failed} failed, {:.1} s", start.elapsed().as_secs_f64());
    Ok(Row::counted(what, passed, failed, notes).since(start))
}

/// The figures of a `cargo test`'s output.
#[derive(Default, Debug, PartialEq)]
struct Results {
    passed: u64,
    failed: u64,
    ignored: u64,
    /// Names of the tests that failed.
    failures: Vec<String>,
}

impl Results {
    fn read(text: &str) -> Self {
        let mut results = Self::default();
        for line in text.lines() {
            if let Some((_, figures)) = line.split_once("test result: ").and_then(|(_, rest)| rest.split_once(". ")) {
                for figure in figures.split("; ") {
                    let Some((number, what)) = figure.trim().split_once(' ') else {
                        continue;
                    };
                    let number: u64 = number.parse().unwrap_or(0);
                    match what {
                        "passed" => results.passed += number,
                        "failed" => results.failed += number,
                        "ignored" => results.ignored += number,
                        _ => {}
                    }
                }
            } else if let Some(name) = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----")) {
                results.failures.push(name.to_string());
            }
        }
        results
    }
}

/// The failures' own output, or the end of the log where no test was reached.
fn show_failures(text: &str) {
    let mut shown = false;
    let mut inside = false;
    for line in text.lines() {
        inside = match line {
            "failures:" => true,
            _ if line.contains("test result: ") => false,
            _ => inside,
        };
        if inside || line.starts_with("error") {
            eprintln!("{line}");
            shown = true;
        }
    }
    if !shown {
        let lines: Vec<&str> = text.lines().collect();
        eprintln!("{}", lines[lines.len().saturating_sub(TAIL)..].join("\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_test_programs_are_added_up() {
        let text = "running 3 tests\n..F\nfailures:\n\n---- money::adds_up stdout ----\nboom\n\nfailures:\n    money::adds_up\n\n\
                    test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 4 filtered out; finished in 0.00s\n\
                    test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        let expected = Results { passed: 7, failed: 1, ignored: 1, failures: vec!["money::adds_up".to_string()] };
        assert_eq!(Results::read(text), expected);
    }
}
