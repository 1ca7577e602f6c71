//! A person's own passkeys: adding, naming, removing.

use domain::account::{AddPasskeyInput, RecoveryCode, RenamePasskeyInput};
use domain::ids::PasskeyId;
use domain::permission::Denied;
use domain::time::Instant;
use webauthn_rs::prelude::PasskeyRegistration;

use super::super::password::require_fresh;
use super::super::{get, second_factor, store as accounts};
use super::{Act, Row, ask, count, refused, relying_party, seal, store, take};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::{audit, binds, transaction};

/// More than anyone has devices; what lies beyond is somebody trying.
const MOST: i64 = 20;

/// A passkey in the list of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeySummary {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub added_at: Instant,
    /// When it was shown last.
    pub used_at: Option<Instant>,
    /// True when its counter went back, so that it opens nothing any more.
    pub is_blocked: bool,
}

/// One's own passkeys, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_passkeys(portal: &Portal, actor: &Actor) -> Result<Vec<PasskeySummary>> {
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST, binds![actor.account]).await?;
    Ok(rows.into_iter().map(Row::summary).collect())
}

/// What the browser asks the device with to make a passkey, as JSON of the options of `navigator.credentials.create`.
/// The key is one the device finds by itself (discoverable), made only after it has verified its user.
///
/// # Errors
/// Conflicts `reauthenticate`, `too-many-passkeys`, `passkeys-need-a-name`.
pub async fn begin_passkey(portal: &Portal, actor: &Actor) -> Result<String> {
    require_fresh(portal, actor)?;
    let relying_party = relying_party(portal, actor.lang)?;
    transaction!(portal.db, tx => {
        let account = get(tx, actor.account).await?;
        let rows: Vec<Row> = tx.fetch_all(store::LIST, binds![actor.account]).await?;
        if i64::try_from(rows.len()).unwrap_or(MOST) >= MOST {
            return Err(Error::conflict("too-many-passkeys"));
        }
        let mut known = Vec::with_capacity(rows.len());
        for row in &rows {
            known.push(row.credential(portal)?.cred_id().clone());
        }
        let (options, state) = relying_party
            .start_passkey_registration(actor.account.0, &account.email, &account.name, Some(known))
            .map_err(Error::unexpected)?;
        ask(portal, tx, Act::Add, &actor.session.to_string(), &state).await?;
        // The library leaves it to the device whether it will find the key by itself; a sign-in without a name needs it.
        let mut options = serde_json::to_value(&options.public_key).map_err(Error::unexpected)?;
        options["authenticatorSelection"]["residentKey"] = "required".into();
        options["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok(options.to_string())
    })
}

/// Adds the passkey a device has made. As a person's first second factor it makes this session one in which it was
/// shown, ends the others, and brings recovery codes, which are answered once; else none are. The owner is told.
///
/// # Errors
/// Conflicts `reauthenticate`, `passkey-too-late`, `passkey-refused`, `passkey-known`.
pub async fn add_passkey(portal: &Portal, actor: &Actor, input: AddPasskeyInput) -> Result<Vec<RecoveryCode>> {
    require_fresh(portal, actor)?;
    let state: PasskeyRegistration = take(portal, Act::Add, &actor.session.to_string()).await?;
    let answer = serde_json::from_str(input.answer.as_str()).map_err(refused)?;
    let credential =
        relying_party(portal, actor.lang)?.finish_passkey_registration(&answer, &state).map_err(refused)?;
    let (id, now) = (portal.new_id(), portal.now());
    let index = super::enter::credential_index(portal, credential.cred_id());
    transaction!(portal.db, tx => {
        tx.execute(store::LOCK_ACCOUNT, binds![actor.account]).await?;
        let account = get(tx, actor.account).await?;
        let is_first = account.totp_confirmed_at.is_none() && count(tx, actor.account).await? == 0;
        let row = binds![id, actor.account, index, seal(portal, id, &credential)?, input.name.as_str(), now];
        if tx.execute(store::INSERT, row).await? == 0 {
            return Err(Error::conflict("passkey-known"));
        }
        tx.execute(accounts::STRENGTHEN_SESSION, binds![actor.session, now]).await?;
        audit::event("passkey-added", actor.account).by(actor).with("passkey", PasskeyId(id)).record(portal, tx).await?;
        let values = [("name", account.name.as_str()), ("passkey", input.name.as_str())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::PasskeyAdded, &values).await?;
        if !is_first {
            return Ok(Vec::new());
        }
        tx.execute(accounts::END_OTHER_SESSIONS, binds![actor.account, actor.session, now, "ended-elsewhere"]).await?;
        second_factor::draw_recovery_codes(portal, tx, actor.account).await
    })
}

/// Gives a passkey of one's own another name.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own.
pub async fn rename_passkey(portal: &Portal, actor: &Actor, id: PasskeyId, input: RenamePasskeyInput) -> Result<()> {
    transaction!(portal.db, tx => {
        if tx.execute(store::RENAME, binds![id, actor.account, input.name.as_str()]).await? == 0 {
            return Err(Error::NotFound);
        }
        audit::event("passkey-renamed", actor.account).by(actor).with("passkey", id).record(portal, tx).await?;
        Ok(())
    })
}

/// Removes a passkey of one's own. The owner is told. With the last second factor the recovery codes go.
///
/// # Errors
/// Conflict `reauthenticate`; [`Error::NotFound`]; forbidden for staff when it is their last second factor.
pub async fn remove_passkey(portal: &Portal, actor: &Actor, id: PasskeyId) -> Result<()> {
    require_fresh(portal, actor)?;
    transaction!(portal.db, tx => {
        tx.execute(store::LOCK_ACCOUNT, binds![actor.account]).await?;
        let account = get(tx, actor.account).await?;
        let rows: Vec<Row> = tx.fetch_all(store::LIST, binds![actor.account]).await?;
        let Some(row) = rows.into_iter().find(|row| row.id == id.0) else { return Err(Error::NotFound) };
        let (others,): (i64,) = tx.fetch_one(store::COUNT_OTHERS, binds![actor.account, id]).await?;
        let is_last = account.totp_confirmed_at.is_none() && others == 0;
        if is_last && actor.is_staff() {
            return Err(Denied::NotPermitted.into());
        }
        tx.execute(store::DELETE, binds![id, actor.account]).await?;
        if is_last && count(tx, actor.account).await? == 0 {
            tx.execute(accounts::DELETE_RECOVERY_CODES, binds![actor.account]).await?;
        }
        audit::event("passkey-removed", actor.account).by(actor).with("passkey", id).record(portal, tx).await?;
        let values = [("name", account.name.as_str()), ("passkey", row.name.as_str())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::PasskeyRemoved, &values).await?;
        Ok(())
    })
}
