//! The claimant names another account for money that did not arrive.

use domain::ids::RefundClaimId;
use domain::permission::Permission;
use domain::refund::PayTo;

use super::record::{HOLDER, IBAN};
use super::{record, store, tell};
use crate::accounts::require_fresh;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::invoices::record as invoices;
use crate::messages::Template;
use crate::{audit, binds, transaction};

/// Puts another account in the place of the one a payout failed to; the owner is told. The next payout goes there.
///
/// # Errors
/// [`Error::NotFound`] for another's claim; [`Error::Conflict`] `reauthenticate`, `claim-moved-on` when no payout of it has
/// failed or it has been ordered out again.
pub async fn correct_account(portal: &Portal, actor: &Actor, id: RefundClaimId, pay_to: &PayTo) -> Result<()> {
    actor.require(Permission::ClaimRefunds)?;
    transaction!(portal.db, tx => {
        let found = record::find(tx, id).await?;
        if found.account != actor.account {
            return Err(Error::NotFound);
        }
        require_fresh(portal, actor)?;
        // In the order of payouts, which wait for it or are seen.
        invoices::take(tx, found.invoice).await?;
        let claim = record::take(tx, id).await?;
        if !claim.status.takes_new_account() {
            return Err(Error::conflict("claim-moved-on"));
        }
        let seal = |column, text: &str| portal.secrets.seal(&portal.rng, column, id.0, text.as_bytes());
        let iban = &pay_to.iban;
        let row = binds![
            id,
            seal(IBAN, iban.as_str()),
            portal.secrets.index(IBAN, iban.as_str()),
            iban.bank_code(),
            seal(HOLDER, pay_to.holder.as_str())
        ];
        if tx.execute(store::SET_ACCOUNT, row).await? != 1 {
            return Err(Error::conflict("claim-moved-on"));
        }
        audit::event("payout-account-corrected", id).by(actor).record(portal, tx).await?;
        tell::claimant(portal, tx, id, Template::RefundAccountCorrected).await
    })
}
