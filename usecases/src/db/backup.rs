//! A copy of a database that is in use, and whether it answers at all.

use std::path::Path;

use super::{Db, Error, Pools};

impl Db {
    /// Asks the database the least there is to ask.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn ping(&self) -> Result<(), Error> {
        match self.pools() {
            Pools::Sqlite { readers, .. } => {
                sqlx::query::<sqlx::Sqlite>("select 1").execute(readers).await?;
            }
            Pools::Postgres(pool) => {
                sqlx::query::<sqlx::Postgres>("select 1").execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Copies an SQLite database into a new file, as of one moment and compacted, while it is read and written. False
    /// for Postgres, which brings its own tool.
    ///
    /// # Errors
    /// When the file is there already, or cannot be written.
    pub async fn copy_to(&self, file: &Path) -> Result<bool, Error> {
        match self.pools() {
            Pools::Sqlite { writer, .. } => {
                // A reader is `query_only`, which forbids this statement too.
                let to = file.display().to_string();
                sqlx::query::<sqlx::Sqlite>("vacuum into ?").bind(to).execute(writer).await?;
                Ok(true)
            }
            Pools::Postgres(_) => Ok(false),
        }
    }
}
