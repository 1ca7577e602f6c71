//! What the refund engine is asked about an invoice: its lines with what was given back of them, the money that came, the
//! records of its application, and the claim.

use domain::ids::InvoiceId;
use domain::money::Money;
use domain::permission::Permission;
use domain::refund::{ChargedLine, ClaimDraft, RefundCase, RefundClaimTerms, RefundGround, RefundLineKind};
use domain::time::CivilDate;

use super::store;
use crate::applications::record::{self as applications, Application};
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::invoices::record::Billed;
use crate::payments::record::{self as payments, Payment};
use crate::{binds, documents};

/// Beginning a claim about an invoice of one's own.
///
/// # Errors
/// [`Error::NotFound`] for another's.
pub async fn draft(portal: &Portal, actor: &Actor, id: InvoiceId) -> Result<ClaimDraft> {
    actor.require(Permission::ClaimRefunds)?;
    let mut tx = portal.db.read().await?;
    let records = Records::of_own(&mut tx, actor, id).await?;
    let (invoice, file) = (&records.billed.invoice, &records.file);
    let proof = documents::record::find_free_proof(portal, &mut tx, invoice.application).await?;
    let today = portal.today();
    Ok(ClaimDraft {
        invoice: id,
        number: invoice.number.grouped(),
        application: invoice.application,
        edition: invoice.edition.effective_on,
        today,
        case: records.case(RefundGround::Withdrawal, false, today),
        name: file.applicant_name.clone().unwrap_or_default(),
        can_withdraw: !file.status.state().is_final(),
        proof: proof.map(|document| document.view()),
    })
}

/// The sums of one kind of line over the claims about an invoice.
#[derive(Clone, Copy, Debug, Default)]
struct Given {
    refunded: Money,
    pending: Money,
}

/// What is recorded about an invoice, its money and its application.
#[derive(Clone, Debug)]
pub(crate) struct Records {
    pub(crate) billed: Billed,
    pub(crate) file: Application,
    /// The newest first.
    pub(crate) payments: Vec<Payment>,
    given: Vec<(RefundLineKind, Given)>,
}

impl Records {
    /// What is recorded about an invoice of one's own.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's.
    pub(crate) async fn of_own(tx: &mut Tx, actor: &Actor, id: InvoiceId) -> Result<Self> {
        let billed = Billed::find(tx, id).await?;
        if billed.invoice.account != actor.account {
            return Err(Error::NotFound);
        }
        let file = applications::find(tx, billed.invoice.application).await?;
        Ok(Self::of(tx, billed, file).await?)
    }

    /// What is recorded about an invoice and its application.
    ///
    /// # Errors
    /// What the database refuses.
    pub(crate) async fn of(tx: &mut Tx, billed: Billed, file: Application) -> Result<Self, DbError> {
        let id = billed.invoice.id;
        let rows: Vec<(String, i64, i64)> = tx.fetch_all(store::SUM_LINES, binds![id]).await?;
        let read = |(kind, refunded, pending): (String, i64, i64)| {
            let wrong = || DbError::inconsistent("refund_claim_lines", "kind", id);
            let given = Given { refunded: Money::from_halalas(refunded), pending: Money::from_halalas(pending) };
            Ok((RefundLineKind::parse(&kind).ok_or_else(wrong)?, given))
        };
        let given = rows.into_iter().map(read).collect::<Result<_, DbError>>()?;
        Ok(Self { payments: payments::list_of_invoice(tx, id).await?, billed, file, given })
    }

    fn given(&self, kind: RefundLineKind) -> Given {
        self.given.iter().find(|(known, _)| *known == kind).map_or_else(Given::default, |(_, given)| *given)
    }

    /// The case of a claim on a ground.
    pub(crate) fn case(&self, ground: RefundGround, proved: bool, filed_on: CivilDate) -> RefundCase {
        let Billed { invoice, lines } = &self.billed;
        let charged = lines.iter().map(|line| {
            let Given { refunded, pending } = self.given(line.kind.into());
            ChargedLine { kind: line.kind, amount: line.amount, refunded, pending }
        });
        let mut facts = self.file.refund_facts();
        facts.ended_unpaid = invoice.ended_unpaid();
        let excess = self.given(RefundLineKind::Excess);
        RefundCase {
            service: invoice.service,
            lines: charged.collect(),
            payments: payments::received(&self.payments),
            excess_refunded: excess.refunded,
            excess_pending: excess.pending,
            facts,
            claim: RefundClaimTerms { ground, proved, filed_on },
        }
    }

    /// Money beside the invoice that was neither given back nor claimed.
    pub(crate) fn excess_left(&self) -> Money {
        let given = self.given(RefundLineKind::Excess);
        self.billed.invoice.excess().left_after(given.refunded).left_after(given.pending)
    }
}
