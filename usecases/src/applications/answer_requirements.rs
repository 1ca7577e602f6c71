//! The applicant answers a request for additional requirements: every item was met, then the file goes back.

use domain::application::{RequirementAnswerFields, Status, Step};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;
use domain::violation::{Violation, Violations};

use super::advance::advance;
use super::tell::Said;
use super::{items, record, require_owner, store, tell};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::{binds, transaction};

/// Hands the file back to its reviewer.
///
/// # Errors
/// [`Error::Invalid`] `item-unmet` at each item, by its subject's code, for which nothing was sent, and the form's own
/// faults; [`Error::Conflict`] `not-from-here`, `too-late`; [`Error::NotFound`] for one that is not one's own.
pub async fn answer_requirements(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    fields: &RequirementAnswerFields,
) -> Result<()> {
    actor.require(Permission::FileApplications)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = record::take(tx, id).await?;
        require_owner(actor, &file)?;
        let Status::AdditionalRequirements { asked_at, .. } = file.status else {
            return Err(Error::conflict("not-from-here"));
        };
        let open = items::open_items(tx, &file).await?;
        let unmet = open.iter().filter(|item| !item.is_met());
        let unmet: Vec<_> = unmet.map(|item| Violation::new(item.subject.code(), "item-unmet")).collect();
        if !unmet.is_empty() {
            return Err(Error::Invalid(Violations(unmet)));
        }
        let now = portal.now();
        advance(portal, tx, &mut file, &Step::AnswerRequirements { at: now }, Some(actor)).await?;
        let note = input.note.as_ref().map(|note| note.as_str());
        tx.execute(store::CLOSE_ITEMS, binds![id, asked_at, note, now]).await?;
        let until = file.decision_due_on.unwrap_or_else(|| portal.today());
        tell::applicant(portal, tx, &file, Template::RequirementsAnswered, &[("until", Said::Day(until))]).await
    })
}
