//! The worker alone.

use super::{Outcome, open, serve, shutdown};
use crate::config::Config;

/// Works until asked to end; the job in hand is finished first.
pub(crate) async fn run(config: Config) -> Outcome {
    serve::begin_log(&config)?;
    let portal = open::portal(&config).await?;
    tracing::info!("working");
    usecases::queue::run(&portal, shutdown::asked()).await;
    portal.db.close().await;
    Ok(())
}
