//! What every act of the desks has in common: the reader has seen the file as it stands, the table allows the act.

use domain::application::{Edge, Step};
use domain::ids::ApplicationId;

use super::advance::advance;
use super::record::{self, Application};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};

/// The file an act is about, locked until the end of the transaction.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it was never submitted: a draft is its owner's alone.
pub(super) async fn locked(tx: &mut Tx, id: ApplicationId) -> Result<Application> {
    let file = record::take(tx, id).await?;
    if file.submitted_at.is_some() { Ok(file) } else { Err(Error::NotFound) }
}

/// Takes the step if the table allows it and the file is still as the actor saw it (`seen`, its version).
///
/// # Errors
/// As [`advance`]; [`Error::Conflict`] `changed-meanwhile` when somebody did something in between.
pub(super) async fn act(
    portal: &Portal,
    tx: &mut Tx,
    file: &mut Application,
    step: &Step,
    actor: &Actor,
    seen: i64,
) -> Result<&'static Edge> {
    // The table first: "another has taken it" says more than "it has changed".
    let edge = advance(portal, tx, file, step, Some(actor)).await?;
    // Locking counted one up.
    if file.version != seen.saturating_add(1) {
        return Err(Error::conflict("changed-meanwhile"));
    }
    Ok(edge)
}
