//! What the refund engine is asked about an invoice: its lines with what was given back of them, the money that came, the
//! records of its application, and the claim.

use domain::ids::InvoiceId;
use domain::money::Money;
use domain::permission::Permission;
use domain::refund::{ChargedLine, ClaimDraft, RefundCase, RefundClaimTerms, RefundGround, RefundLineKind};
use domain::time::CivilDate;

use super::store;
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::Result;
use crate::invoices::record::{Invoice, lines};
use crate::{applications, binds, documents, invoices, payments};

/// Beginning a claim about an invoice of one's own.
///
/// # Errors
/// [`crate::Error::NotFound`] for another's.
pub async fn draft(portal: &Portal, actor: &Actor, id: InvoiceId) -> Result<ClaimDraft> {
    actor.require(Permission::ClaimRefunds)?;
    let view = invoices::get(portal, actor, id).await?;
    let mut tx = portal.db.read().await?;
    let invoice = invoices::record::find(&mut tx, id).await?;
    let state = applications::record::find(&mut tx, invoice.application).await?.status.state();
    let case = of_invoice(&mut tx, &invoice, RefundGround::Withdrawal, false, portal.today()).await?;
    let proof = documents::record::find_free_proof(portal, &mut tx, invoice.application).await?;
    Ok(ClaimDraft {
        name: view.payer.clone(),
        invoice: view,
        case,
        can_withdraw: !state.is_final(),
        proof: proof.map(|document| document.view()),
    })
}

/// The sums of one kind of line over the claims about an invoice.
#[derive(Clone, Copy, Debug, Default)]
struct Given {
    refunded: Money,
    pending: Money,
}

struct GivenByLine(Vec<(RefundLineKind, Given)>);

impl GivenByLine {
    async fn of(tx: &mut Tx, id: InvoiceId) -> Result<Self, DbError> {
        let rows: Vec<(String, i64, i64)> = tx.fetch_all(store::SUM_LINES, binds![id]).await?;
        let read = |(kind, refunded, pending): (String, i64, i64)| {
            let wrong = || DbError::inconsistent("refund_claim_lines", "kind", id);
            let given = Given { refunded: Money::from_halalas(refunded), pending: Money::from_halalas(pending) };
            Ok((RefundLineKind::parse(&kind).ok_or_else(wrong)?, given))
        };
        Ok(Self(rows.into_iter().map(read).collect::<Result<_, DbError>>()?))
    }

    fn line(&self, kind: RefundLineKind) -> Given {
        self.0.iter().find(|(known, _)| *known == kind).map_or_else(Given::default, |(_, given)| *given)
    }
}

/// The case of a claim about an invoice.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn of_invoice(
    tx: &mut Tx,
    invoice: &Invoice,
    ground: RefundGround,
    proved: bool,
    filed_on: CivilDate,
) -> Result<RefundCase, DbError> {
    let given = GivenByLine::of(tx, invoice.id).await?;
    let charged = lines(tx, invoice.id).await?.into_iter().map(|line| {
        let Given { refunded, pending } = given.line(line.kind.into());
        ChargedLine { kind: line.kind, amount: line.amount, refunded, pending }
    });
    let charged = charged.collect();
    let mut facts = applications::refund_facts(tx, invoice.application).await?.facts;
    facts.ended_unpaid = invoice.ended_unpaid();
    let excess = given.line(RefundLineKind::Excess);
    Ok(RefundCase {
        service: invoice.service,
        lines: charged,
        payments: payments::record::received(tx, invoice.id).await?,
        excess_refunded: excess.refunded,
        excess_pending: excess.pending,
        facts,
        claim: RefundClaimTerms { ground, proved, filed_on },
    })
}

/// Money beside an invoice that was neither given back nor claimed.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn excess_left(tx: &mut Tx, invoice: &Invoice) -> Result<Money, DbError> {
    let beside = match (invoice.status.takes_money(), invoice.received) {
        // What was paid in part of an open invoice is applied to it and no excess until it ends.
        (true, _) => return Ok(Money::ZERO),
        (false, received) => received.left_after(invoice.applied),
    };
    if beside.is_zero() {
        return Ok(Money::ZERO);
    }
    let given = GivenByLine::of(tx, invoice.id).await?.line(RefundLineKind::Excess);
    Ok(beside.left_after(given.refunded).left_after(given.pending))
}
