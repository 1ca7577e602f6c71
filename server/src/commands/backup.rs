//! A copy of the database.

use std::path::Path;

use super::{Outcome, open, say};
use crate::config::Config;

/// Copies an SQLite database as of one moment; says what to run for Postgres.
pub(crate) async fn run(config: Config, file: &Path) -> Outcome {
    let portal = open::portal(&config).await?;
    let copied = portal.db.copy_to(file).await;
    portal.db.close().await;
    if !copied? {
        return Err("Postgres is copied by its own tool: pg_dump --format=custom --file=FILE \"$DATABASE_URL\"".into());
    }
    say(format_args!("{}; copy the documents in {} as well", file.display(), config.documents_dir.display()))?;
    Ok(())
}
