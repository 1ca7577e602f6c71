//! Brings a database to the present shape: the migrations of the folder, then the append-only triggers, whose texts
//! are the only ones that differ between the engines.

use sqlx::AssertSqlSafe;
use sqlx::migrate::Migrator;

use super::{Db, Error, Pools};

static MIGRATOR: Migrator = sqlx::migrate!("../migrations");

/// A table with a line `-- append-only: name` in a migration refuses update and delete from then on.
const DIRECTIVE: &str = "-- append-only:";

impl Db {
    /// Runs the migrations that this database has not seen, and lays the append-only triggers.
    ///
    /// # Errors
    /// When a migration fails, was changed after it ran, or is unknown to this binary.
    pub async fn migrate(&self) -> Result<(), Error> {
        match self.pools() {
            Pools::Sqlite { writer, .. } => {
                MIGRATOR.run(writer).await?;
                for table in append_only_tables() {
                    for action in ["update", "delete"] {
                        let text = format!(
                            "create trigger if not exists {table}_refuse_{action} before {action} on {table} \
                             begin select raise(abort, '{table} is append-only'); end"
                        );
                        sqlx::query::<sqlx::Sqlite>(AssertSqlSafe(text)).execute(writer).await?;
                    }
                }
            }
            Pools::Postgres(pool) => {
                MIGRATOR.run(pool).await?;
                let mut tx = pool.begin().await?;
                // Two servers may start at once, and `create or replace` of one function by two is refused.
                sqlx::query::<sqlx::Postgres>("select pg_advisory_xact_lock(5312001)").execute(&mut *tx).await?;
                sqlx::query::<sqlx::Postgres>(
                    "create or replace function refuse_change() returns trigger language plpgsql as \
                     $$ begin raise exception '% is append-only', tg_table_name; end $$",
                )
                .execute(&mut *tx)
                .await?;
                for table in append_only_tables() {
                    for (name, event, each) in
                        [("change", "update or delete", "row"), ("truncate", "truncate", "statement")]
                    {
                        let text = format!(
                            "create or replace trigger {table}_refuse_{name} before {event} on {table} \
                             for each {each} execute function refuse_change()"
                        );
                        sqlx::query::<sqlx::Postgres>(AssertSqlSafe(text)).execute(&mut *tx).await?;
                    }
                }
                tx.commit().await?;
            }
        }
        Ok(())
    }
}

/// The tables that the migrations declare append-only.
pub fn append_only_tables() -> Vec<&'static str> {
    MIGRATOR
        .migrations
        .iter()
        .flat_map(|migration| migration.sql.as_str().lines())
        .filter_map(|line| line.trim().strip_prefix(DIRECTIVE))
        .map(str::trim)
        .map(|table| &*Box::leak(table.to_owned().into_boxed_str()))
        .collect()
}
