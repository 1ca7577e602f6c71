//! Signing in with a passkey, alone or after the password.

use domain::account::{AccountStatus, ShowPasskeyInput};
use domain::ids::{AccountId, PasskeyId};
use domain::lang::Lang;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyAuthentication, PublicKeyCredential,
    WebauthnError,
};

use super::super::one_time::{self, Purpose};
use super::super::sign_in::{Opened, Visit, open_session};
use super::super::{get, limits};
use super::{Act, Row, ask, refused, relying_party, seal, store, take};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// A sign-in with a passkey that was begun: nothing in it depends on any account.
#[derive(Clone, Debug)]
pub struct BegunPasskeySignIn {
    /// JSON of the options of `navigator.credentials.get`.
    pub options: String,
    /// What the browser keeps until it answers.
    pub holder: Token,
}

/// Begins a sign-in with any passkey the device has for this portal. It names no account and looks at none.
///
/// # Errors
/// [`Error::TooMany`]; conflict `passkeys-need-a-name`.
pub async fn begin_passkey_sign_in(portal: &Portal, lang: Lang, visit: &Visit) -> Result<BegunPasskeySignIn> {
    let (options, state) =
        relying_party(portal, lang)?.start_discoverable_authentication().map_err(Error::unexpected)?;
    let holder = Token::draw(&portal.rng);
    transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::PASSKEYS_ASKED_OF_PLACE, &visit.address).await?;
        ask(portal, tx, Act::SignIn, holder.as_str(), &state).await
    })?;
    let options = serde_json::to_string(&options.public_key).map_err(Error::unexpected)?;
    Ok(BegunPasskeySignIn { options, holder })
}

/// Signs in by a passkey alone: the device has verified its user, so that both factors are shown.
///
/// # Errors
/// Conflicts `passkey-too-late`, `passkey-refused` (whatever is wrong, and also when there is no such passkey),
/// `passkey-blocked`, `suspended`. [`Error::TooMany`].
pub async fn sign_in_with_passkey(
    portal: &Portal,
    holder: &Token,
    input: ShowPasskeyInput,
    visit: &Visit,
) -> Result<Opened> {
    transaction!(portal.db, tx => { limits::hit(portal, tx, limits::SIGN_INS_OF_PLACE, &visit.address).await })?;
    let state: DiscoverableAuthentication = take(portal, Act::SignIn, holder.as_str()).await?;
    let relying_party = relying_party(portal, Lang::Ar)?;
    let answer: PublicKeyCredential = serde_json::from_str(input.answer.as_str()).map_err(refused)?;
    let (account, credential_id) = relying_party.identify_discoverable_authentication(&answer).map_err(refused)?;
    let row = find(portal, credential_id).await?.filter(|row| row.account_id == account);
    let Some(row) = row else { return Err(refused("no such passkey")) };
    let credential = row.credential(portal)?;
    let shown = relying_party.finish_discoverable_authentication_v2(&answer, state, &credential);
    open(portal, row, credential, shown, None, visit).await
}

/// What a pending second step can be done with, to offer nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingFactors {
    /// An authenticator's code.
    pub totp: bool,
    /// A passkey.
    pub passkey: bool,
}

/// The factors of the account whose password was right.
///
/// # Errors
/// Conflict `sign-in-again` when that is too long ago.
pub async fn pending_factors(portal: &Portal, pending: &Token) -> Result<PendingFactors> {
    let mut tx = portal.db.read().await?;
    let id = pending_account(portal, &mut tx, pending).await?;
    let account = get(&mut tx, id).await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST, binds![id]).await?;
    Ok(PendingFactors {
        totp: account.totp_confirmed_at.is_some(),
        passkey: rows.iter().any(|row| row.blocked_at.is_none()),
    })
}

/// Begins the second step with one of the account's passkeys; JSON of the options of `navigator.credentials.get`.
///
/// # Errors
/// Conflicts `sign-in-again`, `passkey-refused` when it has none, `passkeys-need-a-name`. [`Error::TooMany`].
pub async fn begin_passkey_second_step(portal: &Portal, pending: &Token) -> Result<String> {
    let relying_party = relying_party(portal, Lang::Ar)?;
    transaction!(portal.db, tx => {
        let account = pending_account(portal, tx, pending).await?;
        // By the step, not by the account: who has the password must not keep the owner's passkey out.
        limits::hit(portal, tx, limits::SECOND_FACTORS, pending.as_str()).await?;
        let rows: Vec<Row> = tx.fetch_all(store::LIST, binds![account]).await?;
        let mut passkeys: Vec<Passkey> = Vec::with_capacity(rows.len());
        for row in rows.iter().filter(|row| row.blocked_at.is_none()) {
            passkeys.push(row.credential(portal)?);
        }
        if passkeys.is_empty() {
            return Err(refused("none that opens something"));
        }
        let (options, state) = relying_party.start_passkey_authentication(&passkeys).map_err(refused)?;
        ask(portal, tx, Act::SecondStep, pending.as_str(), &state).await?;
        serde_json::to_string(&options.public_key).map_err(Error::unexpected)
    })
}

