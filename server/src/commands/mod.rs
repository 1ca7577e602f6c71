//! The commands of the binary, one a file.

mod open;
mod seed;
mod serve;

use clap::{Parser, Subcommand};

use crate::config::Config;

/// What a command answers.
pub(crate) type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// The practitioner-licensing portal.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serve the portal, with the worker inside.
    Serve,
    /// Fill an empty database with demonstration data and print its sign-ins.
    Seed,
}

/// Runs a command.
pub(crate) async fn run(command: Command) -> Outcome {
    let config = Config::load()?;
    match command.what {
        What::Serve => serve::run(config).await,
        What::Seed => seed::run(config).await,
    }
}
