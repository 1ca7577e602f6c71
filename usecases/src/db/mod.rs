//! SQLite or Postgres, chosen at run time by the address. Nothing outside this folder asks which.
//!
//! A use case that writes owns exactly one transaction, `transaction!`: load, decide in `domain`, store, audit, enqueue;
//! the commit is the end of its block. One that only reads takes [`Db::read`], a snapshot that refuses to write.

mod backup;
mod error;
mod joined;
mod migrate;
mod statement;
mod transaction;
mod tx;
mod value;
mod work;

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, PgPool, SqlitePool};

pub use error::Error;
pub use joined::{Joined, Maybe};
pub use migrate::append_only_tables;
pub use statement::Statement;
pub(crate) use statement::statements;
pub use transaction::settle;
pub use tx::{Row, Tx};
pub use value::{Bind, Value};
pub use work::Work;

/// A database.
#[derive(Clone, Debug)]
pub struct Db {
    pools: Pools,
    counter: Arc<work::Counter>,
}

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite takes one writer at a time: a pool of one queues them fairly instead of having them fail as busy.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite.
    Sqlite,
    /// Postgres.
    Postgres,
}

/// How to open a database.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Readers of SQLite, connections of Postgres.
    pub connections: u32,
    /// False only for throw-away databases: acknowledged is then not yet durable.
    pub durable: bool,
    /// How long a caller waits for a connection before the load is shed.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 16, durable: true, patience: Duration::from_secs(10) }
    }
}

impl Db {
    /// Opens `sqlite:path` (the file is made if there is none) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is neither, or nobody answers there.
    pub async fn connect(address: &str, options: Options) -> Result<Self, Error> {
        let pools = if address.starts_with("sqlite:") {
            connect_sqlite(address, options).await?
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let connect = PgConnectOptions::from_str(address)?.application_name("portal").disable_statement_logging();
            let pool = PgPoolOptions::new()
                .max_connections(options.connections)
                .acquire_timeout(options.patience)
                .test_before_acquire(false)
                .connect_with(connect)
                .await?;
            Pools::Postgres(pool)
        } else {
            return Err(Error::Address);
        };
        Ok(Self { pools, counter: Arc::default() })
    }

    /// Which engine it is, to be shown; no rule may depend on it.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Begins a writing transaction. A use case writes `transaction!` instead, which also commits and, where another
    /// transaction came in between, does the work again.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<Tx, Error> {
        let inner = match &self.pools {
            Pools::Sqlite { writer, .. } => tx::Inner::Sqlite(writer.begin_with("begin immediate").await?),
            Pools::Postgres(pool) => tx::Inner::Postgres(pool.begin().await?),
        };
        self.counter.write();
        Ok(Tx::new(inner, self.counter.clone()))
    }

    /// Begins a reading transaction: every statement in it sees the same moment, none may write.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn read(&self) -> Result<Tx, Error> {
        let inner = match &self.pools {
            Pools::Sqlite { readers, .. } => tx::Inner::Sqlite(readers.begin().await?),
            Pools::Postgres(pool) => {
                tx::Inner::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?)
            }
        };
        Ok(Tx::new(inner, self.counter.clone()))
    }

    /// What was asked of the database since it was opened.
    #[must_use]
    pub fn work(&self) -> Work {
        self.counter.now()
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    const fn pools(&self) -> &Pools {
        &self.pools
    }
}

async fn connect_sqlite(address: &str, options: Options) -> Result<Pools, Error> {
    let connect = SqliteConnectOptions::from_str(address)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(if options.durable { SqliteSynchronous::Full } else { SqliteSynchronous::Off })
        .foreign_keys(true)
        .busy_timeout(options.patience)
        .disable_statement_logging();
    let pool = || {
        SqlitePoolOptions::new()
            .acquire_timeout(options.patience)
            .test_before_acquire(false)
            .max_lifetime(None)
            .idle_timeout(None)
    };
    // The writer first: it makes the file and switches it to the write-ahead log.
    let writer = pool().max_connections(1).connect_with(connect.clone()).await?;
    let readers = pool().max_connections(options.connections).connect_with(connect.pragma("query_only", "on")).await?;
    Ok(Pools::Sqlite { writer, readers })
}
