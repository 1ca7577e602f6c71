//! The session of the professional assessment: a day is set, moved, and what became of it recorded.

use domain::application::{AssessmentFields, AttendanceFields, Step};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;

use super::draft::setting;
use super::review::{act, locked};
use super::tell::Said;
use super::{review_store, tell};
use crate::context::{Actor, Portal};
use crate::error::Result;
use crate::messages::Template;
use crate::{binds, transaction};

/// Gives the session its day and place; the applicant is told.
///
/// # Errors
/// Forbidden to anyone but the holder of the file and those who distribute files; [`Invalid`](crate::Error::Invalid)
/// with the form's faults (`not-ahead` at `session_day`); [`Conflict`](crate::Error::Conflict) `not-from-here`,
/// `changed-meanwhile`.
pub async fn schedule_assessment(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &AssessmentFields,
) -> Result<()> {
    arrange(portal, actor, id, seen, fields, false).await
}

/// Gives the session another day or place; the applicant is told.
///
/// # Errors
/// As [`schedule_assessment`].
pub async fn reschedule_assessment(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &AssessmentFields,
) -> Result<()> {
    arrange(portal, actor, id, seen, fields, true).await
}

async fn arrange(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &AssessmentFields,
    is_moved: bool,
) -> Result<()> {
    actor.require(Permission::HoldAssessments)?;
    let now = portal.now();
    let input = fields.parse(setting(now.civil_date()))?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        let (step, template) = if is_moved {
            (Step::RescheduleAssessment { at: now, on: input.on }, Template::AssessmentRescheduled)
        } else {
            (Step::ScheduleAssessment { at: now, on: input.on }, Template::AssessmentScheduled)
        };
        act(portal, tx, &mut file, &step, actor, seen).await?;
        tx.execute(review_store::CLOSE_SESSION, binds![id, "moved", actor.account, now]).await?;
        let place = input.place.as_str();
        tx.execute(review_store::INSERT_SESSION, binds![portal.new_id(), id, input.on, place, actor.account, now]).await?;
        let values = [("day", Said::Day(input.on)), ("place", Said::Text(place.to_owned()))];
        tell::applicant(portal, tx, &file, template, &values).await
    })
}

/// Records whether the session was held. Who did not come is told; the file goes back to review.
///
/// # Errors
/// Forbidden to anyone but the holder of the file and those who distribute files; [`Conflict`](crate::Error::Conflict)
/// `too-early` before the day, `not-from-here`, `changed-meanwhile`.
pub async fn record_attendance(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &AttendanceFields,
) -> Result<()> {
    actor.require(Permission::HoldAssessments)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        let now = portal.now();
        let (step, outcome) =
            if input.is_held { (Step::HoldAssessment { at: now }, "held") } else { (Step::RecordNoShow { at: now }, "missed") };
        act(portal, tx, &mut file, &step, actor, seen).await?;
        tx.execute(review_store::CLOSE_SESSION, binds![id, outcome, actor.account, now]).await?;
        if input.is_held {
            return Ok(());
        }
        tell::applicant(portal, tx, &file, Template::AssessmentMissed, &[]).await
    })
}
