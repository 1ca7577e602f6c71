//! The applicant answers a request for additional requirements: every item was met, then the file goes back.

use domain::application::{RequirementAnswerFields, Status, Step};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;
use domain::time::Instant;
use domain::violation::{Violation, Violations};

use super::advance::advance;
use super::record::Application;
use super::tell::Said;
use super::{items, record, require_owner, store, tell};
use crate::context::{Actor, Portal};
use crate::db::Tx;
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
        hand_back(portal, tx, &mut file, asked_at, input.note.as_ref().map(|note| note.as_str()), actor).await
    })
}

/// Everything asked for is there: the file goes back, and the applicant is told until when a decision is expected.
pub(super) async fn hand_back(
    portal: &Portal,
    tx: &mut Tx,
    file: &mut Application,
    asked_at: Instant,
    note: Option<&str>,
    actor: &Actor,
) -> Result<()> {
    let now = portal.now();
    advance(portal, tx, file, &Step::AnswerRequirements { at: now }, Some(actor)).await?;
    tx.execute(store::CLOSE_ITEMS, binds![file.id, asked_at, note, now]).await?;
    let until = file.decision_due_on.unwrap_or_else(|| portal.today());
    tell::applicant(portal, tx, file, Template::RequirementsAnswered, &[("until", Said::Day(until))]).await
}
