//! The way back when the second step and the recovery codes are lost: the right password, then a link by mail that opens
//! after a wait. Mail alone may set a password; were it enough to remove the second step too, the step would be worth
//! nothing. The wait gives the owner time to stop a stranger: they are told by mail and text message, and whoever shows
//! the second step meanwhile has not lost it (docs/adr/0011).

use domain::account::SecondStepLostInput;
use domain::ids::AccountId;
use domain::permission;
use domain::time::Instant;
use uuid::Uuid;

use super::one_time::{self, Purpose};
use super::sign_in::Visit;
use super::{Row as Account, get, limits, link, passkeys, roles_of, store};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Recipient, Template, words};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

const HOUR: i64 = 3_600;
/// From the request until the link opens.
const WAIT: i64 = 24 * HOUR;
/// How long it is open.
const OPEN: i64 = 72 * HOUR;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    opens_at: i64,
    expires_at: i64,
}

/// Asks, after the right password, to get in without the second step. Asked again, the first request's time counts and a
/// new link is mailed. Administrators are told when it is a member of staff.
///
/// # Errors
/// Conflict `sign-in-again`; [`Error::TooMany`].
pub async fn ask_without_second_step(portal: &Portal, pending: &Token, visit: &Visit) -> Result<()> {
    let (now, token) = (portal.now(), Token::draw(&portal.rng));
    transaction!(portal.db, tx => {
        let step = one_time::find_token(tx, Purpose::SecondFactor, pending).await?;
        let Some(id) = step.filter(|step| step.is_open(now)).and_then(|step| step.account()) else {
            return Err(Error::conflict("sign-in-again"));
        };
        limits::hit(portal, tx, limits::REQUESTS_OF_PLACE, &visit.address).await?;
        limits::hit(portal, tx, limits::SENDS_OF_DAY, &format!("second-step-lost {id}")).await?;
        let account = get(tx, id).await?;
        let open: Option<Row> = tx.fetch_optional(store::FIND_OPEN_LOSS, binds![id]).await?;
        let opens_at = match open {
            Some(row) if now.micros() < row.expires_at => {
                tx.execute(store::RENEW_LOSS, binds![row.id, token.hash()]).await?;
                Instant::from_micros(row.opens_at)
            }
            _ => begin(portal, tx, &account, &token).await?,
        };
        let day = words::moment(account.lang(), opens_at);
        let address = link(portal, account.lang(), "second-step-lost", &token);
        let values = [("name", account.name.as_str()), ("opens", day.as_str()), ("link", address.as_str())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::SecondStepLost, &values).await?;
        Ok(())
    })
}

/// The first request: written down, and everyone told who can stop a stranger.
async fn begin(portal: &Portal, tx: &mut Tx, account: &Account, token: &Token) -> Result<Instant> {
    let (id, now) = (account.account(), portal.now());
    let opens_at = now.plus_seconds(WAIT);
    tx.execute(store::STOP_LOSS, binds![id, now]).await?;
    let row = binds![portal.new_id(), id, token.hash(), now, opens_at, opens_at.plus_seconds(OPEN)];
    tx.execute(store::INSERT_LOSS, row).await?;
    audit::event("second-step-lost", id).by_account(id).record(portal, tx).await?;
    if let Some(mobile) = account.mobile.as_ref().filter(|_| account.mobile_verified_at.is_some()) {
        let to = Recipient { account: Some(id), address: mobile.clone(), lang: account.lang() };
        messages::send(portal, tx, Channel::Sms, &to, Template::SecondStepLostSms, &[]).await?;
    }
    if permission::is_staff(&roles_of(tx, id).await?) {
        let administrators: Vec<(Uuid,)> = tx.fetch_all(store::ADMINISTRATORS, binds![id]).await?;
        for (administrator,) in administrators {
            let to = get(tx, AccountId(administrator)).await?;
            let day = words::moment(to.lang(), opens_at);
            let values = [("name", to.name.as_str()), ("person", account.name.as_str()), ("opens", day.as_str())];
            messages::send(portal, tx, Channel::Mail, &to.by_mail(), Template::SecondStepLostByStaff, &values).await?;
        }
    }
    Ok(opens_at)
}

/// Removes authenticator, passkeys and recovery codes by the link: every session ends, the owner is told. The password
/// stays and is asked for at the next sign-in.
///
/// # Errors
/// Invalid `token`: `invalid-link` (also when it was used or stopped), `link-expired`. Conflict `link-not-open`.
pub async fn remove_lost_second_step(portal: &Portal, input: SecondStepLostInput, visit: &Visit) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let row = find(portal, tx, &input, visit).await?;
        if now.micros() < row.opens_at {
            return Err(Error::conflict("link-not-open"));
        }
        if now.micros() >= row.expires_at {
            return Err(Error::invalid("token", "link-expired"));
        }
        if tx.execute(store::END_LOSS, binds![row.id, now, "removed"]).await? == 0 {
            return Err(Error::invalid("token", "invalid-link"));
        }
        let id = AccountId(row.account_id);
        let account = get(tx, id).await?;
        for statement in [store::CLEAR_TOTP, store::DELETE_RECOVERY_CODES, passkeys::store::DELETE_ALL] {
            tx.execute(statement, binds![id]).await?;
        }
        tx.execute(store::END_OTHER_SESSIONS, binds![id, None::<Uuid>, now, "ended-elsewhere"]).await?;
        audit::event("lost-second-step-removed", id).by_account(id).record(portal, tx).await?;
        let values = [("name", account.name.as_str())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::SecondFactorChanged, &values).await?;
        Ok(())
    })
}

/// Stops it by the link: it was not the owner.
///
/// # Errors
/// Invalid `token`: `invalid-link`.
pub async fn stop_lost_second_step(portal: &Portal, input: SecondStepLostInput, visit: &Visit) -> Result<()> {
    transaction!(portal.db, tx => {
        let row = find(portal, tx, &input, visit).await?;
        tx.execute(store::END_LOSS, binds![row.id, portal.now(), "stopped"]).await?;
        let id = AccountId(row.account_id);
        audit::event("lost-second-step-stopped", id).by_account(id).record(portal, tx).await?;
        Ok(())
    })
}

async fn find(portal: &Portal, tx: &mut Tx, input: &SecondStepLostInput, visit: &Visit) -> Result<Row> {
    limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
    let token = Token::presented(input.token.as_str());
    let row = tx.fetch_optional(store::FIND_LOSS_BY_TOKEN, binds![token.hash()]).await?;
    row.ok_or_else(|| Error::invalid("token", "invalid-link"))
}

/// The second step was shown: it is not lost.
pub(super) async fn stop(tx: &mut Tx, account: AccountId, now: Instant) -> Result<()> {
    tx.execute(store::STOP_LOSS, binds![account, now]).await?;
    Ok(())
}
