//! The weight of what the browser loads against its budget.

use anyhow::Result;

use super::report::Row;
use crate::build::{self, Profile};
use crate::weights::weigh;

/// Builds the optimised site and weighs it.
pub(super) fn check() -> Result<Vec<Row>> {
    let site = build::site(Profile::Release)?;
    let weights = weigh(&site)?;
    Ok(weights
        .iter()
        .map(|weight| {
            let name = weight.path.rsplit('/').next().unwrap_or(&weight.path);
            let figure = format!("{} of {} bytes", weight.bytes, weight.budget);
            Row::figure(name.chars().take(44).collect::<String>(), weight.bytes <= weight.budget, figure)
        })
        .collect())
}
