//! A file opened at a desk: everything a decision rests on. Who reads it is recorded.

use std::collections::BTreeMap;

use domain::application::classification::required_documents;
use domain::application::{
    AuditLine, AuditTrail, DecisionView, DeskEntry, DocumentView, FileView, RejectionReason, RequirementItemView,
    SessionView, Shown, StudyView, actions_for, timeline,
};
use domain::ids::{AccountId, ApplicationId, DocumentId};
use domain::permission::{self, Permission};
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::advance::{roles, step_actor};
use super::approve::assignable;
use super::assign::colleagues;
use super::draft::open;
use super::get::requested;
use super::items::Item;
use super::person_now::person_now;
use super::record::{Application, find, history};
use super::{items, review_store};
use crate::audit::EventRow;
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::documents::record::list_kept;
use crate::error::{Error, Result};
use crate::{audit, binds, transaction};

/// Reading the same file again within a quarter of an hour is the same reading, if nothing happened in between.
const SAME_READING_MICROS: i64 = 15 * 60 * 1_000_000;

/// A submitted application as the desks see it.
///
/// # Errors
/// Forbidden without [`Permission::ReviewApplications`] and on one's own; [`Error::NotFound`] when there is none, or it
/// was never submitted.
pub async fn open_file(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<FileView> {
    actor.require(Permission::ReviewApplications)?;
    let mut tx = portal.db.read().await?;
    let file = find(&mut tx, id).await?;
    if file.submitted_at.is_none() {
        return Err(Error::NotFound);
    }
    permission::not_own_file(actor.account, file.account)?;
    let events = audit::list_of(&mut tx, id).await?;
    let view = view(portal, &mut tx, actor, &file, &events).await?;
    drop(tx);
    let is_read = events.last().is_some_and(|last| is_same_reading(last, actor, portal.now()));
    if !is_read {
        transaction!(portal.db, tx => {
            Ok::<_, Error>(audit::event("file-read", id).by(actor).record(portal, tx).await?)
        })?;
    }
    Ok(view)
}

fn is_same_reading(last: &EventRow, actor: &Actor, now: Instant) -> bool {
    last.event == "file-read" && last.actor_id == Some(actor.account.0) && now.micros() - last.at < SAME_READING_MICROS
}

async fn view(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    file: &Application,
    events: &[EventRow],
) -> Result<FileView> {
    let id = file.id;
    let past = history(tx, id).await?;
    let today = portal.today();
    let clock = file.clock(&past, today);
    let kept = list_kept(portal, tx, id).await?;
    let by_id: BTreeMap<DocumentId, DocumentView> =
        kept.iter().map(|document| (document.id, document.view())).collect();
    let asked = items::all(tx, file).await?;
    let names = names(tx, file).await?;
    let draft = open(portal, file)?;
    let roles = roles(Some(actor));
    let person = step_actor(Some(actor), &roles);
    let may_distribute = actor.require(Permission::DistributeApplications).is_ok();
    let colleagues = if may_distribute { colleagues(tx).await? } else { Vec::new() };
    let state = file.status.state();
    Ok(FileView {
        id,
        number: file.number.grouped(),
        service: file.service,
        edition: file.edition.effective_on,
        today,
        requested: requested(file),
        applicant_name: file.applicant_name.clone().unwrap_or_default(),
        person: person_now(portal, tx, file, &draft).await?,
        required: required_documents(&draft),
        documents: kept.iter().map(|document| document.view()).collect(),
        replaced: kept.iter().filter(|document| document.is_replaced).map(|document| document.id).collect(),
        items: asked.into_iter().map(|item| item_view(item, &by_id)).collect(),
        state,
        expected: timeline(&past, &file.status, &clock, Shown::Staff).expected,
        history: past.iter().map(|entry| DeskEntry { at: entry.at, action: entry.action, to: entry.to }).collect(),
        actions: actions_for(&file.status, file.account, &person),
        reasons: RejectionReason::ALL.iter().copied().filter(|reason| reason.fits(state)).collect(),
        ranks: assignable(file),
        reviewer: file.facts.reviewer_id.and_then(|reviewer| names.get(&reviewer.0).cloned()),
        is_mine: file.facts.reviewer_id == Some(actor.account),
        colleagues: colleagues.into_iter().filter(|one| one.id != file.account).collect(),
        session: session(tx, file).await?,
        study: study(tx, id).await?,
        decision: decision_of(tx, id).await?,
        submitted_at: file.submitted_at,
        in_review_at: file.facts.in_review_at,
        audit: AuditTrail {
            is_intact: audit::is_intact(tx, id, events).await?,
            lines: events.iter().map(|event| line(event, &names)).collect(),
        },
        version: file.version,
        draft,
        clock,
    })
}

fn item_view(item: Item, by_id: &BTreeMap<DocumentId, DocumentView>) -> RequirementItemView {
    RequirementItemView {
        id: item.id,
        asked_at: item.asked_at,
        subject: item.subject,
        finding: item.finding,
        note: item.note,
        document: item.document.and_then(|id| by_id.get(&id).cloned()),
        answer: item.answer.and_then(|id| by_id.get(&id).cloned()),
        corrected_at: item.corrected_at,
        answer_note: item.answer_note,
        answered_at: item.answered_at,
    }
}

fn line(event: &EventRow, names: &BTreeMap<Uuid, String>) -> AuditLine {
    AuditLine {
        seq: event.seq,
        at: Instant::from_micros(event.at),
        event: event.event.clone(),
        by: event.actor_id.and_then(|actor| names.get(&actor).cloned()),
        facts: event.facts().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    }
}

async fn names(tx: &mut Tx, file: &Application) -> Result<BTreeMap<Uuid, String>, DbError> {
    let reviewer: Option<AccountId> = file.facts.reviewer_id;
    let rows: Vec<(Uuid, String)> = tx.fetch_all(review_store::NAMES, binds![file.id, reviewer]).await?;
    Ok(rows.into_iter().collect())
}

async fn session(tx: &mut Tx, file: &Application) -> Result<Option<SessionView>, DbError> {
    if file.facts.assessment_on.is_none() {
        return Ok(None);
    }
    let row: Option<(String, String)> = tx.fetch_optional(review_store::FIND_SESSION, binds![file.id]).await?;
    let Some((on, place)) = row else { return Ok(None) };
    let on =
        CivilDate::parse_iso(&on).ok_or_else(|| DbError::inconsistent("assessment_sessions", "on_day", file.id))?;
    Ok(Some(SessionView { on, place }))
}

async fn study(tx: &mut Tx, id: ApplicationId) -> Result<Option<StudyView>, DbError> {
    let row: Option<(Option<String>, i64)> = tx.fetch_optional(review_store::FIND_STUDY, binds![id]).await?;
    Ok(row.map(|(note, at)| StudyView { note, at: Instant::from_micros(at) }))
}

#[derive(sqlx::FromRow)]
struct DecisionRow {
    assigned_rank: Option<String>,
    reason: Option<String>,
    note: Option<String>,
    decided_at: i64,
}

/// The decision of an application, once there is one made by a person.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn decision_of(tx: &mut Tx, id: ApplicationId) -> Result<Option<DecisionView>, DbError> {
    let row: Option<DecisionRow> = tx.fetch_optional(review_store::FIND_DECISION, binds![id]).await?;
    Ok(row.map(|row| DecisionView {
        rank: row.assigned_rank,
        reason: row.reason.as_deref().and_then(RejectionReason::parse),
        note: row.note,
        at: Instant::from_micros(row.decided_at),
    }))
}
