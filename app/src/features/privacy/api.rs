//! Server functions of one's data as a whole.

use domain::account::EraseFields;
use domain::permission::Role;
use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, signed_in},
    domain::form::Form,
    usecases::{accounts, audit},
};

/// Who of staff looked at one's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Look {
    pub at: Instant,
    /// Kind of file, `account` or `application`.
    pub kind: String,
    pub roles: Vec<Role>,
}

/// What the page of data shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Privacy {
    pub looks: Vec<Look>,
    pub is_staff: bool,
}

/// Who looked.
#[server(prefix = "/api", endpoint = "privacy/get")]
pub async fn get() -> Result<Privacy, AppError> {
    let (portal, actor) = signed_in()?;
    let looks = audit::readers_of(&portal, actor.account).await?;
    Ok(Privacy {
        looks: looks.into_iter().map(|look| Look { at: look.at, kind: look.kind, roles: look.roles }).collect(),
        is_staff: actor.is_staff(),
    })
}

/// Erases the account.
#[server(prefix = "/api", endpoint = "privacy/erase")]
pub async fn erase(#[server(default)] fields: EraseFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::erase(&portal, &actor, fields.parse(())?).await?;
    request::end_session();
    request::go("/sign-in?erased=1");
    Ok(())
}
