//! What an application costs, handed to the invoices in the same transaction. The one place where applications meet them.

use domain::invoice::FeeQuote;
use domain::time::Instant;

use super::record::Application;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;

/// Issues the invoice of a filed application; a fee of zero has none.
#[allow(clippy::unused_async, reason = "invoices::issue(portal, tx, file.id, file.account, fee, at) belongs here")]
pub(crate) async fn issue(
    _portal: &Portal,
    _tx: &mut Tx,
    _file: &Application,
    _fee: &FeeQuote,
    _at: Instant,
) -> Result<()> {
    Ok(())
}

/// Takes back an invoice nobody has paid: the application it was for is cancelled or withdrawn.
#[allow(clippy::unused_async, reason = "invoices::void_unpaid(tx, file.id) belongs here")]
pub(crate) async fn void(_tx: &mut Tx, _file: &Application) -> Result<()> {
    Ok(())
}
