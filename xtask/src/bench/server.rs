//! What a page costs the server: statements, CPU time, instructions, memory.

use std::fs;
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::load::{Client, cpu_used};
use super::{Bench, Table, floor, log};
use crate::process;
use crate::serve::{Place, answers, get};

/// Requests before the measurement; then rounds of so many, each subject in turn, of which the median counts.
const WARM: usize = 300;
const ROUNDS: usize = 9;
const MEASURED: usize = 300;

/// Requests of the two runs whose difference is counted: what starting up costs falls out of it.
const FEW: usize = 20;
const MORE: usize = 120;

/// The status page costs at most so many times the floor.
const TIMES_FLOOR: f64 = 3.0;
/// Statements of the status page and of any page.
const STATEMENTS: [f64; 2] = [2.0, 6.0];
const COLD_START_MS: f64 = 50.0;
const IDLE_MIB: f64 = 20.0;
const BINARY_MB: f64 = 25.0;

/// Under valgrind everything is some fifty times slower.
const PATIENCE: Duration = Duration::from_secs(120);

/// Every request comes from an address of its own: visitors are many, and no limit stands in the way.
const VISITORS: [(&str, &str); 2] = [("PORTAL_TRUSTED_PROXIES", "127.0.0.1"), ("PORTAL_WORKER", "false")];

/// A server that is ended with its owner.
pub(super) struct Running {
    child: Child,
    pub(super) address: SocketAddr,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Starts a server that logs into a file and waits for its first answer.
    fn start(bench: &Bench, mut command: Command, address: SocketAddr, name: &str) -> Result<Self> {
        command.stdin(Stdio::null()).stdout(log(&bench.folder, &format!("{name}.log"))?);
        command.stderr(log(&bench.folder, &format!("{name}.errors.log"))?);
        let mut child = command.spawn().with_context(|| process::line(&command))?;
        answers(&mut child, address, PATIENCE)?;
        Ok(Self { child, address })
    }

