//! Server functions of changes of identity.

use domain::account::{IdentityChangeFields, IdentityDecisionFields};
use domain::time::Instant;
use leptos::prelude::*;
use leptos::server_fn::codec::{MultipartData, MultipartFormData};
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::features::documents,
    crate::request::{self, signed_in},
    domain::{form::Form, ids::IdentityChangeId},
    usecases::accounts::{self, IdentityChange, ProfileIdentity},
};

/// What makes up an identity; empty where nothing is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    pub arabic_name: String,
    pub latin_name: String,
    pub identity_kind: String,
    pub identity_number: String,
    pub nationality: String,
}

/// A request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    pub id: String,
    pub account: String,
    pub name: String,
    /// Code: `requested`, `approved`, `refused`.
    pub status: String,
    pub asked: Who,
    pub reason: String,
    pub requested_at: Instant,
    pub decided_at: Option<Instant>,
    pub note: Option<String>,
    pub evidence: Option<Evidence>,
}

/// What proves a change; read at `/identity-evidence/{id of the change}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    pub file_name: String,
    pub media_type: String,
}

/// A request beside the profile.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeFile {
    pub change: Change,
    pub current: Option<Who>,
    pub earlier: Vec<Change>,
    /// True when it is the officer's own.
    pub is_own: bool,
}

/// One's own requests and identity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnChanges {
    pub current: Option<Who>,
    pub changes: Vec<Change>,
}

/// One's own requests, newest first.
#[server(prefix = "/api", endpoint = "identity/own")]
pub async fn own() -> Result<OwnChanges, AppError> {
    let (portal, actor) = signed_in()?;
    let profile = accounts::get_profile(&portal, &actor).await?;
    let changes = accounts::list_own_identity_changes(&portal, &actor).await?;
    Ok(OwnChanges { current: profile.identity.as_ref().map(who), changes: changes.into_iter().map(shown).collect() })
}

/// Asks for a change; what proves it is sent next.
#[server(prefix = "/api", endpoint = "identity/request")]
pub async fn ask(#[server(default)] fields: IdentityChangeFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::request_identity_change(&portal, &actor, fields.parse(())?).await?;
    request::go("/my/profile/identity?done=asked");
    Ok(())
}

/// Sends what proves one's open request.
#[server(prefix = "/api", endpoint = "identity/evidence", input = MultipartFormData)]
pub async fn send_evidence(data: MultipartData) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let file = documents::api::read(data).await?.file;
    accounts::add_evidence(&portal, &actor, file).await?;
    request::go("/my/profile/finish?done=identity");
    Ok(())
}

/// Takes one's open request back.
#[server(prefix = "/api", endpoint = "identity/withdraw")]
pub async fn withdraw(#[server(default)] id: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = IdentityChangeId::parse(&id).ok_or(AppError::NotFound)?;
    accounts::withdraw_identity_change(&portal, &actor, id).await?;
    request::go("/my/profile/identity?done=withdrawn");
    Ok(())
}

/// The queue.
#[server(prefix = "/api", endpoint = "identity/queue")]
pub async fn queue() -> Result<Vec<Change>, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(accounts::list_identity_changes(&portal, &actor).await?.into_iter().map(shown).collect())
}

/// One request.
#[server(prefix = "/api", endpoint = "identity/get")]
pub async fn get(#[server(default)] id: String) -> Result<ChangeFile, AppError> {
    let (portal, actor) = signed_in()?;
    let id = IdentityChangeId::parse(&id).ok_or(AppError::NotFound)?;
    let file = accounts::get_identity_change(&portal, &actor, id).await?;
    Ok(ChangeFile {
        is_own: file.change.account == actor.account,
        current: file.current.as_ref().map(who),
        earlier: file.earlier.into_iter().map(shown).collect(),
        change: shown(file.change),
    })
}

/// Decides one.
#[server(prefix = "/api", endpoint = "identity/decide")]
pub async fn decide(
    #[server(default)] fields: IdentityDecisionFields,
    #[server(default)] id: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = IdentityChangeId::parse(&id).ok_or(AppError::NotFound)?;
    accounts::decide_identity_change(&portal, &actor, id, fields.parse(())?).await?;
    request::go("/office/identity-changes?done=decided");
    Ok(())
}

#[cfg(feature = "ssr")]
fn who(identity: &ProfileIdentity) -> Who {
    Who {
        arabic_name: identity.arabic_name.clone(),
        latin_name: identity.latin_name.clone(),
        identity_kind: identity.identity.kind().code().to_owned(),
        identity_number: identity.identity.as_str().to_owned(),
        nationality: identity.nationality.code().to_owned(),
    }
}

#[cfg(feature = "ssr")]
fn shown(change: IdentityChange) -> Change {
    let asked = change.asked;
    Change {
        id: change.id.to_string(),
        account: change.account.to_string(),
        name: change.name,
        status: change.status.code().to_owned(),
        asked: Who {
            arabic_name: asked.arabic_name.unwrap_or_default(),
            latin_name: asked.latin_name.unwrap_or_default(),
            identity_kind: asked
                .identity
                .as_ref()
                .map(|identity| identity.kind().code().to_owned())
                .unwrap_or_default(),
            identity_number: asked.identity.as_ref().map(|identity| identity.as_str().to_owned()).unwrap_or_default(),
            nationality: asked.nationality.unwrap_or_default(),
        },
        reason: asked.reason,
        requested_at: change.requested_at,
        decided_at: change.decided_at,
        note: change.note,
        evidence: change
            .evidence
            .map(|evidence| Evidence { file_name: evidence.file_name, media_type: evidence.media.code().to_owned() }),
    }
}
