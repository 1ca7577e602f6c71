//! What tests work with: a [`Portal`] on a throw-away database of either engine, a clock that stands still, chance that
//! repeats, messages that stay. Used by `usecases/tests/it` and by the tests of the server.

pub mod files;
pub mod filings;
pub mod money;
mod people;
mod postgres;
mod smtp;

use std::future::Future;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::lang::Lang;
use domain::time::{CivilDate, Instant};
use tokio::sync::OnceCell;

pub use people::{PASSWORD, TOTP_SECRET};
pub use smtp::{Received, SmtpSink};

use crate::context::{Clock, OperatorNames, Portal, Rng, Settings};
use crate::db::{Db, Engine, Options};
use crate::messages::{self, SentMessage};
use crate::ports::{Gateway, Mailer, Objects, Sms};
use crate::queue;
use crate::secrets::{Cost, Hasher, Secrets};

/// Runs a test on both engines; a missing Postgres is a failure. The sentence becomes a module with the tests `sqlite`
/// and `postgres`:
///
/// ```text
/// on_both_engines! {
///     async fn a_claim_is_refused_after_the_month(portal) {
///         …
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($portal:ident) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            $(#[$meta])*
            async fn sentence($portal: $crate::testkit::Testbed) $body

            #[test]
            fn sqlite() {
                $crate::testkit::run($crate::db::Engine::Sqlite, sentence);
            }

            #[test]
            fn postgres() {
                $crate::testkit::run($crate::db::Engine::Postgres, sentence);
            }
        }
    )*};
}

/// Runs one test on one engine with a database of its own.
///
/// # Panics
/// When the engine is not there, or the test fails.
pub fn run<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(Testbed) -> F) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let bed = Testbed::new(engine).await;
        let (db, remains) = (bed.portal.db.clone(), bed.remains.clone());
        test(bed).await;
        db.close().await;
        drop(remains);
    });
}

/// A portal to be tested; derefs to [`Portal`]. It opens at noon in Riyadh on Sunday 2026-01-04.
#[derive(Clone, Debug)]
pub struct Testbed {
    /// The portal.
    pub portal: Portal,
    /// Its database's address, for a second connection.
    pub address: String,
    remains: Arc<Remains>,
}

/// What is removed when the last handle of a test is gone.
#[derive(Debug)]
struct Remains(Option<PathBuf>);

impl Drop for Remains {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            if let Some(path) = &self.0 {
                let _ = std::fs::remove_file(format!("{}{end}", path.display()));
            }
        }
    }
}

impl Deref for Testbed {
    type Target = Portal;
    fn deref(&self) -> &Portal {
        &self.portal
    }
}

impl Testbed {
    /// A portal on a new database.
    ///
    /// # Panics
    /// When the engine is not there.
    pub async fn new(engine: Engine) -> Self {
        let (address, file) = match engine {
            Engine::Sqlite => {
                let file = sqlite_copy().await;
                (format!("sqlite:{}", file.display()), Some(file))
            }
            Engine::Postgres => (postgres::new_database().await, None),
        };
        let db = Db::connect(&address, Options { connections: 8, durable: false, ..Options::default() })
            .await
            .expect("the database opens");
        Self { portal: portal(db), address, remains: Arc::new(Remains(file)) }
    }

    /// Does every job that is due.
    ///
    /// # Panics
    /// When the worker fails.
    pub async fn work(&self) {
        queue::run_once(&self.portal).await.expect("the worker works");
    }

    /// What was sent so far, oldest first. Works the queue before.
    ///
    /// # Panics
    /// When the outbox cannot be read.
    pub async fn sent(&self) -> Vec<SentMessage> {
        self.work().await;
        let mut sent = messages::list_sent(&self.portal, 500).await.expect("the outbox is read");
        sent.reverse();
        sent
    }

    /// What was sent to an address or number so far, oldest first.
    pub async fn sent_to(&self, address: &str) -> Vec<SentMessage> {
        self.sent().await.into_iter().filter(|message| message.to == address).collect()
    }

    /// Runs a text that no store holds, to bring a database into a state the program does not write.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn tamper(&self, text: &'static str) -> Result<u64, crate::db::Error> {
        let mut tx = self.portal.db.begin().await?;
        let touched = tx.execute(crate::db::Statement { name: "tamper", text }, vec![]).await?;
        tx.commit().await?;
        Ok(touched)
    }
}

/// A portal on a database, with a clock, chance and adapters for tests.
#[must_use]
pub fn portal(db: Db) -> Portal {
    let secrets = Arc::new(Secrets::from_master(&[42; 32]));
    Portal {
        db,
        clock: Clock::fixed(opening()),
        rng: Rng::seeded(1),
        hasher: Hasher::new(secrets.clone(), Cost::LEAST, 2),
        mailer: Mailer::Captured,
        sms: Sms::Embedded,
        gateway: Gateway::embedded(),
        objects: Objects::memory(secrets.clone()),
        secrets,
        sequence: Arc::default(),
        meter: Arc::default(),
        settings: Arc::new(Settings {
            public_url: "https://portal.example".into(),
            operator: OperatorNames { ar: "ممارس بلس".into(), en: "Mumaris Plus".into() },
            mail_from: "portal@portal.example".into(),
            default_lang: Lang::Ar,
            is_demonstration: true,
        }),
    }
}

/// Noon in Riyadh on Sunday 2026-01-04.
///
/// # Panics
/// Never: there is such a day.
#[must_use]
pub fn opening() -> Instant {
    CivilDate::from_ymd(2026, 1, 4).expect("a day").start().plus_seconds(12 * 3_600)
}

/// A file with the migrations run, copied for every test.
async fn sqlite_copy() -> PathBuf {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let bytes = TEMPLATE
        .get_or_init(|| async {
            let file = new_path();
            let address = format!("sqlite:{}", file.display());
            let db = Db::connect(&address, Options { connections: 1, durable: false, ..Options::default() })
                .await
                .expect("SQLite opens");
            db.migrate().await.expect("the migrations run");
            db.close().await;
            let bytes = std::fs::read(&file).expect("the template is read");
            drop(Remains(Some(file)));
            bytes
        })
        .await;
    let file = new_path();
    std::fs::write(&file, bytes).expect("the template is copied");
    file
}

fn new_path() -> PathBuf {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let count = COUNTER.fetch_add(1, Ordering::SeqCst);
    std::env::temp_dir().join(format!("portal-test-{}-{count}.db", std::process::id()))
}
