//! The reviewer asks for more, item by item; the decision clock stands still until every item is answered.

use domain::application::classification::{Draft, required_documents};
use domain::application::{DocumentKind, RequirementItem, RequirementRequestFields, Step, Subject, deadline};
use domain::form::Form;
use domain::ids::ApplicationId;
use domain::permission::Permission;
use domain::violation::{Violation, Violations};

use super::draft::open;
use super::review::{act, locked};
use super::tell::Said;
use super::{review_store, tell};
use crate::context::{Actor, Portal};
use crate::documents::record::{Document, list_current};
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::{binds, transaction};

/// Asks the applicant for every item at once: one request, one answer.
///
/// # Errors
/// Forbidden to anyone but the holder of the file and those who distribute files; [`Error::Invalid`] with the form's own
/// faults, or `not-a-choice` at an item that is no part of this file; [`Error::Conflict`] `not-from-here`,
/// `changed-meanwhile`.
pub async fn request_requirements(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    seen: i64,
    fields: &RequirementRequestFields,
) -> Result<()> {
    actor.require(Permission::ReviewApplications)?;
    let input = fields.parse(())?;
    transaction!(portal.db, tx => {
        let mut file = locked(tx, id).await?;
        let documents = list_current(portal, tx, id).await?;
        let draft = open(portal, &file)?;
        let strange = input.items.iter().filter(|item| !is_of_file(item.subject, &draft, &documents));
        let strange: Vec<_> = strange.map(|item| Violation::new(field_of(fields, item), "not-a-choice")).collect();
        if !strange.is_empty() {
            return Err(Error::Invalid(Violations(strange)));
        }
        let now = portal.now();
        let in_review_on = file.facts.in_review_at.unwrap_or(now).civil_date();
        let answer_by = deadline::answer_by(file.edition, now.civil_date(), in_review_on);
        act(portal, tx, &mut file, &Step::RequestRequirements { at: now, answer_by }, actor, seen).await?;
        for (position, item) in input.items.iter().enumerate() {
            let wanting = documents.iter().find(|document| is_about(item.subject, document)).map(|document| document.id);
            let values = binds![
                portal.new_id(),
                id,
                now,
                actor.account,
                i64::try_from(position).unwrap_or(i64::MAX),
                item.subject.code(),
                wanting,
                item.finding.code(),
                item.note.as_ref().map(|note| note.as_str()),
            ];
            tx.execute(review_store::INSERT_ITEM, values).await?;
        }
        tell::applicant(portal, tx, &file, Template::RequirementsRequested, &[("until", Said::Day(answer_by))]).await
    })
}

/// True for what this file has or needs: nothing else can be answered.
fn is_of_file(subject: Subject, draft: &Draft, documents: &[Document]) -> bool {
    match subject {
        Subject::Step(_) | Subject::Document { kind: DocumentKind::Other, of: None } => true,
        Subject::Document { kind, of } => {
            required_documents(draft).iter().any(|needed| needed.kind == kind && needed.of == of)
                || documents.iter().any(|document| is_about(subject, document))
        }
    }
}

fn is_about(subject: Subject, document: &Document) -> bool {
    matches!(subject, Subject::Document { kind, of } if document.kind == kind && document.about == of)
}

/// The row of the form an item was typed in.
fn field_of(fields: &RequirementRequestFields, item: &RequirementItem) -> &'static str {
    let code = item.subject.code();
    let rows = RequirementRequestFields::FIELDS.iter().filter(|field| !field.contains('_'));
    rows.copied().find(|field| fields.get(field).trim() == code).unwrap_or("item1")
}
