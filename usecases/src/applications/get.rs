//! One application with everything its pages show.

use domain::application::classification::{Attached, Draft, completeness, required_documents};
use domain::application::{
    ApplicationView, DraftView, Opened, Requested, Shown, State, Status, Subject, actions_for, timeline,
};
use domain::classification::{Profession, Rank};
use domain::form::Setting;
use domain::ids::ApplicationId;
use domain::invoice::{QuoteRequest, quote};
use domain::practitioner::{IdentityKind, IdentityNumber};
use domain::refund::outlook;

use super::advance::{roles, step_actor};
use super::draft::{open, setting};
use super::head::Head;
use super::papers::Papers;
use super::record::{Application, find};
use super::{require_filed, require_owner};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::documents::record::Document;
use crate::error::{Error, Result};
use crate::{invoices, refunds};

/// What the rules ask of the documents that are there.
pub(super) fn attached<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<Attached> {
    documents.into_iter().map(|document| Attached { kind: document.kind, of: document.about }).collect()
}

/// One's own application, still a draft or filed.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn open_application(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<Opened> {
    let mut tx = portal.db.read().await?;
    let head = Head::of(&mut tx, id).await?;
    require_owner(actor, &head.file)?;
    Ok(if head.file.status == Status::Draft {
        Opened::Draft(Box::new(drafted(portal, &mut tx, &head.file).await?))
    } else {
        Opened::Filed(Box::new(filed(portal, &mut tx, actor, head).await?))
    })
}

/// A draft of one's own, or a filed application of which a step is asked for again.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `not-a-draft` once it is submitted.
pub async fn get_draft(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<DraftView> {
    let mut tx = portal.db.read().await?;
    let file = find(&mut tx, id).await?;
    require_owner(actor, &file)?;
    drafted(portal, &mut tx, &file).await
}

async fn drafted(portal: &Portal, tx: &mut Tx, file: &Application) -> Result<DraftView> {
    let papers = Papers::of(portal, tx, file.id).await?;
    let asked = papers.items.iter().filter(|item| Some(item.asked_at) == file.facts.asked_at);
    let correcting: Vec<_> = asked
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
    let draft = open(portal, file)?;
    let attached = attached(papers.current());
    let request = QuoteRequest {
        rank: Rank::parse(&draft.request.rank),
        profession: Profession::parse(&draft.request.profession),
        ..QuoteRequest::of(file.service)
    };
    Ok(DraftView {
        id: file.id,
        service: file.service,
        edition: setting.edition.effective_on,
        today,
        tasks: completeness(&draft, &attached, setting),
        required: required_documents(&draft),
        obstacles: draft.ready(&attached, setting).err().map(|found| *found).unwrap_or_default(),
        quote: quote(setting.edition, request).ok(),
        documents: papers.current().map(Document::view).collect(),
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
    let head = Head::of(&mut tx, id).await?;
    require_owner(actor, &head.file)?;
    filed(portal, &mut tx, actor, head).await
}

async fn filed(portal: &Portal, tx: &mut Tx, actor: &Actor, head: Head) -> Result<ApplicationView> {
    let file = &head.file;
    require_filed(file)?;
    let today = portal.today();
    let clock = file.clock(today);
    let papers = Papers::of(portal, tx, file.id).await?;
    let roles = roles(Some(actor));
    let draft = open(portal, file)?;
    let invoice = invoices::summary_of(tx, file.id).await?;
    let claims = match &invoice {
        Some(invoice) if file.status.state().is_final() && !invoice.received.is_zero() => {
            refunds::record::list_of_invoice(tx, invoice.id).await?
        }
        Some(_) | None => Vec::new(),
    };
    let facts = file.facts.refund_facts(file.status.state() == State::Approved);
    Ok(ApplicationView {
        id: file.id,
        number: file.number.grouped(),
        service: file.service,
        edition: file.edition.effective_on,
        today,
        requested: requested(file),
        applicant_name: file.applicant_name.clone().unwrap_or_default(),
        person: head.person.now(portal, file, &draft)?,
        identity_masked: masked(&draft),
        state: file.status.state(),
        timeline: timeline(&file.history, &file.status, &clock, Shown::Applicant),
        actions: actions_for(&file.status, file.account, &step_actor(Some(actor), &roles)),
        items: papers.item_views(),
        documents: papers.current().map(Document::view).collect(),
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
        decision: head.decision,
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
