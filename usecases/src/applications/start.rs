//! A draft begins: empty but for what the portal knows of the person, or with what an earlier application said.

use domain::application::Status;
use domain::application::classification::{Draft, IdentityFields};
use domain::ids::{AccountId, ApplicationId};
use domain::permission::Permission;
use domain::service::ServiceCode;
use domain::text::ApplicationNumber;
use domain::time::CivilDate;

use super::draft::{open, seal};
use super::edit::typed;
use super::tell::Contact;
use super::{record, require_owner, store};
use crate::accounts::IDENTITY;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{audit, binds, transaction};

/// Drafts one may keep at a time; more are a mistake or a machine.
const MAX_DRAFTS: i64 = 10;

/// Begins a draft, with what `from`, an ended application of one's own, said. Documents are asked for again: a reviewer
/// may have found them wanting.
///
/// # Errors
/// [`Error::Conflict`] `service-closed`, `too-many-drafts`, `not-ended`; [`Error::NotFound`] for a `from` that is not one's own.
pub async fn start(
    portal: &Portal,
    actor: &Actor,
    service: ServiceCode,
    from: Option<ApplicationId>,
) -> Result<ApplicationId> {
    actor.require(Permission::FileApplications)?;
    let edition = policy::effective_on(portal.today());
    // The other services have no application of their own yet; the policy says so by closing them.
    if service != ServiceCode::Classification || !edition.is_open(service) {
        return Err(Error::conflict("service-closed"));
    }
    let id = ApplicationId(portal.new_id());
    transaction!(portal.db, tx => {
        let (drafts,): (i64,) = tx.fetch_one(store::COUNT_DRAFTS, binds![actor.account]).await?;
        if drafts >= MAX_DRAFTS {
            return Err(Error::conflict("too-many-drafts"));
        }
        let draft = match from {
            Some(from) => copied(portal, tx, actor, from).await?,
            None => known(portal, tx, actor.account).await?,
        };
        let sealed = seal(portal, id, &draft)?;
        let request = &draft.request;
        for _ in 0..8 {
            let number = ApplicationNumber::from_random(u64::from_be_bytes(portal.rng.bytes()));
            let values = binds![
                id,
                number.as_str(),
                actor.account,
                service.code(),
                edition.effective_on,
                sealed.clone(),
                typed(&request.profession),
                typed(&request.specialty),
                typed(&request.rank),
                from,
                portal.now(),
            ];
            if tx.execute(store::INSERT, values).await? == 1 {
                audit::event("application-started", id).by(actor).with("service", service.code()).record(portal, tx).await?;
                return Ok(id);
            }
        }
        Err(Error::unexpected("no free application number was drawn"))
    })
}

/// What an ended application said, without the declaration: it is made for each application anew.
async fn copied(portal: &Portal, tx: &mut Tx, actor: &Actor, from: ApplicationId) -> Result<Draft> {
    let file = record::find(tx, from).await?;
    require_owner(actor, &file)?;
    match file.status {
        Status::Cancelled { .. } | Status::Withdrawn { .. } | Status::Rejected { .. } => {}
        Status::Draft
        | Status::AwaitingPayment { .. }
        | Status::UnderReview { .. }
        | Status::AdditionalRequirements { .. }
        | Status::AssessmentScheduled { .. }
        | Status::AssessmentHeld { .. }
        | Status::Studied { .. }
        | Status::Approved { .. } => return Err(Error::conflict("not-ended")),
    }
    let mut draft = open(portal, &file)?;
    draft.declaration = Default::default();
    Ok(draft)
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
}

/// What the portal knows of a person is not asked twice.
async fn known(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Draft> {
    let mut draft = Draft::default();
    fill_identity(portal, tx, account, &mut draft.identity).await?;
    Ok(draft)
}

/// Fills in who an account is and how it is reached; false when the portal does not know who it is.
pub(super) async fn fill_identity(
    portal: &Portal,
    tx: &mut Tx,
    account: AccountId,
    fields: &mut IdentityFields,
) -> Result<bool> {
    let contact = Contact::of(tx, account).await?;
    if let Some(mobile) = contact.mobile {
        fields.mobile = mobile;
    }
    let known: Option<Known> = tx.fetch_optional(store::FIND_IDENTITY, binds![account]).await?;
    let Some(known) = known else { return Ok(false) };
    fields.identity_number =
        portal.secrets.open_text(IDENTITY, account.0, &known.identity_sealed).map_err(Error::unexpected)?;
    fields.identity_kind = known.identity_kind;
    fields.arabic_name = known.name_ar;
    fields.latin_name = known.name_latin;
    fields.gender = known.gender;
    fields.nationality = known.nationality;
    if let Some(born) = CivilDate::parse_iso(&known.born_on) {
        fields.birth_day = born.day().to_string();
        fields.birth_month = born.month().to_string();
        fields.birth_year = born.year().to_string();
        "gregorian".clone_into(&mut fields.birth_calendar);
    }
    Ok(true)
}
