//! A JSON body as a value, or where it is none.

use app::error::AppError;
use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
};
use domain::violation::Violation;
use serde::de::DeserializeOwned;

use super::Refusal;

const BYTES: usize = 64 * 1024;

/// What was sent. The refusal names the place, e.g. `lines[0].amount`, never what stood there.
pub(super) struct Given<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Given<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = to_bytes(request.into_body(), BYTES).await.map_err(|_| AppError::invalid("", "malformed"))?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let place = Some(error.path().to_string()).filter(|place| place != ".").unwrap_or_default();
            AppError::Invalid { violations: Violation::new(place, "malformed").into() }
        })?;
        json.end().map_err(|_| AppError::invalid("", "malformed"))?;
        Ok(Self(value))
    }
}
