//! Proving the address of a new account.

use domain::account::{ActivateInput, ActivateLinkInput};
use domain::permission::Role;

use super::known::{self, KnownBrowser};
use super::one_time::{self, Purpose, Refused, Row};
use super::sign_in::Visit;
use super::{limits, store};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// Activates by the code that was mailed. Nobody is signed in by it: the password was typed by who registered, and only
/// they know it.
///
/// # Errors
/// Invalid `code`: `wrong-code` (also for an unknown address and after five tries), `code-expired`, `code-used`.
pub async fn activate_by_code(portal: &Portal, input: ActivateInput, visit: &Visit) -> Result<KnownBrowser> {
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
        // Five tries for whoever has them first: the link in the same mail is not used up by tries.
        let redeemed =
            one_time::redeem_code(portal, tx, Purpose::Activate, input.email.as_str(), &input.code, false).await?;
        activate(portal, tx, redeemed).await
    })?;
    outcome.map_err(Refused::of_code)
}

/// Activates by the link that was mailed, from the button on the page behind it.
///
/// # Errors
/// Invalid `token`: `invalid-link`, `link-expired`, `link-used`, `link-superseded`.
pub async fn activate_by_link(portal: &Portal, input: ActivateLinkInput, visit: &Visit) -> Result<KnownBrowser> {
    let token = Token::presented(input.token.as_str());
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
        let redeemed = one_time::redeem_token(portal, tx, Purpose::Activate, &token).await?;
        activate(portal, tx, redeemed).await
    })?;
    outcome.map_err(Refused::of_link)
}

async fn activate(
    portal: &Portal,
    tx: &mut Tx,
    redeemed: Result<Row, Refused>,
) -> Result<Result<KnownBrowser, Refused>> {
    let row = match redeemed {
        Ok(row) => row,
        Err(refused) => return Ok(Err(refused)),
    };
    let Some(account) = row.account() else { return Ok(Err(Refused::Wrong)) };
    let now = portal.now();
    if tx.execute(store::ACTIVATE, binds![account, now]).await? == 0 {
        return Ok(Err(Refused::Used));
    }
    tx.execute(store::INSERT_ROLE, binds![account, Role::Applicant.code(), account, now]).await?;
    audit::event("account-activated", account).by_account(account).record(portal, tx).await?;
    Ok(Ok(known::browser_of(portal, account)))
}
