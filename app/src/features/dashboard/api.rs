//! Server functions of the dashboard.

use domain::application::Dashboard;
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {crate::request::signed_in, usecases::applications};

/// What needs one now, and where everything stands.
#[server(prefix = "/api", endpoint = "dashboard/get")]
pub async fn get() -> Result<Dashboard, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::dashboard(&portal, &actor).await?)
}
