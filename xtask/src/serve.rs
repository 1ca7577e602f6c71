//! `serve`: the portal on this machine, with demonstration data.

use std::fs;
use std::io::Read as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::build::{self, Built, Profile};
use crate::process;

/// Where the portal listens unless `ADDRESS` says otherwise.
const ADDRESS: &str = "127.0.0.1:3000";

/// How long a server may take from its start to its first answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sets up, builds, seeds, and serves until it is stopped.
pub(crate) fn serve() -> Result<()> {
    let built = build::build(Profile::Dev)?;
    let place = Place::of_development()?;
    place.seed(&built)?;
    let mut server = place.start(&built)?;
    println!("\n  {0}/ar   {0}/en\n\nstop with Ctrl-C", place.public_url);
    let status = server.wait()?;
    // 130 and 143: stopped from the keyboard, or asked to end.
    if !status.success() && !matches!(status.code(), None | Some(130 | 143)) {
        bail!("the server ended with {status}");
    }
    Ok(())
}

/// An address and a database.
pub(crate) struct Place {
    /// Where the server listens.
    pub(crate) address: SocketAddr,
    /// What the portal calls itself: by name where it can, since passkeys belong to a name.
    pub(crate) public_url: String,
    /// The URL of the database.
    pub(crate) database: String,
    /// Where documents are kept.
    pub(crate) documents: String,
}

impl Place {
    /// The usual address and the database of `DATABASE_URL`, by default a SQLite file under `data/`.
    pub(crate) fn of_development() -> Result<Self> {
        let given = std::env::var("ADDRESS").unwrap_or_else(|_| ADDRESS.to_string());
        let folder = process::root().join("data");
        fs::create_dir_all(&folder)?;
        let database = std::env::var("DATABASE_URL")
            .unwrap_or_else(|_| format!("sqlite://{}", folder.join("portal.db").display()));
        let address: SocketAddr = given.parse().with_context(|| format!("ADDRESS={given}"))?;
        let public_url = std::env::var("PORTAL_PUBLIC_URL").unwrap_or_else(|_| match address.ip().is_loopback() {
            true => format!("http://localhost:{}", address.port()),
            false => format!("http://{address}"),
        });
        Ok(Self { address, public_url, database, documents: folder.join("documents").display().to_string() })
    }

    /// A free port and an empty SQLite database in the given folder.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let database = format!("sqlite://{}", folder.join("portal.db").display());
        Ok(Self {
            address,
            public_url: format!("http://{address}"),
            database,
            documents: folder.join("documents").display().to_string(),
        })
    }

    /// The server's binary with this place as its configuration.
    pub(crate) fn command(&self, built: &Built, task: &str) -> Command {
        let mut command = process::program(&built.server);
        command
            .arg(task)
            .env("DATABASE_URL", &self.database)
            .env("ADDRESS", self.address.to_string())
            .env("PORTAL_PUBLIC_URL", &self.public_url)
            .env("DOCUMENTS_DIR", &self.documents)
            .env("ASSETS_DIR", &built.site)
            // Fixed secrets, sign-ins printed, messages shown: not for real data.
            .env("PORTAL_DEMONSTRATION", "true");
        command
    }

    /// Demonstration data into an empty database; the server prints the sign-ins, whether it had to write them or not.
    pub(crate) fn seed(&self, built: &Built) -> Result<()> {
        process::run(&mut self.command(built, "seed"))
    }

    /// Starts the server and waits for its first answer.
    pub(crate) fn start(&self, built: &Built) -> Result<Child> {
        if TcpStream::connect(self.address).is_ok() {
            bail!("something listens on {} already: stop it, or set ADDRESS", self.address);
        }
        let mut child =
            self.command(built, "serve").stdin(Stdio::null()).spawn().context("the server did not start")?;
        answers(&mut child, self.address, PATIENCE)?;
        Ok(child)
    }
}

/// Waits for the first answer of a server that was just started; one that does not come is ended.
pub(crate) fn answers(server: &mut Child, address: SocketAddr, patience: Duration) -> Result<()> {
    let start = Instant::now();
    while get(address, "/healthz").is_err() {
        if let Some(status) = server.try_wait()? {
            bail!("the server ended with {status} before it answered");
        }
        if start.elapsed() > patience {
            server.kill()?;
            server.wait()?;
            bail!("the server did not answer on {address} within {} s", patience.as_secs());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

/// The answer to a plain GET, headers included, when its status is 2xx.
pub(crate) fn get(address: SocketAddr, path: &str) -> Result<String> {
    use std::io::Write as _;
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut text = Vec::new();
    stream.read_to_end(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    if !text.starts_with("HTTP/1.1 2") {
        bail!("{path}: {}", text.lines().next().unwrap_or("no answer"));
    }
    Ok(text)
}
