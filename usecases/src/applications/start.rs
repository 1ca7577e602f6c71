//! A draft begins: empty but for what the portal knows of the person, or with what an earlier application said.

use domain::application::Status;
use domain::application::classification::Draft;
use domain::ids::{AccountId, ApplicationId};
use domain::permission::Permission;
use domain::service::ServiceCode;
use domain::text::ApplicationNumber;

use super::draft::{open, seal};
use super::edit::typed;
use super::person_now::Person;
use super::{record, require_owner, store};
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

/// What the portal knows of a person is not asked twice.
async fn known(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Draft> {
    let mut draft = Draft::default();
    Person::of(tx, account).await?.fill(portal, account, &mut draft.identity)?;
    Ok(draft)
}
