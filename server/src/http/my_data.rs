//! Everything held about who asks, as a file for themself.

use app::request::Asker;
use axum::{
    Extension,
    extract::State as Extract,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::state::State;

/// The file.
pub(crate) async fn get(Extract(state): Extract<State>, Extension(asker): Extension<Asker>) -> Response {
    let Some(actor) = asker.actor else {
        return Redirect::to(&app::routes::sign_in_then("/ar/my/data")).into_response();
    };
    match usecases::accounts::held(&state.portal, &actor).await {
        Ok(held) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            let text = serde_json::to_string_pretty(&held).unwrap_or_default();
            (headers, text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a person's data were not handed out");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
