//! An edition of the policy as its files say it.

use std::path::Path;

use super::{Outcome, say};

/// Prints every finding with its place and code.
pub(crate) fn check(folder: &Path) -> Outcome {
    match policy::load_dir(folder) {
        Ok(edition) => {
            say(format_args!("{}: nothing is wrong", edition.effective_on))?;
            Ok(())
        }
        Err(findings) => {
            for finding in &findings {
                let params: String = finding.params.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                say(format_args!("{}: {}{params}", finding.path, finding.code))?;
            }
            Err(format!("{} findings", findings.len()).into())
        }
    }
}
