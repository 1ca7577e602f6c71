//! What a page costs the server: CPU time, instructions, memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::load::{Client, cpu_used};
use crate::build::Built;
use crate::process;
use crate::serve::{Place, answers};

/// The pages measured.
const PAGES: [&str; 3] = ["/healthz", "/ar", "/ar/fees"];

/// Requests before the measurement, and in it.
const WARM: usize = 200;
const MEASURED: usize = 2_000;

/// Requests of the two runs whose difference is counted: what starting up costs falls out of it.
const FEW: usize = 20;
const MORE: usize = 120;

/// Under valgrind everything is some fifty times slower.
const PATIENCE: Duration = Duration::from_secs(120);

/// CPU per request of a running server: full middleware, one kept connection, nothing compressed.
pub(super) fn cpu(place: &Place, pid: u32) -> Result<String> {
    let mut table = String::from("| page | bytes | CPU µs a request |\n|---|--:|--:|\n");
    for page in PAGES {
        let mut client = Client::connect(place.address)?;
        let mut bytes = 0;
        for _ in 0..WARM {
            bytes = client.get(page)?;
        }
        let before = cpu_used(pid)?;
        for _ in 0..MEASURED {
            client.get(page)?;
        }
        let each = (cpu_used(pid)? - before) / MEASURED as u64;
        table.push_str(&format!("| {page} | {bytes} | {each} |\n"));
    }
    Ok(table)
}

/// Instructions per request, counted by callgrind; the count, unlike the time, is the same on every machine.
pub(super) fn instructions(folder: &Path, built: &Built) -> Result<String> {
    if process::find("valgrind").is_none() {
        bail!("valgrind is not installed");
    }
    let mut table = String::from("| page | instructions a request |\n|---|--:|\n");
    for page in PAGES {
        let count = |requests: usize| counted(folder, built, page, requests);
        let (few, more) = (count(FEW)?, count(MORE)?);
        table.push_str(&format!("| {page} | {} |\n", more.saturating_sub(few) / (MORE - FEW) as u64));
    }
    Ok(table)
}

/// All instructions of a server that answers so many requests, from its start to its end.
fn counted(folder: &Path, built: &Built, page: &str, requests: usize) -> Result<u64> {
    let place = Place::in_folder(folder)?;
    let bare = place.command(built, "serve");
    let mut command = process::program("valgrind");
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(bare.get_program())
        .args(bare.get_args())
        .envs(bare.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.join("callgrind.log"))?);
    let mut server = command.spawn().context("valgrind did not start")?;
    let asked = answers(&mut server, place.address, PATIENCE).and_then(|()| {
        let mut client = Client::connect(place.address)?;
        (0..requests).try_for_each(|_| client.get(page).map(drop))
    });
    end(&mut server)?;
    asked?;
    let log = fs::read_to_string(folder.join("callgrind.log"))?;
    log.lines()
        .find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
        .context("callgrind counted nothing")
}

/// Asks a server to end and waits for it; `kill` itself would cut the count off.
fn end(server: &mut std::process::Child) -> Result<()> {
    process::run(Command::new("kill").args(["-TERM", &server.id().to_string()]))?;
    let start = Instant::now();
    while server.try_wait()?.is_none() {
        if start.elapsed() > PATIENCE {
            server.kill()?;
            server.wait()?;
            bail!("the server did not end when asked to");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Size of the binary with everything inside, resident memory after the measurements, time from start to first answer.
pub(super) fn binary(built: &Built, folder: &Path, pid: u32) -> Result<String> {
    let bytes = fs::metadata(&built.server)?.len();
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).map_or("unknown", str::trim);
    let mut times = Vec::new();
    for _ in 0..5 {
        let place = Place::in_folder(folder)?;
        let start = Instant::now();
        let mut server =
            place.command(built, "serve").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        answers(&mut server, place.address, PATIENCE)?;
        times.push(start.elapsed().as_millis());
        end(&mut server)?;
    }
    times.sort_unstable();
    Ok(format!(
        "| what | measured | budget |\n|---|--:|--:|\n| release binary, assets inside | {:.1} MB | 25 MB |\n\
         | resident memory after these measurements | {resident} | |\n| start to first answer, median of five | {} ms | 50 ms |\n",
        bytes as f64 / 1e6,
        times[times.len() / 2],
    ))
}
