//! An invoice with everything its page shows.

use domain::ids::{ApplicationId, InvoiceId};
use domain::invoice::{InvoiceLine, InvoiceSummary, InvoiceView, Refundable};
use domain::permission::Permission;
use domain::refund::{RefundGround, assess};
use domain::time::CivilDate;

use super::record::Billed;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::payments::record::Payment;
use crate::refunds::{self, case::Records};

/// An invoice of one's own.
///
/// # Errors
/// [`Error::NotFound`] for one that is not.
pub async fn get(portal: &Portal, actor: &Actor, id: InvoiceId) -> Result<InvoiceView> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    let records = Records::of_own(&mut tx, actor, id).await?;
    let claims = refunds::record::list_of_invoice(&mut tx, id).await?;
    let today = portal.today();
    let (refundable, excess) = (refundable(&records, today)?, records.excess_left());
    let Records { billed: Billed { invoice, lines }, file, payments, .. } = records;
    Ok(InvoiceView {
        id,
        number: invoice.number.grouped(),
        application: invoice.application,
        application_number: file.number.grouped(),
        payer: file.applicant_name.unwrap_or_default(),
        service: invoice.service,
        edition: invoice.edition.effective_on,
        issued_on: invoice.issued_at.civil_date(),
        due_on: invoice.due_on,
        today,
        lines,
        total: invoice.total,
        received: invoice.received,
        refunded: invoice.refunded,
        outstanding: invoice.outstanding(),
        payments: payments.iter().map(Payment::view).collect(),
        refundable,
        excess,
        claims,
        status: invoice.status,
    })
}

/// What could be claimed back today: by withdrawing while that is possible, else what the records give by themselves.
fn refundable(records: &Records, today: CivilDate) -> Result<Option<Refundable>> {
    let invoice = &records.billed.invoice;
    if invoice.received.is_zero() {
        return Ok(None);
    }
    let is_final = records.file.status.state().is_final();
    let ground = if is_final { RefundGround::PaidTwice } else { RefundGround::Withdrawal };
    let decision = assess(invoice.edition, &records.case(ground, false, today));
    Ok(Some(Refundable { ground, decision: decision.map_err(|fault| Error::unexpected(fault.code()))? }))
}

/// The invoice of an application in short, for the application's own page.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn summary_of(tx: &mut Tx, application: ApplicationId) -> Result<Option<InvoiceSummary>> {
    let Some(Billed { invoice, lines }) = Billed::of_application(tx, application).await? else { return Ok(None) };
    let line = |line: domain::invoice::InvoiceLineView| InvoiceLine {
        kind: line.kind,
        amount: line.amount,
        placeholder: line.placeholder,
    };
    Ok(Some(InvoiceSummary {
        id: invoice.id,
        application,
        issued_on: invoice.issued_at.civil_date(),
        lines: lines.into_iter().map(line).collect(),
        total: invoice.total,
        received: invoice.received,
        promised: invoice.refunded.checked_add(invoice.held).unwrap_or(invoice.refunded),
        status: invoice.status,
    }))
}
