//! Passkeys beside the password: a key pair whose private half never leaves the person's device (WebAuthn, by
//! `webauthn-rs`). The device verifies its user, so that one showing is both factors; after a password it is the second.
//! The challenge stays on the server, sealed, bound to who was asked, answered once and within five minutes.

mod add;
mod enter;
pub(crate) mod store;

use domain::ids::{AccountId, PasskeyId};
use domain::lang::Lang;
use domain::time::Instant;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use webauthn_rs::prelude::{Passkey, Url, Webauthn, WebauthnBuilder};

pub use add::{PasskeySummary, add_passkey, begin_passkey, list_passkeys, remove_passkey, rename_passkey};
pub use enter::{
    BegunPasskeySignIn, PendingFactors, begin_passkey_second_step, begin_passkey_sign_in, pending_factors,
    sign_in_with_passkey, sign_in_with_passkey_as_second_step,
};

use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::transaction;

/// Seconds within which a challenge is answered; what the browser is told is the same.
const ANSWER_SECONDS: i64 = 5 * 60;
const CREDENTIAL: &str = "passkeys.credential";
const STATE: &str = "passkey_ceremonies.state";

domain::codes! {
    /// What a passkey is asked for.
    pub enum Act {
        /// To be added to an account.
        Add = "add",
        /// To sign in.
        SignIn = "sign-in",
        /// After the password.
        SecondStep = "second-step",
    }
}

/// A passkey as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    account_id: Uuid,
    credential_sealed: Vec<u8>,
    name: String,
    added_at: i64,
    used_at: Option<i64>,
    blocked_at: Option<i64>,
    version: i64,
}

impl Row {
    fn credential(&self, portal: &Portal) -> Result<Passkey> {
        let plain = portal.secrets.open(CREDENTIAL, self.id, &self.credential_sealed).map_err(Error::unexpected)?;
        serde_json::from_slice(&plain).map_err(Error::unexpected)
    }

    fn summary(self) -> PasskeySummary {
        PasskeySummary {
            id: PasskeyId(self.id),
            name: self.name,
            added_at: Instant::from_micros(self.added_at),
            used_at: self.used_at.map(Instant::from_micros),
            is_blocked: self.blocked_at.is_some(),
        }
    }
}

/// How many passkeys an account has.
pub(super) async fn count(tx: &mut Tx, account: AccountId) -> Result<i64> {
    let (count,): (i64,) = tx.fetch_one(store::COUNT, binds![account]).await?;
    Ok(count)
}

fn seal(portal: &Portal, id: Uuid, credential: &Passkey) -> Result<Vec<u8>> {
    let plain = serde_json::to_vec(credential).map_err(Error::unexpected)?;
    Ok(portal.secrets.seal(&portal.rng, CREDENTIAL, id, &plain))
}

/// The portal as devices know it: host and origin of its own address, never of a request.
///
/// # Errors
/// Conflict `passkeys-need-a-name` when the portal is reached by a number instead of a name.
fn relying_party(portal: &Portal, lang: Lang) -> Result<Webauthn> {
    let origin = Url::parse(&portal.settings.public_url).map_err(Error::unexpected)?;
    let Some(host) = origin.domain() else { return Err(Error::conflict("passkeys-need-a-name")) };
    WebauthnBuilder::new(host, &origin)
        .map(|builder| builder.rp_name(portal.settings.operator.in_lang(lang)))
        .and_then(WebauthnBuilder::build)
        .map_err(Error::unexpected)
}

fn holder_index(portal: &Portal, act: Act, holder: &str) -> [u8; 32] {
    portal.secrets.index("passkey_ceremonies.holder", &format!("{act} {holder}"))
}

/// Keeps a challenge until it is answered; one that was asked before for the same act does not count any more.
async fn ask(portal: &Portal, tx: &mut Tx, act: Act, holder: &str, state: &impl Serialize) -> Result<()> {
    let id = portal.new_id();
    let plain = serde_json::to_vec(state).map_err(Error::unexpected)?;
    let sealed = portal.secrets.seal(&portal.rng, STATE, id, &plain);
    let until = portal.now().plus_seconds(ANSWER_SECONDS);
    tx.execute(store::ASK, binds![act.code(), holder_index(portal, act, holder), id, sealed, until]).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Asked {
    id: Uuid,
    state_sealed: Vec<u8>,
    expires_at: i64,
}

/// The challenge that is being answered. It is gone with this, whatever the answer is worth.
async fn take<S: DeserializeOwned>(portal: &Portal, act: Act, holder: &str) -> Result<S> {
    let index = holder_index(portal, act, holder);
    let asked: Option<Asked> = transaction!(portal.db, tx => {
        Ok(tx.fetch_optional(store::TAKE, binds![act.code(), index]).await?)
    })?;
    let Some(asked) = asked.filter(|asked| portal.now().micros() < asked.expires_at) else {
        return Err(Error::conflict("passkey-too-late"));
    };
    let plain = portal.secrets.open(STATE, asked.id, &asked.state_sealed).map_err(Error::unexpected)?;
    serde_json::from_slice(&plain).map_err(Error::unexpected)
}

/// An answer that is not the right one. Why is for the log of a developer, not for who shows it.
fn refused(why: impl std::fmt::Display) -> Error {
    tracing::debug!(%why, "a passkey was refused");
    Error::conflict("passkey-refused")
}
