//! Where and when a measurement was made.

use std::fs;

use anyhow::Result;

use crate::process;

/// Machine, date, commit, versions, as a list.
pub(super) fn described() -> Result<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| rest.trim_start_matches(['\t', ' ', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory: u64 = memory.lines().next().and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0);
    let first_line = |name: &str, argument: &str| -> Result<String> {
        Ok(process::output(process::program(name).arg(argument))?.lines().next().unwrap_or_default().to_string())
    };
    let commit = process::output(process::program("git").args(["rev-parse", "--short=12", "HEAD"]))?;
    let changed = !process::output(process::program("git").args(["status", "--porcelain"]))?.trim().is_empty();
    let chromium = crate::setup::chromium()
        .map_or(Ok("none".to_string()), |path| first_line(&path.to_string_lossy(), "--version"))?;
    Ok(format!(
        "- date: {}\n- commit: {}{}\n- machine: {model}, {cores} cores, {} GiB\n- {}\n- {}",
        first_line("date", "--utc")?,
        commit.trim(),
        if changed { " with changes" } else { "" },
        memory / 1024 / 1024,
        first_line("rustc", "--version")?,
        chromium.trim(),
    ))
}
