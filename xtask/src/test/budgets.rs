//! The weight of what the browser loads against its budget.

use anyhow::Result;

use super::report::Row;
use crate::build::{self, Profile};
use crate::weights::{PAGE, PageWeight, WHOLE, weigh};

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
    let pages = |is_over: fn(&PageWeight) -> bool| -> Vec<String> {
        let over = weights.pages.iter().filter(|page| is_over(page));
        over.map(|page| format!("{}: {} its own, {} in {} files", page.page, page.own, page.bytes, page.files))
            .collect()
    };
    let heaviest = weights
        .pages
        .first()
        .map_or_else(String::new, |page| format!(", the heaviest {} in all ({})", page.bytes, page.page));
    println!("{} chunks of pages{heaviest}", weights.pages.len());
    rows.push(Row::faults(format!("every page's own chunk: {PAGE} bytes"), pages(|page| page.own > PAGE)));
    rows.push(Row::faults(format!("all chunks of every page: {WHOLE} bytes"), pages(|page| page.bytes > WHOLE)));
    Ok(rows)
}
