//! What was typed in a form when its session ended before it was sent: kept for an hour, sealed, for the same person after
//! their next sign-in. With script the browser's tab keeps it; this is for those without. Secrets are left out by the caller.

use domain::ids::AccountId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store;
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::secrets::Token;
use crate::{binds, transaction};

const FORM: &str = "kept_forms.form";
const SECONDS: i64 = 3_600;

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Its page's path, with language and query.
    pub page: String,
    /// What it was sent to.
    pub action: String,
    /// What was typed, by field.
    pub values: Vec<(String, String)>,
}

/// Keeps a form for the owner of a session that has ended, or must prove who they are again. False when the token never
/// was a session: there is nobody to keep it for.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_form(portal: &Portal, session: &Token, form: &KeptForm) -> Result<bool> {
    let plain = serde_json::to_vec(form).map_err(Error::unexpected)?;
    transaction!(portal.db, tx => {
        let owner: Option<(Uuid,)> = tx.fetch_optional(store::OWNER_OF_SESSION, binds![session.hash()]).await?;
        let Some((owner,)) = owner else { return Ok(false) };
        let sealed = portal.secrets.seal(&portal.rng, FORM, owner, &plain);
        let until = portal.now().plus_seconds(SECONDS);
        tx.execute(store::KEEP_FORM, binds![AccountId(owner), sealed, until]).await?;
        Ok(true)
    })
}

/// The form kept for who asks, if there is one for this page.
///
/// # Errors
/// When the database does not answer.
pub async fn get_kept_form(portal: &Portal, actor: &Actor, page: &str) -> Result<Option<KeptForm>> {
    let mut tx = portal.db.read().await?;
    let row: Option<(Vec<u8>,)> = tx.fetch_optional(store::FIND_KEPT_FORM, binds![actor.account, portal.now()]).await?;
    let Some((sealed,)) = row else { return Ok(None) };
    let plain = portal.secrets.open(FORM, actor.account.0, &sealed).map_err(Error::unexpected)?;
    let form: KeptForm = serde_json::from_slice(&plain).map_err(Error::unexpected)?;
    Ok(Some(form).filter(|form| form.page == page))
}
