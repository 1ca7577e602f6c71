//! The person beside their application: reached as they are reached now, and known perhaps by another identity than the one
//! it was filed with (domain.md §3).

use domain::application::classification::{Draft, IdentityFields};
use domain::application::{PersonNow, Status};
use domain::form::Form;
use domain::ids::AccountId;
use domain::time::{CivilDate, Instant, TypedDate};

use super::record::Application;
use super::store;
use crate::accounts::IDENTITY;
use crate::binds;
use crate::context::Portal;
use crate::db::{Joined, Maybe, Tx};
use crate::error::{Error, Result};

/// How one is reached, and who one is as far as the portal knows.
#[derive(sqlx::FromRow)]
pub(super) struct Person {
    email: String,
    mobile: Option<String>,
    #[sqlx(flatten)]
    known: Maybe<Known>,
}

#[derive(sqlx::FromRow)]
struct Known {
    name_ar: String,
    name_latin: String,
    identity_kind: String,
    identity_sealed: Vec<u8>,
    nationality: String,
    born_on: String,
    gender: String,
    identity_written_at: i64,
}

impl Joined for Known {
    const KEY: &'static str = "identity_written_at";
}

impl Person {
    /// Reads the person of an account.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such account.
    pub(super) async fn of(tx: &mut Tx, account: AccountId) -> Result<Self> {
        Ok(tx.fetch_one(store::FIND_PERSON, binds![account]).await?)
    }

    /// Fills in who `account` is and how it is reached; false when the portal does not know who it is.
    pub(super) fn fill(&self, portal: &Portal, account: AccountId, fields: &mut IdentityFields) -> Result<bool> {
        if let Some(mobile) = &self.mobile {
            fields.mobile.clone_from(mobile);
        }
        let Some(known) = &self.known.0 else { return Ok(false) };
        fields.identity_number =
            portal.secrets.open_text(IDENTITY, account.0, &known.identity_sealed).map_err(Error::unexpected)?;
        fields.identity_kind.clone_from(&known.identity_kind);
        fields.arabic_name.clone_from(&known.name_ar);
        fields.latin_name.clone_from(&known.name_latin);
        fields.gender.clone_from(&known.gender);
        fields.nationality.clone_from(&known.nationality);
        if let Some(born) = CivilDate::parse_iso(&known.born_on) {
            fields.birth_day = born.day().to_string();
            fields.birth_month = born.month().to_string();
            fields.birth_year = born.year().to_string();
            "gregorian".clone_into(&mut fields.birth_calendar);
        }
        Ok(true)
    }

    /// How the applicant of a file is reached, and whether its identity is older than theirs; what has ended is history and
    /// not compared.
    pub(super) fn now(&self, portal: &Portal, file: &Application, draft: &Draft) -> Result<PersonNow> {
        let written_at = self.known.0.as_ref().map(|known| Instant::from_micros(known.identity_written_at));
        let written_at = written_at.filter(|at| *at > file.saved_at && !is_over(&file.status));
        let mut identity = draft.identity.clone();
        let is_other = written_at.is_some()
            && self.fill(portal, file.account, &mut identity)?
            && !is_same(&identity, &draft.identity);
        Ok(PersonNow {
            email: self.email.clone(),
            mobile: self.mobile.clone(),
            identity_changed_at: written_at.filter(|_| is_other),
        })
    }
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
