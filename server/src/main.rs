//! The portal's one binary: serve, work, migrate, administer.

// Pages are types as deep as their markup.
#![recursion_limit = "256"]

mod assets;
mod commands;
mod config;
mod http;
mod middleware;
mod router;
mod state;
#[cfg(test)]
mod tests;

use clap::Parser;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    match commands::run(commands::Command::parse()).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = error.source();
            while let Some(because) = cause {
                eprintln!("  because: {because}");
                cause = because.source();
            }
            std::process::ExitCode::FAILURE
        }
    }
}
