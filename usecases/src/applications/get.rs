//! One application with everything its pages show.

use std::collections::BTreeMap;

use domain::application::classification::{Attached, Draft, completeness, required_documents};
use domain::application::{
    ApplicationView, DocumentView, DraftView, Opened, Requested, RequirementItemView, Shown, State, Status, Subject,
    actions_for, timeline,
};
use domain::classification::{Profession, Rank};
use domain::form::Setting;
use domain::ids::{ApplicationId, DocumentId};
use domain::invoice::{QuoteRequest, quote};
use domain::practitioner::{IdentityKind, IdentityNumber};
use domain::refund::outlook;

use super::advance::{roles, step_actor};
use super::draft::{open, setting};
use super::open_file::decision_of;
use super::person_now::person_now;
use super::record::{Application, find, history};
use super::{items, require_owner};
use crate::context::{Actor, Portal};
use crate::documents::record::{Document, list_current, list_kept};
use crate::error::{Error, Result};
use crate::{invoices, refunds};

/// What the rules ask of the documents that are there.
pub(super) fn attached(documents: &[Document]) -> Vec<Attached> {
    documents.iter().map(|document| Attached { kind: document.kind, of: document.about }).collect()
}

/// One's own application, still a draft or filed.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn open_application(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<Opened> {
    match get_application(portal, actor, id).await {
        Ok(view) => Ok(Opened::Filed(Box::new(view))),
        Err(Error::Conflict { code: "a-draft" }) => Ok(Opened::Draft(Box::new(get_draft(portal, actor, id).await?))),
        Err(error) => Err(error),
    }
}

/// A draft of one's own, or a filed application of which a step is asked for again.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `not-a-draft` once it is submitted.
pub async fn get_draft(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<DraftView> {
    let mut tx = portal.db.read().await?;
    let file = find(&mut tx, id).await?;
    require_owner(actor, &file)?;
    let open_items = items::open_items(&mut tx, &file).await?;
    let correcting: Vec<_> = open_items
        .iter()
        .filter_map(|item| match item.subject {
            Subject::Step(task) => Some(task),
            Subject::Document { .. } => None,
        })
        .collect();
    if file.status != Status::Draft && correcting.is_empty() {
        return Err(Error::conflict("not-a-draft"));
    }
    let today = portal.today();
    let setting = if correcting.is_empty() { setting(today) } else { Setting { edition: file.edition, today } };
    let draft = open(portal, &file)?;
    let documents = list_current(portal, &mut tx, id).await?;
    let attached = attached(&documents);
    let request = QuoteRequest {
        rank: Rank::parse(&draft.request.rank),
        profession: Profession::parse(&draft.request.profession),
        ..QuoteRequest::of(file.service)
    };
    Ok(DraftView {
        id,
        service: file.service,
        edition: setting.edition.effective_on,
        today,
        tasks: completeness(&draft, &attached, setting),
        required: required_documents(&draft),
        obstacles: draft.ready(&attached, setting).err().map(|found| *found).unwrap_or_default(),
        quote: quote(setting.edition, request).ok(),
        documents: documents.iter().map(Document::view).collect(),
        saved_at: file.saved_at,
        correcting,
        draft,
    })
}

/// A submitted application of one's own.
///
/// # Errors
/// [`Error::NotFound`] for one that is not one's own, or a draft that was discarded; [`Error::Conflict`] `a-draft` before
/// submission.
pub async fn get_application(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<ApplicationView> {
    let mut tx = portal.db.read().await?;
    let file = find(&mut tx, id).await?;
    require_owner(actor, &file)?;
    if file.submitted_at.is_none() {
        return Err(if file.status == Status::Draft { Error::conflict("a-draft") } else { Error::NotFound });
    }
    let past = history(&mut tx, id).await?;
    let today = portal.today();
    let clock = file.clock(&past, today);
    let kept = list_kept(portal, &mut tx, id).await?;
    let by_id: BTreeMap<DocumentId, DocumentView> =
        kept.iter().map(|document| (document.id, document.view())).collect();
    let asked = items::all(&mut tx, &file).await?;
    let items = asked
        .into_iter()
        .map(|item| RequirementItemView {
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
        })
        .collect();
    let roles = roles(Some(actor));
    let draft = open(portal, &file)?;
    let invoice = invoices::summary_of(&mut tx, id).await?;
    let claims = match &invoice {
        Some(invoice) if file.status.state().is_final() && !invoice.received.is_zero() => {
            refunds::record::list_of_invoice(&mut tx, invoice.id).await?
        }
        Some(_) | None => Vec::new(),
    };
    let facts = file.facts.refund_facts(file.status.state() == State::Approved);
    Ok(ApplicationView {
        id,
        number: file.number.grouped(),
        service: file.service,
        edition: file.edition.effective_on,
        today,
        requested: requested(&file),
        applicant_name: file.applicant_name.clone().unwrap_or_default(),
        person: person_now(portal, &mut tx, &file, &draft).await?,
        identity_masked: masked(&draft),
        state: file.status.state(),
        timeline: timeline(&past, &file.status, &clock, Shown::Applicant),
        actions: actions_for(&file.status, file.account, &step_actor(Some(actor), &roles)),
        items,
        documents: kept.iter().filter(|document| !document.is_replaced).map(Document::view).collect(),
        rejection: match file.status {
            Status::Rejected { reason, .. } => Some(reason),
            Status::Draft
            | Status::AwaitingPayment { .. }
            | Status::UnderReview { .. }
            | Status::AdditionalRequirements { .. }
            | Status::AssessmentScheduled { .. }
            | Status::AssessmentHeld { .. }
            | Status::Studied { .. }
            | Status::Approved { .. }
            | Status::Cancelled { .. }
            | Status::Withdrawn { .. } => None,
        },
        decision: if file.facts.decided_by_id.is_some() { decision_of(&mut tx, id).await? } else { None },
        submitted_at: file.submitted_at,
        outlook: invoice.as_ref().and_then(|invoice| outlook(file.edition, file.service, invoice, &facts, today)),
        claims,
        invoice,
        clock,
    })
}

/// What is applied for.
pub(super) fn requested(file: &Application) -> Requested {
    Requested { profession: file.profession.clone(), specialty: file.specialty.clone(), rank: file.rank.clone() }
}

fn masked(draft: &Draft) -> String {
    let kind = IdentityKind::parse(draft.identity.identity_kind.trim());
    let number = kind.and_then(|kind| IdentityNumber::parse(kind, &draft.identity.identity_number).ok());
    number.map(|number| number.masked().as_str().to_owned()).unwrap_or_default()
}