/// The second step, by a passkey.
///
/// # Errors
/// As [`sign_in_with_passkey`]; conflict `sign-in-again` when the first step is too long ago, was used, or tried too
/// often.
pub async fn sign_in_with_passkey_as_second_step(
    portal: &Portal,
    pending: &Token,
    input: ShowPasskeyInput,
    visit: &Visit,
) -> Result<Opened> {
    let state: PasskeyAuthentication = take(portal, Act::SecondStep, pending.as_str()).await?;
    let answer: PublicKeyCredential = serde_json::from_str(input.answer.as_str()).map_err(refused)?;
    let Some(row) = find(portal, answer.get_credential_id()).await? else { return Err(refused("no such passkey")) };
    let credential = row.credential(portal)?;
    let shown = relying_party(portal, Lang::Ar)?.finish_passkey_authentication(&answer, &state);
    open(portal, row, credential, shown, Some(pending), visit).await
}

/// The account of a right password that still counts.
async fn pending_account(portal: &Portal, tx: &mut Tx, pending: &Token) -> Result<AccountId> {
    let row = one_time::find_token(tx, Purpose::SecondFactor, pending).await?;
    let open = row.filter(|row| row.is_open(portal.now()));
    open.and_then(|row| row.account()).ok_or_else(|| Error::conflict("sign-in-again"))
}

/// By what a passkey is found.
pub(super) fn credential_index(portal: &Portal, id: &[u8]) -> [u8; 32] {
    use std::fmt::Write as _;
    let hex = id.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    portal.secrets.index("passkeys.credential", &hex)
}

async fn find(portal: &Portal, credential_id: &[u8]) -> Result<Option<Row>> {
    let mut tx = portal.db.read().await?;
    Ok(tx.fetch_optional(store::FIND_BY_CREDENTIAL, binds![credential_index(portal, credential_id)]).await?)
}

/// Opens the session of a passkey that was shown, or says why not. A counter that went back blocks it.
async fn open(
    portal: &Portal,
    row: Row,
    mut credential: Passkey,
    shown: Result<AuthenticationResult, WebauthnError>,
    pending: Option<&Token>,
    visit: &Visit,
) -> Result<Opened> {
    let (id, owner, now) = (PasskeyId(row.id), AccountId(row.account_id), portal.now());
    let shown = match shown {
        Ok(shown) if shown.user_verified() => shown,
        Ok(_) => return Err(refused("the user was not verified")),
        Err(WebauthnError::CredentialPossibleCompromise) => {
            block(portal, &row).await?;
            return Err(Error::conflict("passkey-blocked"));
        }
        Err(why) => return Err(refused(why)),
    };
    if row.blocked_at.is_some() {
        return Err(Error::conflict("passkey-blocked"));
    }
    credential.update_credential(&shown);
    let sealed = seal(portal, row.id, &credential)?;
    transaction!(portal.db, tx => {
        let account = get(tx, owner).await?;
        match account.status()? {
            AccountStatus::Active => {}
            AccountStatus::Suspended => return Err(Error::conflict("suspended")),
            AccountStatus::AwaitingActivation | AccountStatus::Erased => return Err(refused("the account is closed")),
        }
        if let Some(pending) = pending {
            let step = one_time::find_token(tx, Purpose::SecondFactor, pending).await?;
            let Some(step) = step.filter(|step| step.account() == Some(owner)) else {
                return Err(Error::conflict("sign-in-again"));
            };
            if one_time::use_once(tx, now.micros(), step).await?.is_err() {
                return Err(Error::conflict("sign-in-again"));
            }
        }
        // Shown elsewhere at the same moment: one of the two counts.
        if tx.execute(store::USE, binds![id, &sealed, now, row.version]).await? == 0 {
            return Err(refused("shown twice at once"));
        }
        audit::event("passkey-used", owner).by_account(owner).with("passkey", id).record(portal, tx).await?;
        open_session(portal, tx, &account, visit, true).await
    })
}

/// Two devices may hold the same key: it opens nothing any more, and its owner is told.
async fn block(portal: &Portal, row: &Row) -> Result<()> {
    let (id, owner) = (PasskeyId(row.id), AccountId(row.account_id));
    transaction!(portal.db, tx => {
        if tx.execute(store::BLOCK, binds![id, portal.now()]).await? == 1 {
            let account = get(tx, owner).await?;
            audit::event("passkey-blocked", owner).with("passkey", id).record(portal, tx).await?;
            let values = [("name", account.name.as_str()), ("passkey", row.name.as_str())];
            messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::PasskeyBlocked, &values).await?;
        }
        Ok(())
    })
}
