//! `setup`: installs what is missing, and is quick when nothing is.
//!
//! Rust's target comes by rustup, the packages of `end2end/` by npm, programs by apt where we may (as root on Debian or
//! Ubuntu); elsewhere it says exactly what to install.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::process;

/// Everything that any task needs.
pub(crate) fn everything() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let mut wanted = Vec::new();
    if chromium().is_none() {
        wanted.push(Program { package: "chromium", what: "Chromium (or set CHROMIUM to the path of one)" });
    }
    wanted.extend(missing_postgres());
    install(&wanted)?;
    println!("set up: wasm target, npm packages, Chromium, PostgreSQL");
    Ok(())
}

/// What measuring needs beside it all.
pub(crate) fn for_bench() -> Result<()> {
    everything()?;
    match process::find("valgrind") {
        Some(_) => Ok(()),
        None => install(&[Program { package: "valgrind", what: "valgrind, which counts instructions" }]),
    }
}

/// What the tests without a browser need.
pub(crate) fn for_quick_test() -> Result<()> {
    wasm_target()?;
    install(&missing_postgres())
}

/// What a build of the given profile needs: in development no more than the target.
pub(crate) fn for_build(profile: Profile) -> Result<()> {
    wasm_target()?;
    match profile {
        Profile::Dev => Ok(()),
        Profile::Release => npm_packages(),
    }
}

fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = process::output(process::program("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "the Rust standard library for {TARGET} is missing and there is no rustup to add it with: install it with your distribution's package"
        );
    }
    process::step("rustup: target wasm32-unknown-unknown", || {
        process::output(process::program("rustup").args(["target", "add", TARGET])).map(drop)
    })
}

/// `npm ci`, when what is installed is not what the lock file says.
pub(crate) fn npm_packages() -> Result<()> {
    let folder = process::end2end();
    let lock = fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json")?;
    let seen = folder.join("node_modules/.lock-seen");
    if fs::read(&seen).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    if process::find("npm").is_none() {
        bail!("npm is missing: install Node.js 20 or newer");
    }
    process::step("npm: packages of end2end/", || {
        let mut command = process::program("npm");
        command.current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]);
        // Playwright drives the Chromium that is installed.
        command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        process::output(&mut command)?;
        fs::write(&seen, &lock)?;
        Ok(())
    })
}

/// The Chromium to test with.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(given)).filter(|file| file.is_file());
    }
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
        .iter()
        .find_map(|name| process::find(name))
}

/// The folder of PostgreSQL's server programs: on the path, where `pg_config` says, or Debian's folder of the newest version.
pub(crate) fn postgres() -> Option<PathBuf> {
    let has = |folder: &Path| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    if let Some(folder) = process::find("initdb").and_then(|file| Some(file.parent()?.to_path_buf()))
        && has(&folder)
    {
        return Some(folder);
    }
    if process::find("pg_config").is_some()
        && let Ok(text) = process::output(process::program("pg_config").arg("--bindir"))
        && has(Path::new(text.trim()))
    {
        return Some(PathBuf::from(text.trim()));
    }
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, folder)| has(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder)
}

/// A program that apt can bring.
struct Program {
    /// Its Debian package.
    package: &'static str,
    /// What to install where there is no apt.
    what: &'static str,
}

fn missing_postgres() -> Vec<Program> {
    if postgres().is_some() {
        return Vec::new();
    }
    let what = "PostgreSQL 15 or newer, its server programs (initdb, postgres) on the PATH or in the folder that `pg_config --bindir` names";
    vec![Program { package: "postgresql", what }]
}

fn install(wanted: &[Program]) -> Result<()> {
    if wanted.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = wanted.iter().map(|program| program.package).collect();
    let root = process::output(process::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if process::find("apt-get").is_none() {
        let list: Vec<String> = wanted.iter().map(|program| format!("- {}", program.what)).collect();
        bail!("please install:\n{}", list.join("\n"));
    }
    if !root {
        bail!(
            "please install, as root:\n  apt-get update && apt-get install -y --no-install-recommends {}",
            packages.join(" ")
        );
    }
    process::step(&format!("apt: {}", packages.join(", ")), || {
        let apt = |arguments: &[&str]| {
            let mut command = process::program("apt-get");
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            // The packages' services are not started: the tests make their own, for as long as they run.
            command.env("RUNLEVEL", "1");
            process::output(&mut command).map(drop)
        };
        apt(&["update"])?;
        let mut arguments = vec!["install", "-y", "--no-install-recommends"];
        arguments.extend(packages.iter().copied());
        apt(&arguments)
    })
}
