//! Every address, in one place.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get, post},
};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate as _, SizeAbove},
    },
};

use crate::{
    http::{api, audit_export, documents, files, functions, gateway, health, my_data, outbox, pages},
    middleware::{asker, headers, load, origin, rate, trace},
    state::State,
};

/// Low on purpose: at its own default Brotli takes twenty times as long as the page.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(3);

/// The whole portal as a service.
pub(crate) fn router(state: State) -> Router {
    let with = state.clone();
    // From the inside out. Who asks is looked up for what may depend on it: a file costs no statement.
    let portal = Router::new()
        .route("/", get(pages::root))
        .route("/my-data.json", get(my_data::get))
        .route("/audit.csv", get(audit_export::get))
        .route("/ar", get(pages::get).post(pages::post))
        .route("/en", get(pages::get).post(pages::post))
        .route("/ar/{*page}", get(pages::get).post(pages::post))
        .route("/en/{*page}", get(pages::get).post(pages::post))
        .route("/api/{*function}", post(functions::post))
        .route("/documents/{id}", get(documents::get))
        .route("/identity-evidence/{id}", get(documents::evidence))
        .route("/my-data.zip", get(my_data::archive))
        .route("/gateway/pay/{id}", get(gateway::page).post(gateway::press))
        .route_layer(from_fn_with_state(with.clone(), rate::by_asker))
        .route_layer(from_fn_with_state(with.clone(), asker::identify));
    let open = Router::new()
        .merge(api::router().0)
        .route("/api/v1/{*unknown}", any(api::unknown))
        .route_layer(from_fn_with_state(with.clone(), rate::by_asker))
        .route("/outbox", get(outbox::page))
        .route("/outbox.json", get(outbox::json));
    let bounded = portal
        .merge(open)
        .fallback(files::get)
        .layer(from_fn_with_state(with.clone(), origin::same_site))
        .layer(from_fn(load::body))
        .layer(from_fn_with_state(with.clone(), rate::by_address))
        .layer(from_fn_with_state(with.clone(), load::shed));
    // Asked also when nothing else is answered any more.
    let health = Router::new()
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::figures));
    // What is small, packed already, or packed when it was built is sent as it is.
    let worth = SizeAbove::new(512)
        .and(NotForContentType::const_new("image/"))
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new("application/wasm"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/octet-stream"));
    let packed = bounded.merge(health).layer(CompressionLayer::new().quality(COMPRESSION).compress_when(worth));
    around(packed, &with).with_state(state)
}

/// What is outermost: a failure of the program is an answer as well, and no answer leaves without its headers.
pub(crate) fn around(inside: Router<State>, state: &State) -> Router<State> {
    inside.layer(from_fn_with_state(state.clone(), trace::request)).layer(from_fn(headers::secure))
}
