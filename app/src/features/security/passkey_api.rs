//! Server functions of one's own passkeys.

use domain::account::{AddPasskeyFields, RenamePasskeyFields};
use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    super::{api::hand_over, device},
    crate::request::{self, asker, signed_in},
    domain::{form::Form, ids::PasskeyId},
    usecases::accounts,
};

/// What the page of passkeys shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Passkeys {
    pub list: Vec<OwnPasskey>,
    /// A name for the next one: the browser's and the system's.
    pub suggestion: String,
    /// True when the only one that opens something is staff's only second factor.
    pub is_needed: bool,
}

/// One of one's passkeys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnPasskey {
    pub id: String,
    pub name: String,
    pub added_at: Instant,
    pub used_at: Option<Instant>,
    pub is_blocked: bool,
}

/// One's passkeys.
#[server(prefix = "/api", endpoint = "security/passkeys")]
pub async fn list() -> Result<Passkeys, AppError> {
    let (portal, actor) = signed_in()?;
    let list = accounts::list_passkeys(&portal, &actor).await?;
    let is_alone = list.iter().filter(|passkey| !passkey.is_blocked).count() == 1;
    let is_needed = is_alone && actor.is_staff() && !accounts::has_authenticator(&portal, &actor).await?;
    let suggestion = device::name(&asker()?.user_agent);
    Ok(Passkeys { list: list.into_iter().map(shown).collect(), suggestion, is_needed })
}

/// What the device is asked with to make a passkey.
#[server(prefix = "/api", endpoint = "security/begin-passkey")]
pub async fn begin() -> Result<String, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(accounts::begin_passkey(&portal, &actor).await?)
}

/// Adds what the device has made.
#[server(prefix = "/api", endpoint = "security/add-passkey")]
pub async fn add(#[server(default)] fields: AddPasskeyFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let codes = accounts::add_passkey(&portal, &actor, fields.parse(())?).await?;
    match codes.is_empty() {
        true => request::go("/my/security/passkeys?done=added"),
        false => hand_over(&portal, &actor, &codes),
    }
    // As staff, powers begin with the first.
    request::reload();
    Ok(())
}

/// Gives one another name.
#[server(prefix = "/api", endpoint = "security/rename-passkey")]
pub async fn rename(
    #[server(default)] fields: RenamePasskeyFields,
    #[server(default)] passkey: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = PasskeyId::parse(&passkey).ok_or(AppError::NotFound)?;
    accounts::rename_passkey(&portal, &actor, id, fields.parse(())?).await?;
    request::go("/my/security/passkeys?done=renamed");
    Ok(())
}

/// Removes one.
#[server(prefix = "/api", endpoint = "security/remove-passkey")]
pub async fn remove(#[server(default)] passkey: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = PasskeyId::parse(&passkey).ok_or(AppError::NotFound)?;
    accounts::remove_passkey(&portal, &actor, id).await?;
    request::go("/my/security/passkeys?done=removed");
    Ok(())
}

#[cfg(feature = "ssr")]
fn shown(passkey: accounts::PasskeySummary) -> OwnPasskey {
    OwnPasskey {
        id: passkey.id.to_string(),
        name: passkey.name,
        added_at: passkey.added_at,
        used_at: passkey.used_at,
        is_blocked: passkey.is_blocked,
    }
}
