//! One step of an application inside the caller's transaction: refused or carried out by the transition table, written to
//! the row, the timeline and the audit log.

use domain::application::{Actor as StepActor, Edge, Recorded, Refused, RunningClock, Step, Why};
use domain::permission::{Denied, Role};

use super::record::Application;
use super::store;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{audit, binds};

/// Takes a step on an application that this transaction has [taken](super::record::take). The row of the table that
/// allowed it says whom to tell; the caller tells.
///
/// # Errors
/// [`Error::Forbidden`] when the actor may not, [`Error::Conflict`] with the code of [`Why`] when the state or a day
/// forbids it.
pub(crate) async fn advance(
    portal: &Portal,
    tx: &mut Tx,
    file: &mut Application,
    step: &Step,
    actor: Option<&Actor>,
) -> Result<&'static Edge> {
    let now = portal.now();
    let roles = roles(actor);
    let (next, edge) = file.status.after(step, file.account, &step_actor(actor, &roles)).map_err(refused)?;
    file.history.push(Recorded { at: now, action: step.action(), to: next.state() });
    file.facts = std::mem::take(&mut file.facts).entering(&next);
    file.status = next;
    let clock = file.clock(now.civil_date());
    let due_on = if clock.clock == RunningClock::Decision { clock.until } else { None };
    file.decision_due_on = due_on;
    let facts = &file.facts;
    let touched = tx
        .execute(
            store::SAVE_STATUS,
            binds![
                file.id,
                &facts.status,
                facts.pay_by_on,
                facts.in_review_at,
                facts.reviewer_id,
                facts.asked_at,
                facts.answer_by_on,
                facts.assessment_on,
                facts.studied_at,
                facts.ended_at,
                facts.decided_by_id,
                facts.rejection_reason.as_deref(),
                due_on,
                file.version,
            ],
        )
        .await?;
    if touched != 1 {
        return Err(Error::conflict("busy"));
    }
    let by = actor.map(|actor| actor.account);
    let action = step.action();
    tx.execute(store::INSERT_EVENT, binds![portal.new_id(), file.id, now, action.code(), file.status.code(), by])
        .await?;
    let mut event = audit::event(edge.event, file.id).with("action", action.code()).with("to", file.status.code());
    if let Some(by) = by {
        event = event.by_account(by);
    }
    event.record(portal, tx).await?;
    Ok(edge)
}

/// The roles that count: staff powers only with a second factor shown.
pub(crate) fn roles(actor: Option<&Actor>) -> Vec<Role> {
    let Some(actor) = actor else { return Vec::new() };
    actor.roles.iter().copied().filter(|role| actor.has_second_factor || !role.is_staff()).collect()
}

/// The person as the table asks for them.
pub(crate) fn step_actor<'a>(actor: Option<&Actor>, roles: &'a [Role]) -> StepActor<'a> {
    match actor {
        None => StepActor::System,
        Some(actor) => StepActor::Person { account: actor.account, roles },
    }
}

/// A refusal of the table as a use case answers it.
pub(crate) fn refused(refused: Refused) -> Error {
    match refused.why {
        Why::NotAllowed => Error::Forbidden(Denied::NotPermitted),
        Why::OwnFile => Error::Forbidden(Denied::OwnFile),
        Why::NotFromHere | Why::TooLate | Why::TooEarly | Why::AlreadyTaken | Why::ReasonDoesNotFit => {
            Error::Conflict { code: refused.why.code() }
        }
    }
}