    /// Asks the server to end and waits for it; `kill` itself would cut a count off.
    fn end(mut self) -> Result<()> {
        process::run(Command::new("kill").args(["-TERM", &self.child.id().to_string()]))?;
        let start = Instant::now();
        while self.child.try_wait()?.is_none() {
            if start.elapsed() > PATIENCE {
                bail!("the server did not end when asked to");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// The released binary as an operator would start it, its files inside, at a free port.
fn portal(bench: &Bench, settings: &[(&str, &str)]) -> Result<(Command, SocketAddr)> {
    let place = Place::in_folder(&bench.folder)?;
    let mut command = place.command(&bench.built, "serve");
    command.env_remove("ASSETS_DIR").envs(settings.iter().copied());
    Ok((command, place.address))
}

/// The portal for many visitors.
pub(super) fn started(bench: &Bench) -> Result<Running> {
    let (command, address) = portal(bench, &VISITORS)?;
    Running::start(bench, command, address, "portal")
}

/// Statements and writing transactions of a GET, as the server's own figures count them.
pub(super) fn statements(bench: &Bench) -> Result<Table> {
    let running = started(bench)?;
    let figure = |name: &str| -> Result<i64> {
        let text = get(running.address, "/metrics")?;
        let line = text.lines().find_map(|line| line.strip_prefix(name)).with_context(|| format!("no {name}"))?;
        Ok(line.trim().parse()?)
    };
    let mut table = Table::new("| page | statements | writing transactions |", "|---|--:|--:|");
    let status = bench.status_page();
    let mut client = Client::connect(running.address)?;
    for page in [status.as_str(), "/ar", "/ar/services", "/ar/fees", "/ar/refund-calculator", "/ar/policy"] {
        const TIMES: i64 = 10;
        let before = (figure("db_statements_total")?, figure("db_writes_total")?);
        for _ in 0..TIMES {
            client.get(page)?;
        }
        // Each look at the figures counts the jobs, which is a statement: two looks lie between.
        let statements = (figure("db_statements_total")? - before.0 - 2) / TIMES;
        let writes = figure("db_writes_total")? - before.1;
        let budget = if page == status { STATEMENTS[0] } else { STATEMENTS[1] };
        let what = format!("statements of {page}");
        let shown = table.within(&what, statements as f64, budget, statements.to_string());
        let written = table.within(&format!("writes of {page}"), writes as f64, 0.0, writes.to_string());
        table.row(&[page.to_string(), shown, written]);
    }
    table.text.push_str("\nSigned-in pages: `a_page_asks_little_and_writes_nothing` walks them all on both engines.\n");
    Ok(table)
}

/// CPU per request of running servers: full middleware, one kept connection, nothing compressed.
pub(super) fn cpu(bench: &Bench) -> Result<Table> {
    let portal = started(bench)?;
    let (command, address) = floor::command(&bench.floor, &bench.place)?;
    let floor = Running::start(bench, command, address, "floor")?;
    let status = bench.status_page();
    let subjects: [(&str, &Running, &str); 5] = [
        ("the floor", &floor, &status),
        ("the status page", &portal, &status),
        ("/ar", &portal, "/ar"),
        ("/ar/fees", &portal, "/ar/fees"),
        ("/healthz", &portal, "/healthz"),
    ];
    let mut figures: Vec<(usize, Vec<f64>)> = Vec::new();
    let mut clients = Vec::new();
    for (_, running, path) in subjects {
        let mut client = Client::connect(running.address)?;
        let mut bytes = 0;
        for _ in 0..WARM {
            bytes = client.get(path)?;
        }
        clients.push(client);
        figures.push((bytes, Vec::new()));
    }
    for _ in 0..ROUNDS {
        for (at, (_, running, path)) in subjects.iter().enumerate() {
            let pid = running.child.id();
            let before = cpu_used(pid)?;
            for _ in 0..MEASURED {
                clients[at].get(path)?;
            }
            figures[at].1.push((cpu_used(pid)? - before) as f64 / MEASURED as f64);
        }
    }
    let mut table = Table::new("| page | bytes | CPU µs a request | × the floor |", "|---|--:|--:|--:|");
    let medians: Vec<f64> = figures.iter_mut().map(|(_, times)| median(times)).collect();
    for (at, (name, ..)) in subjects.iter().enumerate() {
        let times = medians[at] / medians[0];
        let shown = if *name == "the status page" {
            table.within("CPU of the status page, × the floor", times, TIMES_FLOOR, format!("{times:.2}"))
        } else {
            format!("{times:.2}")
        };
        table.row(&[(*name).to_string(), figures[at].0.to_string(), format!("{:.0}", medians[at]), shown]);
    }
    table.text.push_str(&format!("\nBudget of the status page: {TIMES_FLOOR} × the floor.\n"));
    Ok(table)
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}

/// Instructions per request, counted by callgrind; the count, unlike the time, is the same on every machine.
pub(super) fn instructions(bench: &Bench) -> Result<Table> {
    if process::find("valgrind").is_none() {
        bail!("valgrind is not installed");
    }
    let status = bench.status_page();
    let each = |path: &str, floor: bool| -> Result<f64> {
        let (few, more) = (counted(bench, path, floor, FEW)?, counted(bench, path, floor, MORE)?);
        Ok(more.saturating_sub(few) as f64 / (MORE - FEW) as f64)
    };
    let base = each(&status, true)?;
    let mut table = Table::new("| page | instructions a request | × the floor |", "|---|--:|--:|");
    table.row(&["the floor".to_string(), format!("{base:.0}"), "1.00".to_string()]);
    for (name, path) in [("the status page", status.as_str()), ("/ar", "/ar"), ("/ar/fees", "/ar/fees")] {
        let count = each(path, false)?;
        table.row(&[name.to_string(), format!("{count:.0}"), format!("{:.2}", count / base)]);
    }
    Ok(table)
}

/// All instructions of a server that answers so many requests, from its start to its end.
fn counted(bench: &Bench, path: &str, is_floor: bool, requests: usize) -> Result<u64> {
    let (bare, address) =
        if is_floor { floor::command(&bench.floor, &bench.place)? } else { portal(bench, &VISITORS)? };
    let mut command = process::program("valgrind");
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(bare.get_program())
        .args(bare.get_args())
        .envs(bare.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let running = Running::start(bench, command, address, "callgrind")?;
    let mut client = Client::connect(running.address)?;
    for _ in 0..requests {
        client.get(path)?;
    }
    drop(client);
    running.end()?;
    let text = fs::read_to_string(bench.folder.join("callgrind.errors.log"))?;
    text.lines()
        .find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
        .context("callgrind counted nothing")
}

/// Size of the binary with everything inside, time from start to first answer, resident memory of a server that rests.
pub(super) fn binary(bench: &Bench) -> Result<Table> {
    let bytes = fs::metadata(&bench.built.server)?.len() as f64 / 1e6;
    let mut times = Vec::new();
    for _ in 0..9 {
        let (command, address) = portal(bench, &[])?;
        let start = Instant::now();
        let running = Running::start(bench, command, address, "start")?;
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
        running.end()?;
    }
    let start = median(&mut times);
    let (command, address) = portal(bench, &[])?;
    let running = Running::start(bench, command, address, "idle")?;
    get(running.address, &bench.status_page())?;
    let status = fs::read_to_string(format!("/proc/{}/status", running.child.id()))?;
    let mib = |name: &str| -> Result<f64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no memory in /proc")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
    };
    let (resident, own) = (mib("VmRSS:")?, mib("RssAnon:")?);
    let mut table = Table::new("| what | measured | budget |", "|---|--:|--:|");
    let shown = table.within("release binary", bytes, BINARY_MB, format!("{bytes:.1} MB"));
    table.row(&["release binary, assets inside".to_string(), shown, format!("{BINARY_MB} MB")]);
    let shown = table.within("start to first answer", start, COLD_START_MS, format!("{start:.0} ms"));
    table.row(&["start to first answer, median of nine".to_string(), shown, format!("{COLD_START_MS} ms")]);
    let shown = table.within("idle memory", resident, IDLE_MIB, format!("{resident:.1} MiB"));
    table.row(&["resident memory after one page".to_string(), shown, format!("{IDLE_MIB} MiB")]);
    table.row(&[
        "of which its own, the rest being the binary's pages".to_string(),
        format!("{own:.1} MiB"),
        String::new(),
    ]);
    Ok(table)
}
