//! A supervisor gives a file to a reviewer.

use domain::application::{AssignFields, Colleague, Step};
use domain::form::Form;
use domain::ids::{AccountId, ApplicationId};
use domain::permission::{Permission, Role, allows};
use uuid::Uuid;

use super::review::{act, locked};
use super::{review_store, tell};
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::{audit, binds, transaction};

/// Gives the file to a reviewer, who is told by mail.
///
/// # Errors
/// Forbidden without [`Permission::DistributeApplications`] and on one's own file; [`Error::Invalid`] `not-a-choice` at
/// `reviewer` for someone who may not review, or is the applicant; [`Error::Conflict`] `not-from-here`, `changed-meanwhile`.
pub async fn assign(portal: &Portal, actor: &Actor, id: ApplicationId, seen: i64, fields: &AssignFields) -> Result<()> {
    actor.require(Permission::DistributeApplications)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        if input.reviewer == file.account || !may_review(tx, input.reviewer).await? {
            return Err(Error::invalid("reviewer", "not-a-choice"));
        }
        act(portal, tx, &mut file, &Step::Assign { reviewer: input.reviewer }, actor, seen).await?;
        audit::event("reviewer-named", id).by(actor).with("reviewer", input.reviewer).record(portal, tx).await?;
        if input.reviewer != actor.account {
            tell::reviewer(portal, tx, &file, input.reviewer, Template::FileAssigned).await?;
        }
        Ok(())
    })
}

async fn may_review(tx: &mut Tx, account: AccountId) -> Result<bool> {
    let rows: Vec<(String,)> = tx.fetch_all(review_store::ROLES_OF, binds![account]).await?;
    let roles: Vec<Role> = rows.iter().filter_map(|(role,)| Role::parse(role)).collect();
    Ok(allows(&roles, Permission::ReviewApplications))
}

/// Everyone who may be given a file, by name.
///
/// # Errors
/// What the database refuses.
pub(super) async fn colleagues(tx: &mut Tx) -> Result<Vec<Colleague>, DbError> {
    let rows: Vec<(Uuid, String, String)> = tx.fetch_all(review_store::COLLEAGUES, vec![]).await?;
    let mut all: Vec<Colleague> = Vec::new();
    for (id, name, role) in rows {
        let may = Role::parse(&role).is_some_and(|role| allows(&[role], Permission::ReviewApplications));
        if may && all.last().is_none_or(|last| last.id.0 != id) {
            all.push(Colleague { id: AccountId(id), name });
        }
    }
    Ok(all)
}
