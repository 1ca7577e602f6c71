//! Getting in: address and password, then the second factor where there is one.

use domain::account::{AccountStatus, RecoveryCodeInput, SignInInput, TotpInput};
use domain::ids::{AccountId, SessionId};
use domain::lang::Lang;
use domain::permission;
use domain::text::Code;
use domain::time::Instant;

use super::known::{self, KnownBrowser};
use super::one_time::{self, Issue, Purpose};
use super::{Row, get, limits, loss, place, roles_of, second_factor, sessions, store, suspicion};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// Where a request comes from, as the server knows it.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// The network address; counted by a keyed hash, never stored whole: a session keeps its network, sealed.
    pub address: String,
    /// What the browser says it is, shortened; shown in the list of sessions.
    pub device: String,
    /// What the browser keeps since somebody signed in with it ([`Opened::known_browser`]); empty when it keeps nothing.
    pub known_browser: String,
}

/// What a right password leads to.
#[derive(Clone, Debug)]
pub enum Entered {
    /// A session.
    Session(Opened),
    /// The second factor is asked for next; the token stands for the password, for five minutes and five tries.
    SecondFactor(Token),
}

/// A new session.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its token, for the cookie.
    pub token: Token,
    /// Its id.
    pub session: SessionId,
    /// Whose.
    pub account: AccountId,
    /// Their language.
    pub lang: Lang,
    /// When it ends at the latest.
    pub ends_at: Instant,
    /// True for staff: their work begins at the desks.
    pub is_staff: bool,
    /// For the browser to keep: it is no stranger from now on.
    pub known_browser: KnownBrowser,
    /// True when staff have yet to set up a second factor: until then they have no powers of staff.
    pub needs_second_factor: bool,
}

/// Signs in by address and password. The work is the same for an unknown address.
///
/// # Errors
/// Invalid `password`: `wrong-credentials`, whichever of the two is wrong. Conflicts `not-activated` and `suspended`,
/// said only after the right password. [`Error::TooMany`].
pub async fn sign_in(portal: &Portal, input: SignInInput, visit: &Visit) -> Result<Entered> {
    let email = input.email.as_str();
    transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::SIGN_INS_OF_PLACE, &visit.address).await?;
        let pair = format!("{email} {}", visit.address);
        limits::hit(portal, tx, limits::SIGN_INS_TO_ACCOUNT_FROM_PLACE, &pair).await?;
        if let Some(account) = known::stranger_to(portal, tx, email, visit).await? {
            let hits = limits::hit(portal, tx, limits::SIGN_INS_TO_ACCOUNT_BY_STRANGERS, email).await?;
            suspicion::notice_attempts(portal, tx, account, hits).await?;
        }
        Ok(())
    })?;
    let mut reading = portal.db.read().await?;
    let read: Option<Row> = reading.fetch_optional(store::FIND_BY_EMAIL_OR_ANY, binds![email]).await?;
    drop(reading);
    let account = read.filter(|row| row.email == email);
    let hash = account.as_ref().and_then(|account| account.password_hash.as_deref());
    let is_right = portal.hasher.verify(input.password.as_str(), hash).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return Err(Error::invalid("password", "wrong-credentials"));
    };
    match account.status()? {
        AccountStatus::Active => {}
        AccountStatus::AwaitingActivation => return Err(Error::conflict("not-activated")),
        AccountStatus::Suspended => return Err(Error::conflict("suspended")),
        AccountStatus::Erased => return Err(Error::invalid("password", "wrong-credentials")),
    }
    rehash(portal, &account, input.password.as_str()).await?;
    transaction!(portal.db, tx => {
        if !second_factor::is_asked_of(tx, &account).await? {
            open_session(portal, tx, &account, visit, false).await.map(Entered::Session)
        } else {
            let drawn = one_time::draw(portal);
            let issue = Issue {
                purpose: Purpose::SecondFactor,
                account: Some(account.account()),
                // Not the account: a second sign-in at another place must not end the first.
                target: drawn.token.as_str(),
                drawn: Some(&drawn),
                subject: serde_json::Value::Null,
            };
            one_time::issue(portal, tx, issue).await?;
            Ok(Entered::SecondFactor(drawn.token))
        }
    })
}

/// The second step, by the code of an authenticator.
///
/// # Errors
/// Invalid `code`: `wrong-code`. Conflict `sign-in-again` when the first step is too long ago, was used, or five codes
/// were wrong. [`Error::TooMany`].
pub async fn sign_in_with_totp(portal: &Portal, pending: &Token, input: TotpInput, visit: &Visit) -> Result<Opened> {
    second_step(portal, pending, &Shown::Totp(input.code), visit).await
}

