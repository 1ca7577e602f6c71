//! Kept in the browser, so nobody needs to be signed in.

use domain::preferences::PreferencesFields;
use leptos::server;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request,
    domain::{account::LocalPath, form::Form},
};

/// Keeps the choice and leads back to the page one came from.
#[server(prefix = "/api", endpoint = "preferences/keep")]
pub async fn keep(#[server(default)] fields: PreferencesFields) -> Result<(), AppError> {
    let input = fields.parse(())?;
    request::keep_choice("theme", input.theme.code());
    request::keep_choice("digits", input.digits.code());
    input.next.as_ref().map(LocalPath::as_str).map_or_else(|| request::go(""), request::go_to);
    request::reload();
    Ok(())
}
