//! A claim is filed: assessed again, compared with what was shown, kept with the whole answer and its edition.

use domain::ids::{DocumentId, InvoiceId, RefundClaimId};
use domain::permission::Permission;
use domain::refund::{ClaimStatus, RefundCase, RefundClaimInput, RefundDecision, RefundGround, assess};
use domain::text::RefundClaimNumber;
use uuid::Uuid;

use super::case::Records;
use super::record::{EXPLANATION, HOLDER, IBAN};
use super::{store, tell};
use crate::context::{Actor, Portal};
use crate::db::{Bind as _, Tx, Value};
use crate::error::{Error, Result};
use crate::invoices::record::{Billed, Invoice};
use crate::invoices::{record as invoices, store as invoice_store};
use crate::{applications, audit, binds, transaction};

const DRAWS: usize = 5;

/// A filed claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its id.
    pub id: RefundClaimId,
    /// False when one on the same ground waits for its decision: the second press of a button files nothing.
    pub is_first: bool,
}

/// Files a claim about an invoice of one's own. On the ground *withdrawal* the application is withdrawn in the same act.
///
/// # Errors
/// [`Error::NotFound`] for another's invoice; [`Error::Invalid`] `invalid` at `proof`; [`Error::Conflict`] `refund-changed`
/// when the rules give something else than was shown, `nothing-to-refund`, `not-from-here` when the application can no longer
/// be withdrawn.
pub async fn submit_claim(
    portal: &Portal,
    actor: &Actor,
    id: InvoiceId,
    input: &RefundClaimInput,
    proof: Option<DocumentId>,
) -> Result<Filed> {
    actor.require(Permission::ClaimRefunds)?;
    transaction!(portal.db, tx => { submit_in(portal, tx, actor, id, input, proof).await })
}

pub(super) async fn submit_in(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    id: InvoiceId,
    input: &RefundClaimInput,
    proof: Option<DocumentId>,
) -> Result<Filed> {
    let found = Billed::find(tx, id).await?;
    if found.invoice.account != actor.account {
        return Err(Error::NotFound);
    }
    let file = applications::record::take(tx, found.invoice.application).await?;
    let invoice = invoices::take(tx, id).await?;
    let same: Option<(Uuid,)> = tx.fetch_optional(store::FIND_FILED, binds![id, input.ground.code()]).await?;
    if let Some((waiting,)) = same {
        return Ok(Filed { id: RefundClaimId(waiting), is_first: false });
    }
    if let Some(proof) = proof {
        let owner: Option<(Uuid,)> = tx.fetch_optional(store::FIND_PROOF, binds![proof, invoice.application]).await?;
        if owner != Some((actor.account.0,)) {
            return Err(Error::invalid("proof", "invalid"));
        }
    }
    // Lines never change.
    let billed = Billed { invoice: invoice.clone(), ..found };
    let records = Records::of(tx, billed, file).await?;
    let case = records.case(input.ground, proof.is_some(), portal.today());
    let decision = assess(invoice.edition, &case).map_err(|fault| Error::unexpected(fault.code()))?;
    if decision.total != input.shown_total {
        return Err(Error::conflict("refund-changed"));
    }
    if decision.total.is_zero() && !decision.needs_person() {
        return Err(Error::conflict("nothing-to-refund"));
    }
    if tx.execute(invoice_store::HOLD, binds![id, decision.total]).await? != 1 {
        return Err(Error::conflict("refund-changed"));
    }
    let claim = insert(portal, tx, &invoice, input, proof, &case, &decision).await?;
    if input.ground == RefundGround::Withdrawal && !records.file.status.state().is_final() {
        applications::withdraw_in(portal, tx, actor, invoice.application).await?;
    }
    let event = audit::event("refund-claimed", claim).by(actor).with("invoice", id);
    event.with("ground", input.ground.code()).with("amount", decision.total).record(portal, tx).await?;
    tell::claimant(portal, tx, claim, crate::messages::Template::RefundClaimed).await?;
    Ok(Filed { id: claim, is_first: true })
}

async fn insert(
    portal: &Portal,
    tx: &mut Tx,
    invoice: &Invoice,
    input: &RefundClaimInput,
    proof: Option<DocumentId>,
    case: &RefundCase,
    decision: &RefundDecision,
) -> Result<RefundClaimId> {
    let id = RefundClaimId(portal.new_id());
    let now = portal.now();
    let seal = |column, text: &str| portal.secrets.seal(&portal.rng, column, id.0, text.as_bytes());
    let ClaimStatus::Filed { decide_by } = ClaimStatus::filed(invoice.edition, now.civil_date()) else {
        return Err(Error::unexpected("a new claim is not filed"));
    };
    let iban = &input.pay_to.iban;
    let as_text = |value: serde_json::Result<String>| value.map_err(Error::unexpected);
    let rest: Vec<Value> = binds![
        invoice.id,
        invoice.application,
        invoice.account,
        input.ground.code(),
        input.explanation.as_ref().map(|text| seal(EXPLANATION, text.as_str())),
        proof,
        seal(IBAN, iban.as_str()),
        portal.secrets.index(IBAN, iban.as_str()),
        iban.bank_code(),
        seal(HOLDER, input.pay_to.holder.as_str()),
        invoice.edition.effective_on,
        as_text(serde_json::to_string(decision))?,
        as_text(serde_json::to_string(case))?,
        decision.total,
        now,
        decide_by
    ];
    for _ in 0..DRAWS {
        let number = RefundClaimNumber::from_random(u64::from_be_bytes(portal.rng.bytes()));
        let mut row = vec![id.bind(), number.as_str().bind()];
        row.extend(rest.iter().cloned());
        if tx.execute(store::INSERT, row).await? == 1 {
            for (position, line) in decision.lines.iter().enumerate() {
                let position = i64::try_from(position).unwrap_or(i64::MAX);
                tx.execute(store::INSERT_LINE, binds![id, line.kind.code(), position, line.refund_left]).await?;
            }
            return Ok(id);
        }
    }
    Err(Error::unexpected("no number is free"))
}
