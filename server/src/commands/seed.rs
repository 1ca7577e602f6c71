//! Demonstration data.

use super::{Outcome, open};
use crate::config::Config;

/// Opens and migrates the database.
pub(crate) async fn run(config: Config) -> Outcome {
    let portal = open::portal(&config).await?;
    portal.db.close().await;
    Ok(())
}
