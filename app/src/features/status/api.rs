//! Open to anyone with a number; never a name in the answer.

use domain::application::{PublicStatusView, StatusInquiryFields};
use leptos::server;

use crate::error::AppError;

/// Where an application stands.
#[server(prefix = "/api", endpoint = "applications/status_by_number")]
pub async fn status_by_number(fields: StatusInquiryFields) -> Result<PublicStatusView, AppError> {
    let (portal, asker) = (crate::request::portal()?, crate::request::asker()?);
    Ok(usecases::applications::status_by_number(&portal, &fields, &asker.address.to_string()).await?)
}
