//! What an application costs, handed to the invoices in the same transaction. The one place where applications meet them.

use domain::application::State;
use domain::invoice::FeeQuote;
use domain::time::Instant;

use super::record::Application;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::invoices::{self, Void};

/// Issues the invoice of a filed application; a fee of zero has none.
pub(crate) async fn issue(portal: &Portal, tx: &mut Tx, file: &Application, fee: &FeeQuote, at: Instant) -> Result<()> {
    invoices::issue(portal, tx, file.id, file.account, fee, at).await.map(drop)
}

/// Takes back an invoice nobody has paid: the application it was for is cancelled or withdrawn.
pub(crate) async fn void(portal: &Portal, tx: &mut Tx, file: &Application) -> Result<()> {
    let why = if file.status.state() == State::Cancelled { Void::Expired } else { Void::Withdrawn };
    invoices::void_unpaid(portal, tx, file.id, why).await
}