/// The second step, by a recovery code, which is used up.
///
/// # Errors
/// As [`sign_in_with_totp`].
pub async fn sign_in_with_recovery_code(
    portal: &Portal,
    pending: &Token,
    input: RecoveryCodeInput,
    visit: &Visit,
) -> Result<Opened> {
    second_step(portal, pending, &Shown::Recovery(input), visit).await
}

enum Shown {
    Totp(Code),
    Recovery(RecoveryCodeInput),
}

async fn second_step(portal: &Portal, pending: &Token, shown: &Shown, visit: &Visit) -> Result<Opened> {
    let now = portal.now().micros();
    // What is wrong is said after the commit: a try that is rolled back was not counted.
    transaction!(portal.db, tx => {
        let Some((row, id)) = one_time::find_token(tx, Purpose::SecondFactor, pending).await?.and_then(|row| Some((row.clone(), row.account()?)))
        else {
            return Err(Error::conflict("sign-in-again"));
        };
        let account = get(tx, id).await?;
        let is_stranger = known::is_stranger(portal, tx, &account.email, visit).await?;
        let limit = if is_stranger { limits::SECOND_FACTORS_BY_STRANGERS } else { limits::SECOND_FACTORS };
        limits::hit(portal, tx, limit, &id.to_string()).await?;
        let may_try = one_time::count_try(tx, &row).await?;
        let is_right = may_try
            && match shown {
                Shown::Totp(code) => second_factor::take_totp(portal, tx, &account, code).await?,
                Shown::Recovery(input) => second_factor::take_recovery_code(portal, tx, &account, &input.code).await?,
            };
        if !may_try {
            Ok(Err(Error::conflict("sign-in-again")))
        } else if !is_right {
            suspicion::notice_wrong_second_step(portal, tx, &account).await?;
            Ok(Err(Error::invalid("code", "wrong-code")))
        } else if one_time::use_once(tx, now, row).await?.is_err() {
            Ok(Err(Error::conflict("sign-in-again")))
        } else {
            open_session(portal, tx, &account, visit, true).await.map(Ok)
        }
    })?
}

/// Opens a session; a new token at every sign-in.
pub(super) async fn open_session(
    portal: &Portal,
    tx: &mut Tx,
    account: &Row,
    visit: &Visit,
    has_second_factor: bool,
) -> Result<Opened> {
    let (now, token, session) = (portal.now(), Token::draw(&portal.rng), SessionId(portal.new_id()));
    let roles = roles_of(tx, account.account()).await?;
    let is_staff = permission::is_staff(&roles);
    let ends_at = now.plus_seconds(sessions::absolute_seconds(is_staff));
    let place = place::Network::of(&visit.address);
    let is_new_place = place.is_new(portal, tx, account.account()).await?;
    if is_new_place && known::is_stranger(portal, tx, &account.email, visit).await? {
        suspicion::tell_of_new_sign_in(portal, tx, account).await?;
    }
    let device: String = visit.device.chars().filter(|letter| !letter.is_control()).take(200).collect();
    let row = binds![
        session,
        account.account(),
        token.hash(),
        now,
        ends_at,
        has_second_factor,
        device,
        known::place_index(portal, visit),
        place.sealed(portal, session),
        place.index(portal),
        is_new_place,
    ];
    tx.execute(store::INSERT_SESSION, row).await?;
    if has_second_factor {
        // Who shows the second step has not lost it.
        loss::stop(tx, account.account(), now).await?;
    }
    audit::event("signed-in", account.account())
        .by_account(account.account())
        .with("session", session)
        .with("second-factor", has_second_factor)
        .record(portal, tx)
        .await?;
    Ok(Opened {
        token,
        session,
        account: account.account(),
        lang: account.lang(),
        ends_at,
        is_staff,
        known_browser: known::browser_of(portal, account.account()),
        needs_second_factor: is_staff && !has_second_factor,
    })
}

/// Hashes a right password again when its hash was made at a lower cost.
async fn rehash(portal: &Portal, account: &Row, password: &str) -> Result<()> {
    let Some(old) = account.password_hash.as_deref().filter(|hash| portal.hasher.is_outdated(hash)) else {
        return Ok(());
    };
    let new = portal.hasher.hash(&portal.rng, password).await?;
    transaction!(portal.db, tx => {
        tx.execute(store::REHASH_PASSWORD, binds![account.id, old, &new]).await?;
        Ok(())
    })
}
