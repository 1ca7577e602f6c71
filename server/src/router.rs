//! Every address, in one place.

use axum::{
    Router, middleware,
    routing::{get, post},
};

use crate::{
    http::{documents, files, functions, health, pages},
    middleware::{asker, headers, origin},
    state::State,
};

/// The whole portal as a service.
pub(crate) fn router(state: State) -> Router {
    Router::new()
        .route("/", get(pages::root))
        .route("/healthz", get(health::live))
        .route("/ar", get(pages::get).post(pages::post))
        .route("/en", get(pages::get).post(pages::post))
        .route("/ar/{*page}", get(pages::get).post(pages::post))
        .route("/en/{*page}", get(pages::get).post(pages::post))
        .route("/api/{*function}", post(functions::post))
        .route("/documents/{id}", get(documents::get))
        .fallback(files::get)
        .layer(middleware::from_fn_with_state(state.clone(), asker::identify))
        .layer(middleware::from_fn_with_state(state.clone(), origin::same_site))
        .layer(middleware::from_fn(headers::secure))
        .with_state(state)
}
