//! Server functions of one's own data.

use domain::account::{ChangeEmailFields, ChangeMobileFields, ConfirmContactFields, ProfileFields, UpdateDataFields};
use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, signed_in},
    domain::{
        form::{Form, Setting},
        time::Calendar,
    },
    usecases::accounts::{self, Profile},
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
    let last = profile.data_confirmed_at.unwrap_or(profile.created_at);
    Ok(OwnProfile {
        fields: typed(&profile),
        is_filled: profile.identity.is_some(),
        verified_at: profile.identity.as_ref().and_then(|identity| identity.verified_at),
        name: profile.name,
        email: profile.email,
        is_mobile_verified: profile.is_mobile_verified,
        membership_number: profile.membership_number,
        data_confirmed_at: profile.data_confirmed_at,
        is_confirmation_due: last.civil_date().plus_days(365) <= portal.today(),
    })
}

/// Writes one's own data and leads to what changed.
#[server(prefix = "/api", endpoint = "profile/update")]
pub async fn update(#[server(default)] fields: ProfileFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let today = portal.today();
    let input = fields.parse(Setting { edition: policy::effective_on(today), today })?;
    let before = typed(&accounts::get_profile(&portal, &actor).await?);
    accounts::update_profile(&portal, &actor, input).await?;
    let after = typed(&accounts::get_profile(&portal, &actor).await?);
    let changed: Vec<&str> =
        ProfileFields::FIELDS.iter().copied().filter(|field| before.get(field) != after.get(field)).collect();
    request::go(&format!("/my/profile?changed={}", request::encoded(&changed.join(" "))));
    Ok(())
}

/// The yearly confirmation.
#[server(prefix = "/api", endpoint = "profile/confirm")]
pub async fn confirm() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::confirm_data(&portal, &actor).await?;
    request::go("/my/profile?done=confirmed");
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
    request::go("/my/profile?done=email");
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
    request::go("/my/profile?done=mobile");
    Ok(())
}

/// A profile as it would be typed.
#[cfg(feature = "ssr")]
fn typed(profile: &Profile) -> ProfileFields {
    let mut fields = ProfileFields {
        mobile: profile.mobile.clone().unwrap_or_default(),
        birth_calendar: Calendar::Gregorian.code().to_owned(),
        ..ProfileFields::default()
    };
    if let Some(identity) = &profile.identity {
        fields.arabic_name.clone_from(&identity.arabic_name);
        fields.latin_name.clone_from(&identity.latin_name);
        fields.identity_kind = identity.identity.kind().code().to_owned();
        fields.identity_number = identity.identity.as_str().to_owned();
        fields.nationality = identity.nationality.code().to_owned();
        fields.birth_day = identity.born_on.day().to_string();
        fields.birth_month = identity.born_on.month().to_string();
        fields.birth_year = identity.born_on.year().to_string();
        fields.gender = identity.gender.code().to_owned();
        fields.address = identity.address.clone().unwrap_or_default();
        fields.profession = identity.profession.clone().unwrap_or_default();
        fields.specialty = identity.specialty.clone().unwrap_or_default();
        fields.rank = identity.rank.clone().unwrap_or_default();
        fields.employer = identity.employer.clone().unwrap_or_default();
    }
    fields
}
