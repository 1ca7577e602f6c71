//! What a database refuses, by kind: the engines do not agree on more (SQLite names no constraint).

use sqlx::error::ErrorKind;

/// A refusal of the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique constraint stood in the way. On Postgres the transaction is dead afterwards: where a use case wants
    /// to go on, it writes `on conflict do nothing` and looks at the affected rows.
    #[error("a unique constraint refused the row")]
    Unique(#[source] sqlx::Error),
    /// A row referred to, or still referring, stood in the way.
    #[error("a foreign key refused the row")]
    ForeignKey(#[source] sqlx::Error),
    /// A `check` or `not null` of the table refused the row: a fault of the program.
    #[error("a check refused the row")]
    Check(#[source] sqlx::Error),
    /// Another transaction came in between; the same work may be done again.
    #[error("another transaction came in between")]
    Busy(#[source] sqlx::Error),
    /// The row that had to be there is not.
    #[error("no such row")]
    Missing,
    /// A row contradicts itself, or holds what no version of the program writes.
    #[error("row {row} of {table} is inconsistent in {column}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's id.
        row: String,
    },
    /// The migrations do not fit the database.
    #[error("migration failed")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The address of the database is none of `sqlite:` or `postgres:`.
    #[error("the database address must begin with sqlite: or postgres:")]
    Address,
    /// Anything else: connection, disk, protocol.
    #[error("database failure")]
    Other(#[source] sqlx::Error),
}

impl Error {
    /// A row that contradicts itself.
    pub fn inconsistent(table: &'static str, column: &'static str, row: impl ToString) -> Self {
        Self::Inconsistent { table, column, row: row.to_string() }
    }

    /// True when the same work may succeed if done again.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let Some(refusal) = error.as_database_error() else {
            return match error {
                sqlx::Error::RowNotFound => Self::Missing,
                other => Self::Other(other),
            };
        };
        // Postgres: 40001 serialization failure, 40P01 deadlock. SQLite: primary codes 5 (busy) and 6 (locked), with
        // extended codes in the higher bits.
        let busy = refusal.code().is_some_and(|code| {
            code == "40001"
                || code == "40P01"
                || code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6) && code < 0x1000)
        });
        match refusal.kind() {
            _ if busy => Self::Busy(error),
            ErrorKind::UniqueViolation => Self::Unique(error),
            ErrorKind::ForeignKeyViolation => Self::ForeignKey(error),
            ErrorKind::NotNullViolation | ErrorKind::CheckViolation => Self::Check(error),
            _ => Self::Other(error),
        }
    }
}
