//! The floor under the status page (`server/bench`): what the same page costs with nothing between the query and the HTML.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::Built;
use crate::process;
use crate::serve::Place;

/// Builds it with the features and the profile of the server that it is compared with.
pub(super) fn binary(built: &Built) -> Result<PathBuf> {
    let mut command = process::cargo();
    command.args(["build", "--workspace", "--exclude", "frontend", "--bin", "floor", "--release"]);
    process::run(&mut command)?;
    Ok(built.server.with_file_name("floor"))
}

/// The number of an application of the seeded database.
pub(super) fn number(floor: &Path, place: &Place) -> Result<String> {
    let text = process::output(process::program(floor).args([file(place)?, "number"]))?;
    Ok(text.trim().to_string())
}

/// The floor on the same database, at a free port.
pub(super) fn command(floor: &Path, place: &Place) -> Result<(Command, SocketAddr)> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let mut command = process::program(floor);
    command.args([file(place)?, &address.to_string()]);
    Ok((command, address))
}

fn file(place: &Place) -> Result<&str> {
    place.database.strip_prefix("sqlite://").context("the floor reads SQLite")
}
