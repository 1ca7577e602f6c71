//! Migrations alone: before a new version is started on several machines.

use super::{Outcome, open, say};
use crate::config::Config;

/// Runs what the database has not seen.
pub(crate) async fn run(config: Config) -> Outcome {
    open::portal(&config).await?.db.close().await;
    say("the database is up to date")?;
    Ok(())
}
