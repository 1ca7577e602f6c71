//! One throw-away Postgres cluster for the test process, one database a test, copied from a template.
//!
//! A shell holds the cluster and waits for the end of its standard input, which is the end of the test process however
//! it ends; then it stops the server and removes its folder. So nothing is left behind, and nothing is killed by name.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::sync::OnceCell;

use crate::db::{Db, Options};

/// `$1` = folder of the binaries, `$2` = port. Prints one line when the server takes connections.
const KEEPER: &str = r#"
trap '' INT
dir=$(mktemp -d "${TMPDIR:-/tmp}/portal-postgres.XXXXXX") || exit 1
pid=
finish() { [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null && wait "$pid"; rm -rf "$dir"; }
trap finish EXIT
"$1/initdb" -D "$dir/data" -U portal --auth=trust --no-sync -E UTF8 --locale=C >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
"$1/postgres" -D "$dir/data" -p "$2" -k "$dir" -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
    -c synchronous_commit=off -c max_connections=400 -c shared_buffers=32MB -c max_wal_size=4GB -c autovacuum=off >>"$dir/log" 2>&1 &
pid=$!
for try in $(seq 300); do
    "$1/pg_isready" -q -h 127.0.0.1 -p "$2" && { echo ready; cat >/dev/null; exit 0; }
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
done
cat "$dir/log" >&2
exit 1
"#;

/// The address of a new, migrated database.
pub(super) async fn new_database() -> String {
    static TEMPLATE: OnceCell<()> = OnceCell::const_new();
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let port = *port();
    let address = |name: &str| format!("postgres://portal@127.0.0.1:{port}/{name}?sslmode=disable");
    TEMPLATE
        .get_or_init(|| async {
            run(&address("postgres"), "create database template_portal".into()).await;
            let db = Db::connect(&address("template_portal"), Options { connections: 1, ..Options::default() })
                .await
                .expect("Postgres answers");
            db.migrate().await.expect("the migrations run");
            db.close().await;
        })
        .await;
    let name = format!("test_{}", COUNTER.fetch_add(1, Ordering::SeqCst));
    run(&address("postgres"), format!("create database {name} template template_portal strategy file_copy")).await;
    address(&name)
}

async fn run(address: &str, text: String) {
    let mut connection = PgConnection::connect(address).await.expect("Postgres answers");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut connection).await.expect("Postgres obeys");
    connection.close().await.expect("Postgres lets go");
}

/// The port of the cluster, which is started at the first call.
fn port() -> &'static u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    PORT.get_or_init(|| {
        let binaries = binaries().expect("PostgreSQL is needed: its binaries are neither on PATH nor where `pg_config --bindir` says nor in /usr/lib/postgresql");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut keeper = keeper_command();
        keeper.arg(KEEPER).arg("keeper").arg(&binaries).arg(port.to_string());
        keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0).current_dir("/");
        // Not waited for: it outlives this process by the moment it needs to clean up.
        #[allow(clippy::zombie_processes)]
        let mut keeper = keeper.spawn().expect("a shell");
        let mut line = String::new();
        let output = keeper.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("its first line");
        assert_eq!(line.trim(), "ready", "the throw-away Postgres did not start, see above");
        // Its standard input stays open as long as this process lives.
        let input = keeper.stdin.take().expect("its input");
        std::mem::forget(input);
        let _ = std::io::stderr().flush();
        port
    })
}

/// `sh -c`, as somebody who is not root: Postgres refuses to run as root.
fn keeper_command() -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if !is_root {
        let mut sh = Command::new("sh");
        sh.arg("-c");
        return sh;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let user = if users.lines().any(|line| line.starts_with("postgres:")) { "postgres" } else { "nobody" };
    let mut setpriv = Command::new("setpriv");
    setpriv.args([&format!("--reuid={user}"), "--clear-groups", "--", "sh", "-c"]);
    setpriv
}

/// The folder that holds `initdb` and `postgres`.
fn binaries() -> Option<PathBuf> {
    let holds_both =
        |folder: &Path| ["initdb", "postgres", "pg_isready"].iter().all(|name| folder.join(name).is_file());
    let on_path =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let said = Command::new("pg_config")
        .arg("--bindir")
        .output()
        .ok()
        .map(|out| PathBuf::from(String::from_utf8_lossy(&out.stdout).trim().to_owned()));
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort();
    versions.into_iter().rev().chain(said).chain(on_path).find(|folder| holds_both(folder))
}
