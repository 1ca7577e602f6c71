//! A file opened at a desk: everything a decision rests on. Who reads it is recorded.

use domain::application::classification::required_documents;
use domain::application::{
    Action, AuditLine, AuditTrail, DeskEntry, FileView, RejectionReason, Shown, actions_for, timeline,
};
use domain::ids::ApplicationId;
use domain::permission::{self, Permission};
use domain::time::Instant;

use super::advance::{roles, step_actor};
use super::approve::assignable;
use super::assign::colleagues;
use super::draft::open;
use super::get::requested;
use super::head::Head;
use super::papers::Papers;
use super::queue::beside;
use crate::audit::Trail;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{audit, transaction};

/// Reading the same file again within a quarter of an hour is the same reading, if nothing happened in between.
const SAME_READING_MICROS: i64 = 15 * 60 * 1_000_000;

/// A submitted application as the desks see it, with the queue it is worked through in.
///
/// # Errors
/// Forbidden without [`Permission::ReviewApplications`] and on one's own; [`Error::NotFound`] when there is none, or it
/// was never submitted.
pub async fn open_file(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<FileView> {
    actor.require(Permission::ReviewApplications)?;
    let mut tx = portal.db.read().await?;
    let head = Head::of(&mut tx, id).await?;
    if head.file.submitted_at.is_none() {
        return Err(Error::NotFound);
    }
    permission::not_own_file(actor.account, head.file.account)?;
    let trail = audit::trail_of(&mut tx, id).await?;
    let is_read = is_same_reading(&trail, actor, portal.now());
    let view = view(portal, &mut tx, actor, head, trail).await?;
    drop(tx);
    if !is_read {
        transaction!(portal.db, tx => {
            Ok::<_, Error>(audit::event("file-read", id).by(actor).record(portal, tx).await?)
        })?;
    }
    Ok(view)
}

fn is_same_reading(trail: &Trail, actor: &Actor, now: Instant) -> bool {
    trail.entries.last().is_some_and(|(last, _)| {
        last.event == "file-read"
            && last.actor_id == Some(actor.account.0)
            && now.micros() - last.at < SAME_READING_MICROS
    })
}

async fn view(portal: &Portal, tx: &mut Tx, actor: &Actor, head: Head, trail: Trail) -> Result<FileView> {
    let file = &head.file;
    let today = portal.today();
    let clock = file.clock(today);
    let papers = Papers::of(portal, tx, file.id).await?;
    let draft = open(portal, file)?;
    let roles = roles(Some(actor));
    let person = step_actor(Some(actor), &roles);
    let actions = actions_for(&file.status, file.account, &person);
    let colleagues = if actions.contains(&Action::Assign) { colleagues(tx).await? } else { Vec::new() };
    let state = file.status.state();
    Ok(FileView {
        id: file.id,
        number: file.number.grouped(),
        service: file.service,
        edition: file.edition.effective_on,
        today,
        requested: requested(file),
        applicant_name: file.applicant_name.clone().unwrap_or_default(),
        person: head.person.now(portal, file, &draft)?,
        required: required_documents(&draft),
        documents: papers.documents.iter().map(|document| document.view()).collect(),
        replaced: papers.documents.iter().filter(|document| document.is_replaced).map(|document| document.id).collect(),
        items: papers.item_views(),
        state,
        expected: timeline(&file.history, &file.status, &clock, Shown::Staff).expected,
        history: file
            .history
            .iter()
            .map(|entry| DeskEntry { at: entry.at, action: entry.action, to: entry.to })
            .collect(),
        actions,
        reasons: RejectionReason::ALL.iter().copied().filter(|reason| reason.fits(state)).collect(),
        ranks: assignable(file),
        reviewer: head.reviewer,
        is_mine: file.facts.reviewer_id == Some(actor.account),
        colleagues: colleagues.into_iter().filter(|one| one.id != file.account).collect(),
        session: head.session,
        study: head.study,
        decision: head.decision,
        submitted_at: file.submitted_at,
        in_review_at: file.facts.in_review_at,
        audit: AuditTrail { is_intact: trail.is_intact, lines: trail.entries.into_iter().map(line).collect() },
        beside: beside(portal, tx, actor, file).await?,
        version: file.version,
        draft,
        clock,
    })
}

fn line((event, by): (audit::EventRow, Option<String>)) -> AuditLine {
    AuditLine {
        seq: event.seq,
        at: Instant::from_micros(event.at),
        by,
        facts: event.facts().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        event: event.event,
    }
}
