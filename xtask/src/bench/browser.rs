//! Measured in Chromium, by the scripts of `end2end/bench/`.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::serve::Place;
use crate::{process, setup};

/// The five pages whose Lighthouse is watched, and the form with the live preview among them.
const PAGES: [&str; 5] = ["/ar", "/ar/services", "/ar/fees", "/ar/refunds", "/ar/status"];

/// One run differs from the next: the median of so many.
const RUNS: &str = "5";

/// Bytes on the wire by kind.
pub(super) fn bytes(place: &Place) -> Result<String> {
    let mut arguments = vec!["bench/bytes.mjs".to_string(), format!("http://{}", place.address)];
    arguments.extend(PAGES.map(str::to_string));
    let mut table = String::from(
        "| page | HTML | CSS | HTML + CSS (≤ 20,000) | fonts | images | JS + WASM | after load, by itself |\n|---|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for page in script(&arguments)? {
        let figure = |name: &str| page[name].as_u64().unwrap_or(0);
        table.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |\n",
            page["path"].as_str().unwrap_or_default(),
            figure("html"),
            figure("css"),
            figure("html") + figure("css"),
            figure("font"),
            figure("image"),
            figure("script") + figure("wasm"),
            figure("after"),
        ));
    }
    Ok(table)
}

/// Scores and times.
pub(super) fn lighthouse(place: &Place) -> Result<String> {
    let mut arguments = vec!["bench/lighthouse.mjs".to_string(), format!("http://{}", place.address), RUNS.to_string()];
    arguments.extend(PAGES.map(str::to_string));
    let mut table = String::from(
        "| page | performance | accessibility | best practices | SEO | FCP ms | LCP ms | TBT ms | CLS | audits below 0.9 |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n",
    );
    for page in script(&arguments)? {
        let failed: Vec<&str> = page["failed"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let figures: Vec<String> = ["performance", "accessibility", "practices", "seo", "fcp", "lcp", "tbt", "cls"]
            .iter()
            .map(|name| page[*name].to_string())
            .collect();
        table.push_str(&format!(
            "| {} | {} | {} |\n",
            page["path"].as_str().unwrap_or_default(),
            figures.join(" | "),
            failed.join(", ")
        ));
    }
    Ok(table)
}

fn script(arguments: &[String]) -> Result<Vec<Value>> {
    let chromium = setup::chromium().context("Chromium is missing")?;
    let mut command = process::program("node");
    command.current_dir(process::end2end()).args(arguments).env("CHROME_PATH", chromium);
    let text = process::output(&mut command)?;
    Ok(serde_json::from_str(text.trim())?)
}
