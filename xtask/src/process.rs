//! Folders of the project, and running other programs.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

/// The root of the project: the folder above `xtask/`.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of the browser tests, which also holds the npm packages of the build.
pub(crate) fn end2end() -> PathBuf {
    root().join("end2end")
}

/// The folder under `target/` of the given name.
pub(crate) fn target(name: &str) -> PathBuf {
    root().join("target").join(name)
}

/// A program to be run in the root of the project.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// `cargo` for the portal. What this program inherited from the `cargo run` that started it is taken away,
/// or every build script that looks at it would run again.
pub(crate) fn cargo() -> Command {
    let mut command = program("cargo");
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST") || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&name);
        }
    }
    command
}

/// What was run, as one would type it.
pub(crate) fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a program with our own output; an exit code other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = line(command);
    let status = command.status().with_context(|| format!("`{shown}` did not start"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// Runs a program in silence and returns what it printed; when it fails, the error holds all of it.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = line(command);
    let result = command.stdin(Stdio::null()).output().with_context(|| format!("`{shown}` did not start"))?;
    let text = String::from_utf8_lossy(&result.stdout).into_owned();
    if !result.status.success() {
        bail!("`{shown}` ended with {}\n{text}{}", result.status, String::from_utf8_lossy(&result.stderr));
    }
    Ok(text)
}

/// Whether a program of that name is on the path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Says what is done, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("{what} … ");
    std::io::stdout().flush()?;
    let start = Instant::now();
    let done = work().with_context(|| what.to_string());
    println!("{} {:.1} s", if done.is_ok() { "done," } else { "failed," }, start.elapsed().as_secs_f64());
    done
}
