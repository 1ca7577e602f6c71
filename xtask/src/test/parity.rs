//! The rules give the same results natively and in WASM: the golden cases and random inputs, by digest.

use std::time::Instant;

use anyhow::Result;

use super::report::Row;
use crate::{process, wasm};

/// Random inputs a run, the same on both sides.
const COUNT: &str = "100000";

/// Builds both sides, runs both, compares what they print.
pub(super) fn check() -> Result<Vec<Row>> {
    let start = Instant::now();
    process::step("parity: build for wasm32", || {
        process::output(wasm::cargo("build").args([
            "--quiet",
            "--package",
            "parity",
            "--lib",
            "--profile",
            "wasm-release",
        ]))
        .map(drop)
    })?;
    let module = process::target("wasm").join("wasm32-unknown-unknown/wasm-release/parity.wasm");
    // A seed of its own each day: what is random must not be always the same, and a failure must be repeatable.
    let seed = (std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs() / 86_400).to_string();
    let (native, browser) = process::step("parity: run natively and in WASM", || {
        let mut native = process::cargo();
        native.args(["run", "--quiet", "--package", "parity", "--release", "--", &seed, COUNT]);
        let mut browser = process::program("node");
        browser.arg("domain/parity/run.mjs").arg(&module).args([&seed, COUNT]);
        Ok((process::output(&mut native)?, process::output(&mut browser)?))
    })?;
    let (native, browser): (Vec<&str>, Vec<&str>) = (native.lines().collect(), browser.lines().collect());
    if native.len() != browser.len() || native.is_empty() {
        return Ok(vec![Row::faults(
            "parity",
            vec![format!("natively {} lines, in WASM {}", native.len(), browser.len())],
        )]);
    }
    Ok(native
        .iter()
        .zip(&browser)
        .map(|(native, browser)| {
            let what = native.split(' ').next().unwrap_or_default();
            let figure = if native == browser {
                (*native).to_string()
            } else {
                format!("seed {seed}: natively {native}, in WASM {browser}")
            };
            Row::figure(format!("the same natively and in WASM: {what}"), native == browser, figure).since(start)
        })
        .collect())
}
