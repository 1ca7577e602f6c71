//! Measured in Chromium, by the scripts of `end2end/bench/`.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::{Bench, Table, server};
use crate::{process, setup};

/// One run differs from the next: the median of so many.
const RUNS: &str = "3";

const HTML_AND_CSS: f64 = 20_000.0;
const FONT: f64 = 50_000.0;
/// The largest paint comes at most so much later than without script.
const TIMES_WITHOUT_SCRIPT: f64 = 1.1;
const BLOCKING_MS: f64 = 10.0;
const PREVIEW_MS: f64 = 8.0;

/// The five pages that are watched: the way in, the catalogue, both forms with a live preview, an answer.
fn pages(bench: &Bench) -> Vec<String> {
    let mut pages: Vec<String> =
        ["/ar", "/ar/services", "/ar/fees", "/ar/refund-calculator"].map(str::to_string).to_vec();
    pages.push(bench.status_page());
    pages
}

/// Bytes on the wire by kind.
pub(super) fn bytes(bench: &Bench) -> Result<Table> {
    let mut table = Table::new(
        "| page | HTML | CSS | HTML + CSS (≤ 20,000) | largest font (≤ 50,000) | fonts | images | JS + WASM | after load, by itself |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    );
    for page in script(bench, "bytes", &pages(bench))? {
        let path = page["path"].as_str().unwrap_or_default();
        let figure = |name: &str| page[name].as_u64().unwrap_or(0);
        let both = figure("html") + figure("css");
        let shown = table.within(&format!("HTML + CSS of {path}"), both as f64, HTML_AND_CSS, both.to_string());
        let largest = figure("largestFont");
        let font = table.within(&format!("a font of {path}"), largest as f64, FONT, largest.to_string());
        let code = figure("script") + figure("wasm");
        let code = table.within(&format!("JS + WASM before load of {path}"), code as f64, 0.0, code.to_string());
        let text = |name: &str| figure(name).to_string();
        table.row(&[
            path.to_string(),
            text("html"),
            text("css"),
            shown,
            font,
            text("font"),
            text("image"),
            code,
            text("after"),
        ]);
    }
    Ok(table)
}

/// Scores and times, each page beside itself with its scripts taken out.
pub(super) fn lighthouse(bench: &Bench) -> Result<Table> {
    let mut arguments = vec![RUNS.to_string()];
    arguments.extend(pages(bench));
    let mut table = Table::new(
        "| page | performance | accessibility | best practices | SEO | FCP ms | LCP ms | without script | × | TBT ms | CLS | audits below 0.9 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    );
    for page in script(bench, "lighthouse", &arguments)? {
        let path = page["path"].as_str().unwrap_or_default();
        let figure = |name: &str| page[name].as_f64().unwrap_or(f64::NAN);
        let mut cells = vec![path.to_string()];
        for score in ["performance", "accessibility", "practices", "seo"] {
            cells.push(table.full(&format!("{score} of {path}"), figure(score)));
        }
        cells.extend([figure("fcp").to_string(), figure("lcp").to_string(), figure("lcpWithoutScript").to_string()]);
        let times = figure("lcp") / figure("lcpWithoutScript");
        let what = format!("LCP of {path}, × without script");
        cells.push(table.within(&what, times, TIMES_WITHOUT_SCRIPT, format!("{times:.2}")));
        cells.push(table.within(&format!("TBT of {path}"), figure("tbt"), BLOCKING_MS, figure("tbt").to_string()));
        cells.push(table.within(&format!("CLS of {path}"), figure("cls"), 0.0, figure("cls").to_string()));
        let failed: Vec<&str> = page["failed"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        cells.push(failed.join(", "));
        table.row(&cells);
    }
    table.text.push_str(&format!(
        "\nMedians of {RUNS} runs. Budgets: 100 everywhere, × {TIMES_WITHOUT_SCRIPT}, {BLOCKING_MS} ms, 0.\n"
    ));
    Ok(table)
}

/// Milliseconds from the key to the preview, and what was asked of the network.
pub(super) fn preview(bench: &Bench) -> Result<Table> {
    let mut table = Table::new("| page | keystrokes | median ms | slowest ms | requests |", "|---|--:|--:|--:|--:|");
    for page in script(bench, "preview", &[])? {
        let path = page["path"].as_str().unwrap_or_default();
        let figure = |name: &str| page[name].as_f64().unwrap_or(f64::NAN);
        let (median, requests) = (figure("median"), figure("requests"));
        let median = table.within(&format!("a keystroke on {path}"), median, PREVIEW_MS, format!("{median:.1}"));
        let requests = table.within(&format!("requests on {path}"), requests, 0.0, requests.to_string());
        table.row(&[
            path.to_string(),
            figure("keystrokes").to_string(),
            median,
            format!("{:.1}", figure("slowest")),
            requests,
        ]);
    }
    table.text.push_str(&format!("\nCPU throttled 4 ×; budget: {PREVIEW_MS} ms, no request.\n"));
    Ok(table)
}

/// Runs a script of `end2end/bench/` against a server of its own; the JSON list that it prints.
fn script(bench: &Bench, name: &str, arguments: &[String]) -> Result<Vec<Value>> {
    let running = server::started(bench)?;
    let chromium = setup::chromium().context("Chromium is missing")?;
    let mut command = process::program("node");
    command
        .current_dir(process::end2end())
        .arg(format!("bench/{name}.mjs"))
        .arg(format!("http://{}", running.address))
        .args(arguments)
        .env("CHROME_PATH", chromium);
    let text = process::output(&mut command)?;
    let list: Vec<Value> = serde_json::from_str(text.trim())?;
    if list.is_empty() {
        bail!("{name}.mjs measured nothing");
    }
    Ok(list)
}
