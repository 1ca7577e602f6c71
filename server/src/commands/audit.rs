//! Whether the audit log holds.

use usecases::audit::{Fault, verify as walk};

use super::{Outcome, open, say};
use crate::config::Config;

/// Prints every place where it does not.
pub(crate) async fn verify(config: Config) -> Outcome {
    let portal = open::portal(&config).await?;
    let report = walk(&portal.db).await;
    portal.db.close().await;
    let report = report?;
    for fault in &report.faults {
        match fault {
            Fault::Event { kind, id, seq } => say(format_args!("{kind} {id}: event {seq} is not what was written"))?,
            Fault::Head { kind, id } => say(format_args!("{kind} {id}: the end of the chain is missing"))?,
            Fault::Chains { missing } => say(format_args!("{missing} whole chains are missing"))?,
            Fault::Anchor { day } => say(format_args!("{day}: the events of the day are not those anchored"))?,
        }
    }
    say(format_args!(
        "{} events in {} chains, {} anchors, {} faults",
        report.events,
        report.chains,
        report.anchors,
        report.faults.len()
    ))?;
    if report.faults.is_empty() { Ok(()) } else { Err("the audit log does not hold".into()) }
}
