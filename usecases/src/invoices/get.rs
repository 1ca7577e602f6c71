//! An invoice with everything its page shows.

use domain::application::State;
use domain::ids::{ApplicationId, InvoiceId};
use domain::invoice::{InvoiceLine, InvoiceSummary, InvoiceView, Refundable};
use domain::permission::Permission;
use domain::refund::{RefundGround, assess};

use super::record::{self, Invoice};
use crate::applications::tell::Contact;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{applications, payments, refunds};

/// An invoice of one's own.
///
/// # Errors
/// [`Error::NotFound`] for one that is not.
pub async fn get(portal: &Portal, actor: &Actor, id: InvoiceId) -> Result<InvoiceView> {
    actor.require(Permission::FileApplications)?;
    let mut tx = portal.db.read().await?;
    let invoice = record::find(&mut tx, id).await?;
    if invoice.account != actor.account {
        return Err(Error::NotFound);
    }
    let file = applications::record::find(&mut tx, invoice.application).await?;
    let payer = match &file.applicant_name {
        Some(name) => name.clone(),
        None => Contact::of(&mut tx, invoice.account).await?.name,
    };
    Ok(InvoiceView {
        id,
        number: invoice.number.grouped(),
        application: invoice.application,
        application_number: file.number.grouped(),
        payer,
        service: invoice.service,
        edition: invoice.edition.effective_on,
        issued_on: invoice.issued_at.civil_date(),
        due_on: invoice.due_on,
        today: portal.today(),
        lines: record::lines(&mut tx, id).await?,
        total: invoice.total,
        received: invoice.received,
        refunded: invoice.refunded,
        outstanding: invoice.outstanding(),
        status: invoice.status,
        payments: payments::record::views(portal, &mut tx, id).await?,
        refundable: refundable(portal, &mut tx, &invoice, file.status.state()).await?,
        excess: refunds::case::excess_left(&mut tx, &invoice).await?,
        claims: refunds::record::list_of_invoice(&mut tx, id).await?,
    })
}

/// What could be claimed back today: by withdrawing while that is possible, else what the records give by themselves.
async fn refundable(portal: &Portal, tx: &mut Tx, invoice: &Invoice, state: State) -> Result<Option<Refundable>> {
    if invoice.received.is_zero() {
        return Ok(None);
    }
    let ground = if state.is_final() { RefundGround::PaidTwice } else { RefundGround::Withdrawal };
    let case = refunds::case::of_invoice(tx, invoice, ground, false, portal.today()).await?;
    let decision = assess(invoice.edition, &case).map_err(|fault| Error::unexpected(fault.code()))?;
    Ok(Some(Refundable { ground, decision }))
}

/// The invoice of an application in short, for the application's own page.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn summary_of(tx: &mut Tx, application: ApplicationId) -> Result<Option<InvoiceSummary>> {
    let Some(invoice) = record::of_application(tx, application).await? else { return Ok(None) };
    let lines = record::lines(tx, invoice.id).await?;
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
