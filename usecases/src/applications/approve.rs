//! Decided for the applicant: the rank assigned, the person's classification set, their identity confirmed.

use domain::application::{ApproveFields, Step};
use domain::classification::{Profession, Rank};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;
use domain::practitioner::{IdentityKind, IdentityNumber};
use uuid::Uuid;

use super::draft::open;
use super::record::Application;
use super::review::{act, locked};
use super::{review_store, tell};
use crate::accounts::IDENTITY;
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::{audit, binds, transaction};

/// The ranks that may be assigned: the requested one and those below it in its profession, the highest first. A lower one
/// than requested changes no fee (domain.md §5); a higher one would owe another and needs an application of its own.
pub(super) fn assignable(file: &Application) -> Vec<Rank> {
    let profession = file.profession.as_deref().and_then(Profession::parse);
    let requested = file.rank.as_deref().and_then(Rank::parse);
    let entry = profession.and_then(|profession| file.edition.profession(profession));
    let (Some(entry), Some(requested)) = (entry, requested) else { return Vec::new() };
    entry.ranks.iter().copied().skip_while(|rank| *rank != requested).collect()
}

/// Approves. The invoice stays as it is, whatever rank is assigned.
///
/// # Errors
/// Forbidden to anyone but the holder of the file and those who distribute files; [`Error::Invalid`] `required` or
/// `rank-not-assignable` at `rank`; [`Error::Conflict`] `identity-in-use` when the identity is verified as another's,
/// `not-from-here`, `changed-meanwhile`.
pub async fn approve(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &ApproveFields,
) -> Result<()> {
    actor.require(Permission::DecideApplications)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        let ranks = assignable(&file);
        match input.rank {
            None if !ranks.is_empty() => return Err(Error::invalid("rank", "required")),
            Some(rank) if !ranks.contains(&rank) => return Err(Error::invalid("rank", "rank-not-assignable")),
            Some(_) | None => {}
        }
        let now = portal.now();
        act(portal, tx, &mut file, &Step::Approve { at: now }, actor, seen).await?;
        let rank = input.rank.map(Rank::code);
        let note = input.note.as_ref().map(|note| note.as_str());
        let row = binds![id, "approved", rank, None::<&str>, note, actor.account, now];
        tx.execute(review_store::INSERT_DECISION, row).await?;
        if let Some(rank) = rank {
            audit::event("rank-assigned", id).by(actor).with("rank", rank).record(portal, tx).await?;
            let row = binds![file.account, file.profession.as_deref(), file.specialty.as_deref(), rank, now];
            tx.execute(review_store::SAVE_CLASSIFICATION, row).await?;
        }
        confirm_identity(portal, tx, actor, &file).await?;
        tell::applicant(portal, tx, &file, Template::ApplicationApproved, &[]).await
    })
}

/// Who approves has compared the identity with its document: from now on the number is this account's alone.
async fn confirm_identity(portal: &Portal, tx: &mut Tx, actor: &Actor, file: &Application) -> Result<()> {
    let draft = open(portal, file)?;
    let kind = IdentityKind::parse(draft.identity.identity_kind.trim());
    let number = kind.and_then(|kind| IdentityNumber::parse(kind, &draft.identity.identity_number).ok());
    let (Some(kind), Some(number)) = (kind, number) else { return Ok(()) };
    let index = portal.secrets.index(IDENTITY, &format!("{} {}", kind.code(), number.as_str()));
    let owner: Option<(Uuid,)> = tx.fetch_optional(review_store::VERIFIED_AS, binds![index]).await?;
    if owner.is_some_and(|(owner,)| owner != file.account.0) {
        return Err(Error::conflict("identity-in-use"));
    }
    let touched = match tx.execute(review_store::VERIFY_IDENTITY, binds![file.account, index, portal.now()]).await {
        // Verified as another's at this very moment.
        Err(DbError::Unique(_)) => return Err(Error::conflict("identity-in-use")),
        other => other?,
    };
    if touched == 1 {
        audit::event("identity-verified", file.account)
            .by(actor)
            .with("application", file.id)
            .record(portal, tx)
            .await?;
    }
    Ok(())
}
