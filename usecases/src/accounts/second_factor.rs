//! The second factor: an authenticator, and recovery codes for the day it is lost.

use domain::account::{RecoveryCode, TotpInput};
use domain::ids::AccountId;
use domain::permission::Denied;
use domain::text::Code;

use super::password::require_fresh;
use super::{Row, get, limits, passkeys, store, totp};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::{audit, binds, transaction};

const TOTP: &str = "accounts.totp";
const RECOVERY_CODES: usize = 10;

/// What is shown once, to be scanned or typed into an authenticator.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret in base32.
    pub secret: String,
    /// The address behind the QR code.
    pub address: String,
    /// The QR code as SVG.
    pub svg: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(hidden)")
    }
}

/// True when an authenticator or a passkey is set up.
///
/// # Errors
/// When the database does not answer.
pub async fn has_second_factor(portal: &Portal, actor: &Actor) -> Result<bool> {
    let mut tx = portal.db.read().await?;
    let account = get(&mut tx, actor.account).await?;
    is_asked_of(&mut tx, &account).await
}

/// True when an authenticator is set up.
///
/// # Errors
/// When the database does not answer.
pub async fn has_authenticator(portal: &Portal, actor: &Actor) -> Result<bool> {
    let mut tx = portal.db.read().await?;
    Ok(get(&mut tx, actor.account).await?.totp_confirmed_at.is_some())
}

/// True when a second step is asked of an account after its password.
pub(super) async fn is_asked_of(tx: &mut Tx, account: &Row) -> Result<bool> {
    Ok(account.totp_confirmed_at.is_some() || passkeys::count(tx, account.account()).await? > 0)
}

/// Draws a secret, which counts once a code of it is shown ([`confirm_enrolment`]). Begun again, the new one counts.
///
/// # Errors
/// Conflict `reauthenticate` when the password was not shown in the last minutes.
pub async fn begin_enrolment(portal: &Portal, actor: &Actor) -> Result<Enrolment> {
    require_fresh(portal, actor)?;
    let secret: [u8; 20] = portal.rng.bytes();
    let sealed = portal.secrets.seal(&portal.rng, TOTP, actor.account.0, &secret);
    let email = transaction!(portal.db, tx => {
        tx.execute(store::SET_PENDING_TOTP, binds![actor.account, &sealed]).await?;
        Ok(get(tx, actor.account).await?.email)
    })?;
    shown(portal, &email, &secret)
}

/// What was begun and not confirmed yet, to be shown again; `None` when nothing was.
///
/// # Errors
/// Conflict `reauthenticate`, as for [`begin_enrolment`]: a secret is not shown to a session left open.
pub async fn pending_enrolment(portal: &Portal, actor: &Actor) -> Result<Option<Enrolment>> {
    require_fresh(portal, actor)?;
    let mut tx = portal.db.read().await?;
    let account = get(&mut tx, actor.account).await?;
    let Some(sealed) = &account.totp_pending_sealed else { return Ok(None) };
    let secret = portal.secrets.open(TOTP, account.id, sealed).map_err(Error::unexpected)?;
    shown(portal, &account.email, &secret).map(Some)
}

/// How many recovery codes are left.
///
/// # Errors
/// When the database does not answer.
pub async fn count_recovery_codes(portal: &Portal, actor: &Actor) -> Result<i64> {
    let mut tx = portal.db.read().await?;
    let (left,): (i64,) = tx.fetch_one(store::COUNT_RECOVERY_CODES, binds![actor.account]).await?;
    Ok(left)
}

fn shown(portal: &Portal, email: &str, secret: &[u8]) -> Result<Enrolment> {
    let secret = totp::base32(secret);
    // The label is Latin: some authenticators show nothing else.
    let issuer = percent_encoded(&portal.settings.operator.en);
    let address = format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", percent_encoded(email));
    let svg = qr(&address)?;
    Ok(Enrolment { secret, address, svg })
}

/// Sets the authenticator up by a code it shows. From now on it is asked for at every sign-in; this session counts as
/// one in which it was shown, the others end. The owner is told.
///
/// # Errors
/// Invalid `code`: `wrong-code`. Conflict `no-enrolment`.
pub async fn confirm_enrolment(portal: &Portal, actor: &Actor, input: TotpInput) -> Result<Vec<RecoveryCode>> {
    let now = portal.now();
    // What is wrong is said after the commit: a try that is rolled back was not counted.
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::SECOND_FACTORS, &actor.account.to_string()).await?;
        let account = get(tx, actor.account).await?;
        let Some(sealed) = &account.totp_pending_sealed else { return Err(Error::conflict("no-enrolment")) };
        let secret = portal.secrets.open(TOTP, account.id, sealed).map_err(Error::unexpected)?;
        let Some(step) = totp::step_of_code(&secret, input.code.as_str(), now) else { return Ok(None) };
        if tx.execute(store::CONFIRM_TOTP, binds![account.id, now, step]).await? == 0 {
            return Ok(None);
        }
        tx.execute(store::STRENGTHEN_SESSION, binds![actor.session, now]).await?;
        tx.execute(store::END_OTHER_SESSIONS, binds![account.id, actor.session, now, "ended-elsewhere"]).await?;
        let codes = draw_recovery_codes(portal, tx, actor.account).await?;
        told(portal, tx, actor, &account, "second-factor-set-up").await?;
        Ok(Some(codes))
    })?;
    outcome.ok_or_else(|| Error::invalid("code", "wrong-code"))
}

