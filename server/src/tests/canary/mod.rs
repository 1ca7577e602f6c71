//! Unmistakable values are taken through whole journeys and then looked for: in the log at its most talkative, in the
//! figures, in what strangers and errors are shown, in the audit log, in the whole database and in the files of documents.

mod journey;

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fmt::Write as _,
    io::Write,
    path::Path,
    sync::{Arc, Mutex, Once},
};

use app::request::SESSION_COOKIE;
use domain::samples::sample_day;
use tracing_subscriber::{Layer as _, filter::dynamic_filter_fn, fmt::MakeWriter, layer::SubscriberExt as _};
use usecases::{
    db::{Engine, Statement},
    ports::Objects,
    testkit::filings,
};

use super::*;
use journey::{Browser, account, application};

const EMAIL: &str = "canary.of.the.mine@example.com";
const NAME: &str = "Canarybird Alhudhud";
const PASSWORD: &str = "kanarienvogel sings at noon";
const NEW_PASSWORD: &str = "kanarienvogel sleeps at night";
/// Of ten digits: 1, then these nine with their check digit.
const PERSON: u32 = 86_420_975;
const MOBILE: &str = "+966598761234";
const IBAN: &str = "SA8580204060810121416180";
const CARD: &str = "5123450000000008";
const INSIDE: &str = "canary inside a document";

/// Keeps everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

thread_local! {
    /// Where what this thread logs is kept, while somebody listens to it.
    static LISTENING: RefCell<Option<Log>> = const { RefCell::new(None) };
}

/// Writes to the log of the thread.
struct OfThread;

impl MakeWriter<'_> for OfThread {
    type Writer = Log;
    fn make_writer(&self) -> Log {
        LISTENING.with_borrow(|log| log.clone().unwrap_or_default())
    }
}

/// Keeps everything that this thread logs, whatever its level; other threads log nothing.
fn listen(log: &Log) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let here = dynamic_filter_fn(|_, _| LISTENING.with_borrow(Option::is_some));
        let layer = tracing_subscriber::fmt::layer().json().with_writer(OfThread).with_filter(here);
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(layer)).expect("the only one");
    });
    LISTENING.set(Some(log.clone()));
}

/// What must be nowhere in clear, what must not be at rest, and what a log or a stranger must not see.
#[derive(Default)]
struct Canaries {
    /// Passwords, codes, tokens: nowhere but in the mail they were meant for.
    secrets: BTreeSet<String>,
    /// Identity numbers and IBANs.
    numbers: BTreeSet<String>,
    /// How to reach somebody, and who they are.
    contacts: BTreeSet<String>,
}

impl Canaries {
    fn all(&self) -> impl Iterator<Item = &String> {
        self.secrets.iter().chain(&self.numbers).chain(&self.contacts)
    }

    fn private(&self) -> impl Iterator<Item = &String> {
        self.secrets.iter().chain(&self.numbers)
    }
}

/// True when a text holds a canary; one of digits only where it is not a part of a longer number.
fn holds(text: &str, canary: &str) -> bool {
    let is_number = canary.bytes().all(|byte| byte.is_ascii_digit());
    text.match_indices(canary).any(|(at, _)| {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let bytes = text.as_bytes();
        !is_number
            || !digit(at.checked_sub(1).and_then(|before| bytes.get(before))) && !digit(bytes.get(at + canary.len()))
    })
}

