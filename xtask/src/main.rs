//! `cargo xtask`: set up, build, serve, test and measure the portal.
//!
//! One task a file. A task prints what it does, stops at the first thing that fails, and says what to do about it.

#![allow(clippy::print_stdout, reason = "a command line tool speaks on standard output")]

mod assets;
mod bench;
mod build;
mod compress;
mod dev;
mod merge;
mod module;
mod process;
mod serve;
mod setup;
mod test;
mod wasm;
mod weights;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <task>

  setup                     install what is missing (wasm target, npm packages, Chromium, PostgreSQL)
  serve                     set up, build, fill an empty database with demonstration data, serve
  dev                       serve, rebuild on every change and reload the page
  build [--release]         browser side and server; with --release one binary with its assets inside
  build --site              the browser side alone
  test [--quick] [filter…]  set up and check everything; ends with the line `N passed, N failed`
  bench [--write] [--as-built] [chapter…] measure; with --write regenerate docs/performance.md";

fn main() {
    if let Err(fault) = run() {
        eprintln!("error: {fault:#}");
        std::process::exit(1);
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((task, rest)) = arguments.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    match (task.as_str(), rest.as_slice()) {
        ("setup", []) => setup::everything(),
        ("serve", []) => serve::serve(),
        ("dev", []) => dev::watch(),
        ("build", []) => build::build(build::Profile::Dev).map(drop),
        ("build", ["--release"]) => build::build(build::Profile::Release).map(drop),
        ("build", ["--site"]) => build::site(build::Profile::Dev).map(drop),
        ("test", _) => test::run(&test::Selection::parse(&rest)?),
        ("bench", _) => bench::run(&rest),
        ("help" | "--help" | "-h", _) => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("no such task: `{}`\n\n{USAGE}", arguments.join(" ")),
    }
}
