//! A transaction on either engine, and the one place where a statement meets one.

use std::sync::Arc;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Postgres, Sqlite, Transaction};

use super::work::Counter;
use super::{Error, Statement, Value};

/// A row both engines can give: `#[derive(sqlx::FromRow)]` on a struct of `Uuid`, `String`, `i64`, `bool`, `Vec<u8>`,
/// `sqlx::types::Json<T>` and options of these is one.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> {}

/// A transaction. Dropped without [`commit`](Tx::commit) it is rolled back.
#[derive(Debug)]
pub struct Tx {
    inner: Inner,
    counter: Arc<Counter>,
    /// Set when a statement met another transaction: whatever the use case makes of it, the work may be done again.
    pub(super) met_another: bool,
}

#[derive(Debug)]
pub(super) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The dispatch: binds the values and runs one method of the query on the engine at hand.
macro_rules! run {
    ($inner:expr, $statement:expr, $values:expr, $method:ident => $sqlite:expr, $postgres:expr) => {
        match $inner {
            Inner::Sqlite(tx) => {
                let mut query = sqlx::query::<Sqlite>($statement.text);
                for value in $values {
                    query = match value {
                        Value::Uuid(value) => query.bind(value),
                        Value::Text(value) => query.bind(value),
                        Value::Int(value) => query.bind(value),
                        Value::Bool(value) => query.bind(value),
                        Value::Bytes(value) => query.bind(value),
                        Value::Json(value) => query.bind(value.map(sqlx::types::Json)),
                    };
                }
                query.$method(&mut **tx).await.map($sqlite)
            }
            Inner::Postgres(tx) => {
                let mut query = sqlx::query::<Postgres>($statement.text);
                for value in $values {
                    query = match value {
                        Value::Uuid(value) => query.bind(value),
                        Value::Text(value) => query.bind(value),
                        Value::Int(value) => query.bind(value),
                        Value::Bool(value) => query.bind(value),
                        Value::Bytes(value) => query.bind(value),
                        Value::Json(value) => query.bind(value.map(sqlx::types::Json)),
                    };
                }
                query.$method(&mut **tx).await.map($postgres)
            }
        }
    };
}

enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

enum OneRow {
    Sqlite(Option<SqliteRow>),
    Postgres(Option<PgRow>),
}

impl Tx {
    pub(super) const fn new(inner: Inner, counter: Arc<Counter>) -> Self {
        Self { inner, counter, met_another: false }
    }

    /// Runs a statement; the number of rows it touched.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn execute(&mut self, statement: Statement, values: Vec<Value>) -> Result<u64, Error> {
        self.counter.statement();
        let done = run!(&mut self.inner, statement, values, execute => |done| done.rows_affected(), |done| done.rows_affected());
        done.map_err(|error| self.note(error))
    }

    /// The one row of a statement.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub async fn fetch_one<R: Row>(&mut self, statement: Statement, values: Vec<Value>) -> Result<R, Error> {
        self.fetch_optional(statement, values).await?.ok_or(Error::Missing)
    }

    /// The row of a statement, if there is one.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn fetch_optional<R: Row>(
        &mut self,
        statement: Statement,
        values: Vec<Value>,
    ) -> Result<Option<R>, Error> {
        let row = match self.one_row(statement, values).await? {
            OneRow::Sqlite(row) => row.as_ref().map(R::from_row).transpose(),
            OneRow::Postgres(row) => row.as_ref().map(R::from_row).transpose(),
        };
        row.map_err(Error::Other)
    }

    /// Every row of a statement; the statement carries its own `limit`.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn fetch_all<R: Row>(&mut self, statement: Statement, values: Vec<Value>) -> Result<Vec<R>, Error> {
        let rows: Result<Vec<R>, _> = match self.rows(statement, values).await? {
            Rows::Sqlite(rows) => rows.iter().map(R::from_row).collect(),
            Rows::Postgres(rows) => rows.iter().map(R::from_row).collect(),
        };
        rows.map_err(Error::Other)
    }

    /// Makes it so.
    ///
    /// # Errors
    /// When it is not so: nothing of the transaction has happened, unless the connection was lost just then.
    pub async fn commit(self) -> Result<(), Error> {
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await,
            Inner::Postgres(tx) => tx.commit().await,
        }
        .map_err(Error::from)
    }

    /// Prepares a statement without running it, for the test that prepares them all.
    ///
    /// # Errors
    /// What the database says against the text.
    pub async fn prepare(&mut self, statement: Statement) -> Result<(), Error> {
        use sqlx::{Executor, SqlSafeStr};
        let text = statement.text.into_sql_str();
        match &mut self.inner {
            Inner::Sqlite(tx) => tx.prepare(text).await.map(drop),
            Inner::Postgres(tx) => tx.prepare(text).await.map(drop),
        }
        .map_err(|error| self.note(error))
    }

    async fn one_row(&mut self, statement: Statement, values: Vec<Value>) -> Result<OneRow, Error> {
        self.counter.statement();
        run!(&mut self.inner, statement, values, fetch_optional => OneRow::Sqlite, OneRow::Postgres)
            .map_err(|error| self.note(error))
    }

    async fn rows(&mut self, statement: Statement, values: Vec<Value>) -> Result<Rows, Error> {
        self.counter.statement();
        run!(&mut self.inner, statement, values, fetch_all => Rows::Sqlite, Rows::Postgres)
            .map_err(|error| self.note(error))
    }

    fn note(&mut self, error: sqlx::Error) -> Error {
        let error = Error::from(error);
        self.met_another |= error.is_busy();
        error
    }
}
