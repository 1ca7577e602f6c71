//! `bench`: measures, and writes `docs/performance.md` from what was measured.
//!
//! Ratios, counts and bytes; absolute times on a shared machine mean little and stand only beside a floor of the same run.

mod browser;
mod load;
mod machine;
mod server;

use std::fs;

use anyhow::Result;

use crate::build::{self, Profile};
use crate::serve::Place;
use crate::weights::weigh;
use crate::{process, setup};

/// A chapter of the report: its heading and its table, or why there is none.
struct Chapter {
    heading: &'static str,
    body: Result<String>,
}

/// Builds the release, measures it, prints the report; with `write` it becomes the document.
pub(crate) fn run(write: bool) -> Result<()> {
    setup::everything()?;
    let built = build::build(Profile::Release)?;
    let folder = process::target("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let place = Place::in_folder(&folder)?;
    place.seed(&built)?;
    let mut running = place.start(&built)?;
    let pid = running.id();
    let chapters = vec![
        Chapter { heading: "What the browser loads, Brotli", body: weights(&built.site) },
        Chapter {
            heading: "Bytes before anybody touches anything (first visit, 360 px)",
            body: browser::bytes(&place),
        },
        Chapter { heading: "Lighthouse, mobile, median of five runs", body: browser::lighthouse(&place) },
        Chapter { heading: "CPU of a page on the server", body: server::cpu(&place, pid) },
        Chapter { heading: "Instructions of a page on the server", body: server::instructions(&folder, &built) },
        Chapter { heading: "The binary and its memory", body: server::binary(&built, &folder, pid) },
    ];
    // The server is ours; its database goes with the folder.
    running.kill()?;
    running.wait()?;
    let text = document(&chapters)?;
    println!("{text}");
    if write {
        fs::write(process::root().join("docs/performance.md"), text)?;
    }
    Ok(())
}

fn document(chapters: &[Chapter]) -> Result<String> {
    let mut text = format!(
        "# Performance\n\nWritten by `cargo xtask bench --write`; not edited by hand.\n\n{}\n",
        machine::described()?
    );
    for chapter in chapters {
        let body = match &chapter.body {
            Ok(table) => table.trim_end().to_string(),
            Err(fault) => format!("Not measured: {}", format!("{fault:#}").lines().next().unwrap_or_default()),
        };
        text.push_str(&format!("\n## {}\n\n{body}\n", chapter.heading));
    }
    Ok(text)
}

fn weights(site: &std::path::Path) -> Result<String> {
    let mut table = String::from("| file | bytes | budget | |\n|---|--:|--:|---|\n");
    for weight in weigh(site)? {
        let name = weight.path.rsplit('/').next().unwrap_or_default();
        let verdict = if weight.bytes <= weight.budget { "" } else { "**over**" };
        table.push_str(&format!("| {name} | {} | {} | {verdict} |\n", weight.bytes, weight.budget));
    }
    Ok(table)
}
