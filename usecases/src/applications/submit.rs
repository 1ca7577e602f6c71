//! The draft is filed: every condition looked at, the fee quoted under the edition of the day, the invoice issued, the
//! identity fixed, in one transaction.

use domain::application::classification::{ClassificationInput, NotReady};
use domain::application::{Status, Step, deadline};
use domain::ids::ApplicationId;
use domain::invoice::{FeeQuote, QuoteRequest, quote};
use domain::money::Money;
use domain::permission::Permission;
use domain::text::fold;
use domain::violation::{Violation, Violations};

use super::draft::{open, seal, setting};
use super::get::attached;
use super::record::Application;
use super::tell::Said;
use super::{advance, bill, record, require_owner, store, tell};
use crate::accounts::IDENTITY;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::{binds, documents, transaction};

/// A filed application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// Its id.
    pub id: ApplicationId,
    /// Its number, in fours.
    pub number: String,
    /// False when it had been filed before: the second press of a button files nothing.
    pub is_first: bool,
}

/// Files a draft. `shown` is the total the applicant saw: when the fee has changed since, nothing is filed.
///
/// # Errors
/// [`Error::Invalid`] with every obstacle at once: `step-incomplete` at the step's code, `document-missing` at the
/// document's kind, `conditions-not-met` with `codes` at `conditions`. [`Error::Conflict`] `fee-changed`, `service-closed`,
/// `identity-in-use`, `identity-differs`, `not-from-here`; [`Error::NotFound`] for one that is not one's own.
pub async fn submit(portal: &Portal, actor: &Actor, id: ApplicationId, shown: Option<Money>) -> Result<Submitted> {
    actor.require(Permission::FileApplications)?;
    transaction!(portal.db, tx => {
        let mut file = record::take(tx, id).await?;
        require_owner(actor, &file)?;
        let number = file.number.grouped();
        if file.status != Status::Draft && file.submitted_at.is_some() {
            // Pressed twice: the first press counts, and its answer is given again.
            return Ok(Submitted { id, number, is_first: false });
        }
        let now = portal.now();
        let setting = setting(now.civil_date());
        if !setting.edition.is_open(file.service) {
            return Err(Error::conflict("service-closed"));
        }
        let draft = open(portal, &file)?;
        let standing = documents::record::list_current(portal, tx, id).await?;
        let input = draft.ready(&attached(&standing), setting).map_err(|found| Error::Invalid(obstacles(&found)))?;
        let fee = fee(&file, &input, setting.edition)?;
        if shown.is_some_and(|shown| shown != fee.total) {
            return Err(Error::conflict("fee-changed"));
        }
        identify(portal, tx, actor, &input).await?;
        file.edition = setting.edition;
        file.submitted_at = Some(now);
        let name = input.identity.arabic_name.as_str();
        let sealed = seal(portal, id, &draft)?;
        tx.execute(store::SAVE_SUBMISSION, binds![id, now, setting.edition.effective_on, name, fold(name), sealed]).await?;
        let pay_by = deadline::pay_by(setting.edition, now.civil_date());
        let step = Step::Submit { at: now, fee: fee.total, pay_by };
        advance::advance(portal, tx, &mut file, &step, Some(actor)).await?;
        bill::issue(portal, tx, &file, &fee, now).await?;
        told(portal, tx, &file, &fee).await?;
        Ok(Submitted { id, number, is_first: true })
    })
}

/// The fee of the requested rank under an edition.
fn fee(file: &Application, input: &ClassificationInput, edition: &domain::policy::Edition) -> Result<FeeQuote> {
    let request = QuoteRequest {
        rank: Some(input.request.rank),
        profession: Some(input.request.profession),
        ..QuoteRequest::of(file.service)
    };
    quote(edition, request).map_err(|fault| Error::Conflict { code: fault.code() })
}

/// The first application says who its account is. A number that staff have verified as another's, or as another number of
/// this account's, waits for them; one that is only typed keeps nobody out.
async fn identify(portal: &Portal, tx: &mut Tx, actor: &Actor, input: &ClassificationInput) -> Result<()> {
    let identity = &input.identity;
    let (kind, number) = (identity.identity.kind().code(), identity.identity.as_str());
    let index = portal.secrets.index(IDENTITY, &format!("{kind} {number}"));
    let values = binds![
        actor.account,
        identity.arabic_name.as_str(),
        identity.latin_name.as_str(),
        kind,
        portal.secrets.seal(&portal.rng, IDENTITY, actor.account.0, number.as_bytes()),
        index,
        identity.nationality.code(),
        identity.born_on,
        identity.gender.code(),
        portal.now(),
    ];
    tx.execute(store::INSERT_IDENTITY, values).await?;
    let (own, verified_at, others): (Vec<u8>, Option<i64>, i64) =
        tx.fetch_one(store::CHECK_IDENTITY, binds![actor.account, index]).await?;
    if verified_at.is_some() && own != index {
        return Err(Error::conflict("identity-differs"));
    }
    if others > 0 {
        return Err(Error::conflict("identity-in-use"));
    }
    Ok(())
}

async fn told(portal: &Portal, tx: &mut Tx, file: &Application, fee: &FeeQuote) -> Result<()> {
    if let Status::AwaitingPayment { pay_by } = file.status {
        let values = [("total", Said::Money(fee.total)), ("until", Said::Day(pay_by))];
        return tell::applicant(portal, tx, file, Template::ApplicationSubmitted, &values).await;
    }
    let until = file.decision_due_on.unwrap_or_else(|| portal.today());
    tell::applicant(portal, tx, file, Template::ApplicationInReview, &[("until", Said::Day(until))]).await
}

/// Every obstacle as a violation: the check page shows the same ones beside what they are about.
fn obstacles(found: &NotReady) -> Violations {
    let mut violations = Violations::new();
    let mut steps = Vec::new();
    for fault in &found.faults {
        if !steps.contains(&fault.task) {
            steps.push(fault.task);
            violations.push(Violation::new(fault.task.code().replace('-', "_"), "step-incomplete"));
        }
    }
    for missing in &found.missing {
        violations.push(Violation::new(missing.kind.code(), "document-missing"));
    }
    if !found.unmet.is_empty() {
        let codes: Vec<_> = found.unmet.iter().map(|unmet| unmet.code.code()).collect();
        violations.push(Violation::new("conditions", "conditions-not-met").with("codes", codes.join(" ")));
    }
    found.files.iter().for_each(|files| violations.push(files.clone()));
    violations
}
