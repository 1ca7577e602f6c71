//! The description of the JSON API.

use super::{Outcome, say};

/// Prints it.
pub(crate) fn run() -> Outcome {
    say(crate::http::api::description().to_pretty_json()?)?;
    Ok(())
}