fn hex(text: &str) -> String {
    text.bytes().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Everything a stranger can look at, and some who are staff but not of this desk.
async fn strangers_see(bed: &Testbed, service: &Router) -> String {
    let mut seen = String::new();
    let agent = cookie(bed, "agent", Role::SupportAgent).await;
    let other = cookie(bed, "other", Role::Applicant).await;
    let routes = include_str!("../../../../app/src/routes.rs");
    let pages = routes.lines().filter_map(|line| line.split_once("path!(\"")?.1.split_once('"')).map(|(path, _)| path);
    for page in pages.filter(|page| !page.contains([':', '*'])) {
        for cookie in ["", &agent, &other] {
            seen.push_str(&text(get(service, format!("/en/{page}").trim_end_matches('/'), cookie).await).await);
        }
    }
    for path in
        ["/outbox.html", "/readyz", "/api/v1/services", "/api/v1/policy/editions", "/en/status?number=123456789010"]
    {
        seen.push_str(&text(get(service, path, "").await).await);
    }
    seen
}

/// Every row of every table as text; on SQLite the whole file, with what its journal holds.
async fn at_rest(bed: &Testbed) -> Vec<u8> {
    if bed.db.engine() == Engine::Sqlite {
        let path = bed.address.trim_start_matches("sqlite:");
        return ["", "-wal"].iter().flat_map(|end| std::fs::read(format!("{path}{end}")).unwrap_or_default()).collect();
    }
    let tables = Statement {
        name: "tables",
        text: "select cast(table_name as text) from information_schema.tables where table_schema = 'public'",
    };
    let mut tx = bed.db.read().await.expect("a reader");
    let tables: Vec<(String,)> = tx.fetch_all(tables, vec![]).await.expect("tables");
    assert!(tables.len() > 20, "{tables:?}");
    let mut all = Vec::new();
    for (table,) in tables {
        // Read once, in a test: the text lives as long as the process.
        let text = Box::leak(format!("select cast(it as text) from {table} it").into_boxed_str());
        let rows: Vec<(String,)> = tx.fetch_all(Statement { name: "rows", text }, vec![]).await.expect("rows");
        rows.into_iter().for_each(|(row,)| {
            all.extend_from_slice(row.as_bytes());
            all.push(b'\n');
        });
    }
    all
}

/// What the audit log, the queue and the timeline say.
async fn on_record(bed: &Testbed) -> String {
    const RECORDS: [&str; 4] = [
        "select event || ' ' || subject_kind || ' ' || facts from audit_events",
        "select kind || ' ' || payload || ' ' || coalesce(last_error, '') || ' ' || coalesce(unique_key, '') from jobs",
        "select action || ' ' || to_status from application_events",
        "select event_id from gateway_notices",
    ];
    let mut tx = bed.db.read().await.expect("a reader");
    let mut all = String::new();
    for text in RECORDS {
        let rows: Vec<(String,)> = tx.fetch_all(Statement { name: "records", text }, vec![]).await.expect("records");
        assert!(!rows.is_empty(), "{text}");
        rows.into_iter().for_each(|(row,)| {
            let _ = writeln!(all, "{row}");
        });
    }
    all
}

fn files_under(folder: &Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries
        .flat_map(|entry| {
            if entry.path().is_dir() {
                files_under(&entry.path())
            } else {
                std::fs::read(entry.path()).expect("a file")
            }
        })
        .collect()
}

fn is_within(whole: &[u8], part: &str) -> bool {
    whole.windows(part.len()).any(|window| window == part.as_bytes())
}

async fn journey(engine: Engine, log: &Log) {
    let mut bed = Testbed::new(engine).await;
    bed.clock.set(sample_day().start().plus_seconds(12 * 3_600));
    let folder = std::env::temp_dir().join(format!("portal-canary-{engine:?}-{}", std::process::id()));
    bed.portal.objects = Objects::folder(&folder, bed.portal.secrets.clone()).expect("a folder");
    // The mail is captured; nothing else of a demonstration is on.
    crate::http::health::recorder();
    let service = service(&bed);
    let mut found = Canaries::default();
    found.numbers.extend([filings::national_id(PERSON), IBAN.to_owned(), CARD.to_owned(), INSIDE.to_owned()]);
    found.contacts.extend([EMAIL, NAME, MOBILE, &MOBILE[4..]].map(str::to_owned));
    let mut browser = Browser::new(&bed, &service);
    account(&bed, &mut browser, &mut found).await;
    application(&bed, &mut browser).await;
    let id = bed.new_id();
    bed.objects.put(&bed.rng, id, INSIDE.as_bytes()).await.expect("a document");
    found
        .secrets
        .extend(browser.cookies.iter().filter(|(name, _)| name == SESSION_COOKIE).map(|(_, value)| value.clone()));
    assert!(found.secrets.len() > 25, "{}", found.secrets.len());

    let told = RefCell::new(Vec::new());
    let tell = |place: &str, text: &str, canary: &str| {
        if holds(text, canary) {
            told.borrow_mut().push(format!("{place}: {canary}"));
        }
    };
    let seen = strangers_see(&bed, &service).await;
    let mut figures = Request::get("/metrics").body(Body::empty()).expect("a request");
    figures.extensions_mut().insert(axum::extract::ConnectInfo(std::net::SocketAddr::from(([127, 0, 0, 1], 1))));
    let figures = text(ask(&service, figures).await).await;
    assert!(figures.contains("http_requests_total"), "{figures}");
    let said = String::from_utf8_lossy(&log.0.lock().expect("the log")).into_owned();
    assert!(said.contains("answered") && said.len() > 10_000, "the log was not kept: {}", said.len());
    let record = on_record(&bed).await;
    for canary in found.all() {
        tell("log", &said, canary);
        tell("figures", &figures, canary);
        tell("a stranger's page", &seen, canary);
        tell("record", &record, canary);
    }
    let rest = at_rest(&bed).await;
    let documents = files_under(&folder);
    assert!(rest.len() > 20_000 && documents.len() > 1_000, "{} {}", rest.len(), documents.len());
    let readable = String::from_utf8_lossy(&rest).into_owned();
    for canary in found.private() {
        tell("database", &readable, canary);
        tell("database, in hexadecimal", &readable, &hex(canary));
        if canary.len() > 6 && is_within(&documents, canary) {
            told.borrow_mut().push(format!("documents: {canary}"));
        }
    }
    // Messages hold what they are for, and go to whom it is for.
    for message in bed.sent().await {
        for canary in found.private() {
            let is_theirs = [EMAIL, MOBILE].contains(&message.to.as_str());
            let is_code = found.secrets.contains(canary) && ![PASSWORD, NEW_PASSWORD].contains(&canary.as_str());
            if holds(&message.content.text, canary) && !(is_theirs && is_code) {
                told.borrow_mut().push(format!("a message to {}: {canary}", message.to));
            }
        }
    }
    let told = told.into_inner();
    assert!(told.is_empty(), "{} found:\n{}", told.len(), told.join("\n"));
    // The search finds what is there: the address lies in the database in clear, as it may.
    assert!(holds(&readable, EMAIL));
    let _ = std::fs::remove_dir_all(&folder);
    bed.db.close().await;
}

fn run(engine: Engine) {
    let log = Log::default();
    listen(&log);
    // On this thread alone, and so are all tasks.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(journey(engine, &log));
    LISTENING.set(None);
}

mod what_is_private_is_found_nowhere_but_with_its_owner_and_its_reviewer {
    use super::*;

    #[test]
    fn sqlite() {
        run(Engine::Sqlite);
    }

    #[test]
    fn postgres() {
        run(Engine::Postgres);
    }
}

#[test]
fn a_canary_of_digits_is_not_found_within_a_longer_number() {
    assert!(holds("code 482013.", "482013") && holds("482013", "482013") && holds("x\n482013y", "482013"));
    assert!(!holds("1482013", "482013") && !holds("4820139", "482013"));
    assert!(holds("1482013 482013", "482013") && holds("abcSA10x", "SA10"));
}
