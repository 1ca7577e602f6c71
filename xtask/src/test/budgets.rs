//! The weight of what the browser loads against its budget.

use anyhow::Result;

use super::report::Row;
use crate::build::{self, Profile};
use crate::weights::{PAGE, weigh};

/// Builds the optimised site and weighs it: a row for each file that every page loads, and one for all pages, in which
/// each that is over its budget is named.
pub(super) fn check() -> Result<Vec<Row>> {
    let site = build::site(Profile::Release)?;
    let weights = weigh(&site)?;
    let mut rows: Vec<Row> = weights
        .files
        .iter()
        .map(|weight| {
            let figure = format!("{} of {} bytes", weight.bytes, weight.budget);
            Row::figure(weight.what.chars().take(44).collect::<String>(), weight.bytes <= weight.budget, figure)
        })
        .collect();
    let over: Vec<String> = weights
        .pages
        .iter()
        .filter(|page| page.bytes > PAGE)
        .map(|page| format!("{}: {} bytes in {} files, {} its own", page.page, page.bytes, page.files, page.own))
        .collect();
    let heaviest =
        weights.pages.first().map_or_else(String::new, |page| format!(", at most {} ({})", page.bytes, page.page));
    println!("{} pages{heaviest}", weights.pages.len());
    rows.push(Row::faults(format!("every page, all its chunks: {PAGE} bytes"), over));
    Ok(rows)
}
