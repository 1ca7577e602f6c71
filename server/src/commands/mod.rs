//! The commands of the binary, one a file.

mod admin;
pub(crate) mod audit;
mod backup;
pub(crate) mod demonstration;
mod migrate;
mod open;
mod openapi;
mod policy;
pub(crate) mod seed;
mod serve;
mod shutdown;
mod work;

use std::{io::Write as _, path::PathBuf};

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
    /// Serve the portal, with the worker inside unless the configuration says otherwise.
    Serve,
    /// Do the queued work alone: for a second machine, or a process of its own.
    Work,
    /// Bring the database to the shape this binary needs, and end.
    Migrate,
    /// Open the account of the first administrator and print the link by which they choose their password.
    Admin {
        /// Their e-mail address.
        email: String,
        /// Their name.
        name: String,
        /// The language of their messages: ar or en.
        #[arg(long, default_value = "ar")]
        lang: String,
    },
    /// Fill an empty database with demonstration data and print its sign-ins.
    Seed,
    /// Print the code an authenticator of a demonstration account shows now.
    DemoCode {
        /// The account's e-mail address.
        email: String,
        /// The code of the next half minute: each counts once, and the next is taken early.
        #[arg(long)]
        next: bool,
    },
    /// Look at an edition of the policy.
    Policy {
        #[command(subcommand)]
        what: PolicyWhat,
    },
    /// Look at the audit log.
    Audit {
        #[command(subcommand)]
        what: AuditWhat,
    },
    /// Copy the database, in use or not, into a new file.
    Backup {
        /// The file; it must not exist.
        file: PathBuf,
    },
    /// Print the description of the JSON API.
    Openapi,
}

#[derive(Debug, Subcommand)]
enum PolicyWhat {
    /// Read the edition in a folder and print everything that is wrong with it.
    Check {
        /// The folder, e.g. policy/editions/2026-01-01.
        folder: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum AuditWhat {
    /// Recompute every chain and anchor and print where the log does not hold.
    Verify,
}

/// Runs a command.
pub(crate) async fn run(command: Command) -> Outcome {
    match command.what {
        What::Policy { what: PolicyWhat::Check { folder } } => return policy::check(&folder),
        What::Openapi => return openapi::run(),
        _ => {}
    }
    let config = Config::load()?;
    match command.what {
        What::Serve => serve::run(config).await,
        What::Work => work::run(config).await,
        What::Migrate => migrate::run(config).await,
        What::Admin { email, name, lang } => admin::run(config, email, name, &lang).await,
        What::Seed => seed::run(config).await,
        What::DemoCode { email, next } => demonstration::code(&config, &email, next),
        What::Audit { what: AuditWhat::Verify } => audit::verify(config).await,
        What::Backup { file } => backup::run(config, &file).await,
        What::Policy { .. } | What::Openapi => Ok(()),
    }
}

/// Prints a line for the operator.
fn say(line: impl std::fmt::Display) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}
