//! The applicant takes an application back.

use domain::application::{Status, Step};
use domain::ids::ApplicationId;
use domain::permission::Permission;

use super::advance::advance;
use super::{bill, record, require_owner, tell};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::transaction;

/// Withdraws a submitted application without claiming anything back. Where something comes back, withdrawing and claiming
/// are one act: the refund claim's use case.
///
/// # Errors
/// [`Error::NotFound`] for one that is not one's own; [`Error::Conflict`] `not-from-here` after a decision.
pub async fn withdraw(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<()> {
    transaction!(portal.db, tx => { withdraw_in(portal, tx, actor, id).await })
}

/// Withdraws inside the caller's transaction.
///
/// # Errors
/// As [`withdraw`].
pub(crate) async fn withdraw_in(portal: &Portal, tx: &mut Tx, actor: &Actor, id: ApplicationId) -> Result<()> {
    actor.require(Permission::FileApplications)?;
    let mut file = record::take(tx, id).await?;
    require_owner(actor, &file)?;
    if file.status == Status::Draft {
        // A draft is discarded, which forgets what was typed.
        return Err(Error::conflict("not-from-here"));
    }
    advance(portal, tx, &mut file, &Step::Withdraw { at: portal.now() }, Some(actor)).await?;
    bill::void(portal, tx, &file).await?;
    tell::applicant(portal, tx, &file, Template::ApplicationWithdrawn, &[]).await
}
