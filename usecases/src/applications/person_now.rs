//! The person beside their application: reached as they are reached now, and known perhaps by another identity than the one
//! it was filed with (domain.md §3).

use domain::application::classification::{Draft, IdentityFields};
use domain::application::{PersonNow, Status};
use domain::form::Form;
use domain::time::{Instant, TypedDate};

use super::record::Application;
use super::start::fill_identity;
use super::store;
use super::tell::Contact;
use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;

/// How the applicant of a file is reached, and whether its identity is older than theirs; what has ended is history and
/// not compared.
pub(super) async fn person_now(portal: &Portal, tx: &mut Tx, file: &Application, draft: &Draft) -> Result<PersonNow> {
    let contact = Contact::of(tx, file.account).await?;
    let written_at: Option<(i64,)> = if is_over(&file.status) {
        None
    } else {
        tx.fetch_optional(store::IDENTITY_WRITTEN_AT, binds![file.account]).await?
    };
    let written_at = written_at.map(|(at,)| Instant::from_micros(at)).filter(|at| *at > file.saved_at);
    let mut identity = draft.identity.clone();
    let is_other = written_at.is_some()
        && fill_identity(portal, tx, file.account, &mut identity).await?
        && !is_same(&identity, &draft.identity);
    Ok(PersonNow { email: contact.email, mobile: contact.mobile, identity_changed_at: written_at.filter(|_| is_other) })
}

/// Who one is; how one is reached is not part of it.
fn is_same(one: &IdentityFields, other: &IdentityFields) -> bool {
    let is_typed_alike = ["identity_kind", "identity_number", "arabic_name", "latin_name", "gender", "nationality"]
        .iter()
        .all(|field| one.get(field).trim() == other.get(field).trim());
    is_typed_alike && TypedDate::of(one, "birth").parse().ok() == TypedDate::of(other, "birth").parse().ok()
}

const fn is_over(status: &Status) -> bool {
    match status {
        Status::Approved { .. } | Status::Rejected { .. } | Status::Cancelled { .. } | Status::Withdrawn { .. } => true,
        Status::Draft
        | Status::AwaitingPayment { .. }
        | Status::UnderReview { .. }
        | Status::AdditionalRequirements { .. }
        | Status::AssessmentScheduled { .. }
        | Status::AssessmentHeld { .. }
        | Status::Studied { .. } => false,
    }
}
