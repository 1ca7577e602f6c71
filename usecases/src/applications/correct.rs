//! A step of a submitted application, typed anew because the authority asked for it.

use domain::application::classification::{Draft, Task};
use domain::application::{Status, Subject};
use domain::classification::{Profession, Rank};
use domain::form::Setting;
use domain::invoice::{FeeQuote, QuoteRequest, quote};
use domain::text::{ArabicName, fold};

use super::draft::seal;
use super::edit::typed;
use super::record::Application;
use super::{items, store};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{audit, binds};

/// Keeps the step as typed; once nothing is wrong in it, its item counts as met.
///
/// # Errors
/// [`Error::Conflict`] `not-a-draft` when the step is not asked for; [`Error::Invalid`] `fee-would-change` at `rank`: what
/// was paid for is decided, another rank is another application.
pub(super) async fn step(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    file: &Application,
    task: Task,
    mut draft: Draft,
    edit: &(impl Fn(&mut Draft) -> Result<()> + Sync),
) -> Result<()> {
    if !matches!(file.status, Status::AdditionalRequirements { .. }) {
        return Err(Error::conflict("not-a-draft"));
    }
    let open = items::open_items(tx, file).await?;
    let item =
        open.iter().find(|item| item.subject == Subject::Step(task)).ok_or_else(|| Error::conflict("not-a-draft"))?;
    let fee_before = fee(file, &draft);
    edit(&mut draft)?;
    if task == Task::Request && fee(file, &draft).map(|fee| fee.total) != fee_before.map(|fee| fee.total) {
        return Err(Error::invalid("rank", "fee-would-change"));
    }
    let now = portal.now();
    let name = ArabicName::parse(&draft.identity.arabic_name)
        .ok()
        .map(|name| name.as_str().to_owned())
        .or_else(|| file.applicant_name.clone());
    let request = &draft.request;
    let values = binds![
        file.id,
        seal(portal, file.id, &draft)?,
        typed(&request.profession),
        typed(&request.specialty),
        typed(&request.rank),
        name.as_deref(),
        name.as_deref().map(fold),
        now,
    ];
    tx.execute(store::SAVE_CORRECTION, values).await?;
    let setting = Setting { edition: file.edition, today: now.civil_date() };
    let is_wrong = draft.parse(setting).err().unwrap_or_default().iter().any(|fault| fault.task == task);
    if !is_wrong {
        items::answer_item(tx, file, item.id, None, now).await?;
        audit::event("step-corrected", file.id).by(actor).with("step", task.code()).record(portal, tx).await?;
    }
    Ok(())
}

fn fee(file: &Application, draft: &Draft) -> Option<FeeQuote> {
    let request = QuoteRequest {
        rank: Rank::parse(&draft.request.rank),
        profession: Profession::parse(&draft.request.profession),
        ..QuoteRequest::of(file.service)
    };
    quote(file.edition, request).ok()
}
