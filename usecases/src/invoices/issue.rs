//! An invoice is issued with the application it is for, in the same transaction.

use domain::ids::{AccountId, ApplicationId, InvoiceId};
use domain::invoice::{FeeQuote, due_on};
use domain::money::Money;
use domain::policy::Status;
use domain::text::InvoiceNumber;
use domain::time::{CivilDate, Instant};

use super::ledger::{Book, Movement, Posting};
use super::store;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{audit, binds};

/// How often a number is drawn before something else must be wrong: one in 10¹¹ is taken per invoice there is.
const DRAWS: usize = 5;

/// An invoice just issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedInvoice {
    /// Its id.
    pub id: InvoiceId,
    /// Its number, in fours.
    pub number: String,
    /// What is owed.
    pub total: Money,
    /// The last day to pay.
    pub due_on: CivilDate,
}

/// Issues the invoice of an application; `None` when nothing is owed.
///
/// # Errors
/// [`Error::Conflict`] `already-invoiced` when the application has one.
pub(crate) async fn issue(
    portal: &Portal,
    tx: &mut Tx,
    application: ApplicationId,
    account: AccountId,
    quote: &FeeQuote,
    at: Instant,
) -> Result<Option<IssuedInvoice>> {
    if quote.total.is_zero() {
        return Ok(None);
    }
    if super::record::of_application(tx, application).await?.is_some() {
        return Err(Error::conflict("already-invoiced"));
    }
    let edition = policy::edition(quote.edition).ok_or_else(|| Error::unexpected("a quote of no edition"))?;
    let due_on = due_on(edition, at.civil_date());
    let id = InvoiceId(portal.new_id());
    let mut drawn = None;
    for _ in 0..DRAWS {
        let number = InvoiceNumber::from_random(u64::from_be_bytes(portal.rng.bytes()));
        let row = binds![
            id,
            number.as_str(),
            application,
            account,
            quote.service.code(),
            quote.edition,
            quote.total,
            at,
            due_on
        ];
        if tx.execute(store::INSERT, row).await? == 1 {
            drawn = Some(number);
            break;
        }
    }
    let number = drawn.ok_or_else(|| Error::conflict("already-invoiced"))?;
    for (position, line) in quote.lines.iter().enumerate() {
        let row = binds![
            id,
            line.kind.code(),
            i64::try_from(position).unwrap_or(i64::MAX),
            line.amount,
            line.full_amount,
            line.exempted,
            line.status == Status::Placeholder,
            &line.clause
        ];
        tx.execute(store::INSERT_LINE, row).await?;
    }
    Posting::of(id, Movement::Issue, Book::Receivable, Book::Revenue, quote.total).post(portal, tx).await?;
    let event = audit::event("invoice-issued", id).with("application", application).with("total", quote.total);
    event.with("due", due_on).record(portal, tx).await?;
    Ok(Some(IssuedInvoice { id, number: number.grouped(), total: quote.total, due_on }))
}