/// Takes the authenticator away; with the last second factor the recovery codes go. Staff need a passkey in its place.
///
/// # Errors
/// Forbidden for staff without a passkey; conflict `reauthenticate`.
pub async fn disable_second_factor(portal: &Portal, actor: &Actor) -> Result<()> {
    require_fresh(portal, actor)?;
    transaction!(portal.db, tx => {
        tx.execute(passkeys::store::LOCK_ACCOUNT, binds![actor.account]).await?;
        let account = get(tx, actor.account).await?;
        let (open,): (i64,) =
            tx.fetch_one(passkeys::store::COUNT_OTHERS, binds![actor.account, uuid::Uuid::nil()]).await?;
        if actor.is_staff() && open == 0 {
            return Err(Denied::NotPermitted.into());
        }
        tx.execute(store::CLEAR_TOTP, binds![account.id]).await?;
        if passkeys::count(tx, actor.account).await? == 0 {
            tx.execute(store::DELETE_RECOVERY_CODES, binds![account.id]).await?;
        }
        told(portal, tx, actor, &account, "second-factor-removed").await
    })
}

/// Draws new recovery codes; the old ones do not count any more.
///
/// # Errors
/// Conflicts `reauthenticate`, `no-second-factor`.
pub async fn renew_recovery_codes(portal: &Portal, actor: &Actor) -> Result<Vec<RecoveryCode>> {
    require_fresh(portal, actor)?;
    transaction!(portal.db, tx => {
        let account = get(tx, actor.account).await?;
        if !is_asked_of(tx, &account).await? {
            return Err(Error::conflict("no-second-factor"));
        }
        let codes = draw_recovery_codes(portal, tx, actor.account).await?;
        told(portal, tx, actor, &account, "recovery-codes-renewed").await?;
        Ok(codes)
    })
}

/// True when the code is the authenticator's and was not taken before.
pub(super) async fn take_totp(portal: &Portal, tx: &mut Tx, account: &Row, code: &Code) -> Result<bool> {
    let Some(sealed) = account.totp_sealed.as_ref().filter(|_| account.totp_confirmed_at.is_some()) else {
        return Ok(false);
    };
    let secret = portal.secrets.open(TOTP, account.id, sealed).map_err(Error::unexpected)?;
    let Some(step) = totp::step_of_code(&secret, code.as_str(), portal.now()) else { return Ok(false) };
    Ok(step > account.totp_last_step && tx.execute(store::TAKE_TOTP_STEP, binds![account.id, step]).await? == 1)
}

/// True when the code is one of the account's and was not taken before.
pub(super) async fn take_recovery_code(
    portal: &Portal,
    tx: &mut Tx,
    account: &Row,
    code: &RecoveryCode,
) -> Result<bool> {
    let hash = portal.secrets.code_hash(account.id, code.as_str());
    let taken = tx.execute(store::TAKE_RECOVERY_CODE, binds![account.id, hash, portal.now()]).await? == 1;
    if taken {
        audit::event("recovery-code-used", account.account()).by_account(account.account()).record(portal, tx).await?;
    }
    Ok(taken)
}

/// Sets a secret that is known beforehand: demonstrations.
pub(super) async fn set_known(portal: &Portal, tx: &mut Tx, account: AccountId, secret: &[u8; 20]) -> Result<()> {
    let sealed = portal.secrets.seal(&portal.rng, TOTP, account.0, secret);
    tx.execute(store::SET_TOTP, binds![account, sealed, portal.now()]).await?;
    Ok(())
}

pub(super) async fn draw_recovery_codes(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Vec<RecoveryCode>> {
    tx.execute(store::DELETE_RECOVERY_CODES, binds![account]).await?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = RecoveryCode::from_random(u64::from_be_bytes(portal.rng.bytes()));
        tx.execute(store::INSERT_RECOVERY_CODE, binds![account, portal.secrets.code_hash(account.0, code.as_str())])
            .await?;
        codes.push(code);
    }
    Ok(codes)
}

async fn told(portal: &Portal, tx: &mut Tx, actor: &Actor, account: &Row, event: &'static str) -> Result<()> {
    audit::event(event, actor.account).by(actor).record(portal, tx).await?;
    messages::send(
        portal,
        tx,
        Channel::Mail,
        &account.by_mail(),
        Template::SecondFactorChanged,
        &[("name", &account.name)],
    )
    .await?;
    Ok(())
}

fn qr(address: &str) -> Result<String> {
    let code = fast_qr::QRBuilder::new(address).build().map_err(|error| Error::unexpected(error.to_string()))?;
    Ok(fast_qr::convert::svg::SvgBuilder::default().to_str(&code))
}

fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}
