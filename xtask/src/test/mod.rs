//! `test`: set-up, and everything that shows that the portal is as it should be.

mod browser;
mod budgets;
mod code;
mod dependencies;
mod locales;
mod parity;
mod report;
mod tidy;

use std::time::Instant;

use anyhow::{Result, bail};

use crate::setup;
use report::{Report, Row};

/// One part of the whole, by the name under which it is asked for.
struct Part {
    name: &'static str,
    /// Part of `--quick`: no browser, no optimised build.
    quick: bool,
    work: fn(&Selection) -> Result<Vec<Row>>,
}

/// In the order of how soon they tell.
const PARTS: [Part; 9] = [
    Part { name: "format", quick: true, work: |_| Ok(code::format()) },
    Part { name: "tidy", quick: true, work: |_| tidy::check() },
    Part { name: "locales", quick: true, work: |_| locales::check() },
    Part { name: "dependencies", quick: true, work: |_| dependencies::check() },
    Part { name: "tests", quick: true, work: code::tests },
    Part { name: "clippy", quick: true, work: code::clippy },
    Part { name: "parity", quick: false, work: |_| parity::check() },
    Part { name: "budgets", quick: false, work: |_| budgets::check() },
    Part { name: "end2end", quick: false, work: browser::check },
];

/// What was asked for.
pub(crate) struct Selection {
    /// Leave out what takes long.
    pub(crate) quick: bool,
    parts: Vec<&'static str>,
    /// Handed on to the tests of the parts: only tests whose name holds one of these.
    pub(crate) names: Vec<String>,
}

impl Selection {
    /// `--quick` and filters: a part's name selects the part, any other word selects tests by name.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut selection = Self { quick: false, parts: Vec::new(), names: Vec::new() };
        for word in words {
            match PARTS.iter().find(|part| part.name == *word) {
                Some(part) => selection.parts.push(part.name),
                None if *word == "--quick" => selection.quick = true,
                None if word.starts_with('-') => bail!("no such option: {word}"),
                None => selection.names.push((*word).to_string()),
            }
        }
        if selection.parts.is_empty() && !selection.names.is_empty() {
            selection.parts = vec!["tests", "end2end"];
        }
        Ok(selection)
    }

    fn takes(&self, part: &Part) -> bool {
        (part.quick || !self.quick) && (self.parts.is_empty() || self.parts.contains(&part.name))
    }
}

/// Runs what was selected, prints the table, and ends with the line `N passed, N failed`.
pub(crate) fn run(selection: &Selection) -> Result<()> {
    let start = Instant::now();
    let mut report = Report::default();
    let ready = if selection.quick { setup::for_quick_test() } else { setup::everything() };
    report.add("setup", start, ready.map(|()| vec![Row::passed("set up")]));
    if report.is_sound() {
        for part in PARTS.iter().filter(|part| selection.takes(part)) {
            println!("\n── {} ──", part.name);
            let start = Instant::now();
            report.add(part.name, start, (part.work)(selection));
        }
    }
    report.print(start.elapsed());
    if report.is_sound() {
        return Ok(());
    }
    // The last line is the count; nothing is said after it.
    std::process::exit(1);
}
