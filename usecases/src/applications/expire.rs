//! Nobody paid in time: the application is cancelled, what was typed is kept for a new one (A2).

use domain::application::{Status, Step};
use domain::ids::ApplicationId;

use super::advance::advance;
use super::tell::Said;
use super::{bill, record, tell};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::messages::Template;

/// Cancels an application whose last day to pay has passed; true when this did it. One that was paid, withdrawn or
/// cancelled meanwhile is left alone.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn expire_unpaid(portal: &Portal, tx: &mut Tx, id: ApplicationId) -> Result<bool> {
    let mut file = record::take(tx, id).await?;
    let Status::AwaitingPayment { pay_by } = file.status else { return Ok(false) };
    if portal.today() <= pay_by {
        return Ok(false);
    }
    advance(portal, tx, &mut file, &Step::ExpireUnpaid { at: portal.now() }, None).await?;
    bill::void(portal, tx, &file).await?;
    tell::applicant(portal, tx, &file, Template::ApplicationExpired, &[("until", Said::Day(pay_by))]).await?;
    Ok(true)
}
