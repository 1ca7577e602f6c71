//! `bench`: measures, and writes `docs/performance.md` from what was measured.
//!
//! Ratios, counts and bytes; absolute times on a shared machine mean little and stand only beside a floor of the same run.

mod browser;
mod floor;
mod load;
mod machine;
mod server;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::build::{self, Built, Profile};
use crate::serve::Place;
use crate::weights::{PAGE, WHOLE, weigh};
use crate::{process, setup};

/// What is measured, and how.
struct Chapter {
    /// The word by which it is asked for.
    name: &'static str,
    heading: &'static str,
    measure: fn(&Bench) -> Result<Table>,
}

const CHAPTERS: [Chapter; 8] = [
    Chapter { name: "chunks", heading: "What the browser loads, Brotli", measure: weights },
    Chapter {
        name: "bytes",
        heading: "Bytes before anybody touches anything (first visit, 360 px)",
        measure: browser::bytes,
    },
    Chapter {
        name: "lighthouse",
        heading: "Lighthouse, mobile, beside the same page without script",
        measure: browser::lighthouse,
    },
    Chapter { name: "preview", heading: "From a keystroke to the preview", measure: browser::preview },
    Chapter { name: "statements", heading: "What a page asks of the database", measure: server::statements },
    Chapter { name: "cpu", heading: "CPU of a page on the server, beside the floor", measure: server::cpu },
    Chapter {
        name: "instructions",
        heading: "Instructions of a page on the server, beside the floor",
        measure: server::instructions,
    },
    Chapter { name: "binary", heading: "The binary, its start and its memory", measure: server::binary },
];

/// A Markdown table and what in it is over its budget.
#[derive(Default)]
struct Table {
    text: String,
    missed: Vec<String>,
}

impl Table {
    fn new(head: &str, line: &str) -> Self {
        Self { text: format!("{head}\n{line}\n"), missed: Vec::new() }
    }

    fn row(&mut self, cells: &[String]) {
        self.text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    /// A figure beside its budget, in bold when it is over.
    fn within(&mut self, what: &str, figure: f64, budget: f64, shown: String) -> String {
        if figure <= budget {
            return shown;
        }
        self.missed.push(format!("{what}: {shown}, the budget is {budget}"));
        format!("**{shown}**")
    }

    /// A score of 100.
    fn full(&mut self, what: &str, score: f64) -> String {
        if score >= 100.0 {
            return score.to_string();
        }
        self.missed.push(format!("{what}: {score} of 100"));
        format!("**{score}**")
    }
}

/// What every chapter measures.
struct Bench {
    built: Built,
    /// The floor's binary.
    floor: PathBuf,
    folder: PathBuf,
    place: Place,
    /// The number of an application that was filed.
    number: String,
}

impl Bench {
    fn status_page(&self) -> String {
        format!("/ar/status?number={}", self.number)
    }
}

/// Builds the release, measures it, prints the report; with `--write` it becomes the document. Words select chapters.
/// With `--as-built` what was built last is measured.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let is_written = words.contains(&"--write");
    let is_as_built = words.contains(&"--as-built");
    let names: Vec<&str> = words.iter().copied().filter(|word| !["--write", "--as-built"].contains(word)).collect();
    if let Some(unknown) = names.iter().find(|name| CHAPTERS.iter().all(|chapter| chapter.name != **name)) {
        let known: Vec<&str> = CHAPTERS.iter().map(|chapter| chapter.name).collect();
        bail!("no such chapter: {unknown} (there are: {})", known.join(", "));
    }
    if is_written && !names.is_empty() {
        bail!("the document is written whole: leave the chapters out");
    }
    setup::for_bench()?;
    let built = if is_as_built { build::last(Profile::Release) } else { build::build(Profile::Release)? };
    let folder = process::target("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let place = Place::in_folder(&folder)?;
    place.seed(&built)?;
    let floor = floor::binary(&built)?;
    let number = floor::number(&floor, &place)?;
    let bench = Bench { built, floor, folder, place, number };
    let mut done = Vec::new();
    for chapter in CHAPTERS.iter().filter(|chapter| names.is_empty() || names.contains(&chapter.name)) {
        let table = process::step(chapter.heading, || (chapter.measure)(&bench))?;
        done.push((chapter, table));
    }
    let text = document(&done)?;
    println!("\n{text}");
    if is_written {
        fs::write(process::root().join("docs/performance.md"), text)?;
    }
    Ok(())
}

fn document(chapters: &[(&Chapter, Table)]) -> Result<String> {
    let mut text = format!(
        "# Performance\n\nWritten by `cargo xtask bench --write`; not edited by hand. Budgets stand in the tables; 1 kB is 1,000 bytes.\n\n{}\n",
        machine::described()?
    );
    let missed: Vec<&String> = chapters.iter().flat_map(|(_, table)| &table.missed).collect();
    text.push_str(&match missed.len() {
        0 => "\nNo budget was missed.\n".to_string(),
        _ => format!(
            "\nOver budget:\n\n{}\n",
            missed.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
        ),
    });
    for (chapter, table) in chapters {
        text.push_str(&format!("\n## {}\n\n{}\n", chapter.heading, table.text.trim_end()));
    }
    Ok(text)
}

fn weights(bench: &Bench) -> Result<Table> {
    let weights = weigh(&bench.built.site)?;
    let mut table = Table::new("| on every page | bytes | budget |", "|---|--:|--:|");
    for weight in &weights.files {
        let (bytes, budget) = (weight.bytes as f64, weight.budget as f64);
        let figure = table.within(&weight.what, bytes, budget, weight.bytes.to_string());
        table.row(&[weight.what.clone(), figure, weight.budget.to_string()]);
    }
    table.text.push_str(&format!(
        "\n| page, beyond the main chunk | its own (≤ {PAGE}) | all of it, with nothing kept (≤ {WHOLE}) | files |\n|---|--:|--:|--:|\n"
    ));
    for page in &weights.pages {
        let what = |part: &str| format!("{} ({part})", page.page);
        let own = table.within(&what("its own chunk"), page.own as f64, PAGE as f64, page.own.to_string());
        let all = table.within(&what("all chunks"), page.bytes as f64, WHOLE as f64, page.bytes.to_string());
        table.row(&[page.page.clone(), own, all, page.files.to_string()]);
    }
    Ok(table)
}

/// A log that no table shows but that says what went wrong.
fn log(folder: &Path, name: &str) -> Result<fs::File> {
    Ok(fs::File::create(folder.join(name))?)
}
