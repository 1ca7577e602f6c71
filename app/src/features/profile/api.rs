//! Server functions of one's own data.

use domain::account::{ChangeEmailFields, ChangeMobileFields, ConfirmContactFields, ProfileFields, UpdateDataFields};
use domain::application::Subject;
use domain::ids::ApplicationId;
use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, signed_in},
    domain::form::{Form, Setting},
    usecases::accounts::{self, DataUpdate},
};

/// One's own data.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnProfile {
    pub name: String,
    pub email: String,
    pub is_mobile_verified: bool,
    pub membership_number: Option<String>,
    pub data_confirmed_at: Option<Instant>,
    /// A year went by since the data were confirmed, or the account was opened.
    pub is_confirmation_due: bool,
    /// True while an update was begun and not finished.
    pub is_update_open: bool,
    /// As it would be typed.
    pub fields: ProfileFields,
    /// True once who one is was filled in.
    pub is_filled: bool,
    /// Since when staff vouch for who one is.
    pub verified_at: Option<Instant>,
}

/// One's own data.
#[server(prefix = "/api", endpoint = "profile/get")]
pub async fn get() -> Result<OwnProfile, AppError> {
    let (portal, actor) = signed_in()?;
    let profile = accounts::get_profile(&portal, &actor).await?;
    Ok(OwnProfile {
        fields: profile.as_typed(),
        is_update_open: profile.update_begun_at.is_some(),
        is_confirmation_due: accounts::is_confirmation_due(&profile, portal.today()),
        is_filled: profile.identity.is_some(),
        verified_at: profile.identity.as_ref().and_then(|identity| identity.verified_at),
        name: profile.name,
        email: profile.email,
        is_mobile_verified: profile.is_mobile_verified,
        membership_number: profile.membership_number,
        data_confirmed_at: profile.data_confirmed_at,
    })
}

/// Writes one's own data and leads to «finish and confirm».
#[server(prefix = "/api", endpoint = "profile/update")]
pub async fn update(#[server(default)] fields: ProfileFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let today = portal.today();
    let input = fields.parse(Setting { edition: policy::effective_on(today), today })?;
    accounts::update_profile(&portal, &actor, input).await?;
    request::go("/my/profile/finish?done=saved");
    Ok(())
}

/// What a change of identity waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Waiting {
    ForEvidence,
    ForStaff,
}

/// An application that was returned for correction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Returned {
    pub id: ApplicationId,
    pub number: String,
    /// What is still missing; with none it is sent again.
    pub unmet: Vec<Subject>,
}

/// The update under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnUpdate {
    pub email_before: String,
    pub email: String,
    pub before: ProfileFields,
    pub now: ProfileFields,
    pub begun_at: Option<Instant>,
    pub waiting: Option<Waiting>,
    pub returned: Vec<Returned>,
}

/// What changed since the data were confirmed, and what finishing the update does.
#[server(prefix = "/api", endpoint = "profile/update-under-way")]
pub async fn update_under_way() -> Result<OwnUpdate, AppError> {
    let (portal, actor) = signed_in()?;
    let update = accounts::get_data_update(&portal, &actor).await?;
    Ok(own_update(update))
}

/// Finishes the update: the data are confirmed, what was returned and is whole now is sent again.
#[server(prefix = "/api", endpoint = "profile/confirm")]
pub async fn confirm() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let returned = accounts::finish_data_update(&portal, &actor).await?;
    let sent = returned.iter().filter(|one| one.unmet.is_empty()).count();
    request::go(&format!("/my/profile?done=confirmed&sent={sent}"));
    Ok(())
}

/// The way to one's data by the membership number.
#[server(prefix = "/api", endpoint = "profile/find")]
pub async fn find(#[server(default)] fields: UpdateDataFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::owns_membership_number(&portal, &actor, fields.parse(())?).await?;
    request::go("/my/profile/edit");
    Ok(())
}

/// Sends a code to a new address.
#[server(prefix = "/api", endpoint = "profile/change-email")]
pub async fn change_email(#[server(default)] fields: ChangeEmailFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::change_email(&portal, &actor, fields.parse(())?).await?;
    request::go("/my/profile/email/code");
    Ok(())
}

/// The new address counts.
#[server(prefix = "/api", endpoint = "profile/confirm-email")]
pub async fn confirm_email(#[server(default)] fields: ConfirmContactFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::confirm_email(&portal, &actor, fields.parse(())?).await?;
    request::go("/my/profile/finish?done=email");
    Ok(())
}

/// Sends a code to a new number.
#[server(prefix = "/api", endpoint = "profile/change-mobile")]
pub async fn change_mobile(#[server(default)] fields: ChangeMobileFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::change_mobile(&portal, &actor, fields.parse(())?).await?;
    request::go("/my/profile/mobile/code");
    Ok(())
}

/// The new number counts.
#[server(prefix = "/api", endpoint = "profile/confirm-mobile")]
pub async fn confirm_mobile(#[server(default)] fields: ConfirmContactFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::confirm_mobile(&portal, &actor, fields.parse(())?).await?;
    request::go("/my/profile/finish?done=mobile");
    Ok(())
}

#[cfg(feature = "ssr")]
fn own_update(update: DataUpdate) -> OwnUpdate {
    let returned = update.returned.into_iter();
    OwnUpdate {
        email_before: update.before.email,
        before: update.before.profile,
        email: update.now.email,
        now: update.now.profile,
        begun_at: update.begun_at,
        waiting: update.waiting.map(|change| match change.evidence {
            Some(_) => Waiting::ForStaff,
            None => Waiting::ForEvidence,
        }),
        returned: returned.map(|one| Returned { id: one.id, number: one.number, unmet: one.unmet }).collect(),
    }
}
