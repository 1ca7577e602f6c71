//! Who asks: the session's cookie becomes a person, once a request.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::{
    lang::{Addressed as _, Lang},
    request::{Asker, SESSION_COOKIE, SessionEnds},
};
use axum::{
    extract::{ConnectInfo, Request, State as Extract},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use usecases::{accounts::SignedIn, secrets::Token};

use crate::{
    http::fault::{Fault, answer},
    state::State,
};

/// Puts an [`Asker`] into the request. A cookie that names no live session is nobody.
pub(crate) async fn identify(Extract(state): Extract<State>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let token = cookie(headers, SESSION_COOKIE).map(str::to_owned);
    let page =
        headers.get("x-page").and_then(|value| value.to_str().ok()).unwrap_or_else(|| request.uri().path()).to_owned();
    let user_agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .chars()
        .take(300)
        .collect();
    let address = address_of(&state, &request);
    let signed_in = match token {
        None => None,
        Some(token) => match authenticate(&state, request.uri().path(), &Token::presented(&token)).await {
            Ok(signed_in) => signed_in,
            // Not "nobody": a form would be thrown away and its writer sent to sign in.
            Err(error) => {
                tracing::error!(%error, "a session could not be read");
                return answer(&state, request.uri().path(), Fault::Busy(5));
            }
        },
    };
    let session =
        signed_in.as_ref().map(|session| SessionEnds { idle_until: session.idle_until, ends_at: session.ends_at });
    let actor = signed_in.map(|session| session.actor);
    request.extensions_mut().insert(Asker { actor, session, address, user_agent, lang: Lang::of_path(&page) });
    next.run(request).await
}

/// The page's clock asks how long the session lasts; asking must not make it last.
async fn authenticate(state: &State, path: &str, token: &Token) -> usecases::Result<Option<SignedIn>> {
    match path {
        "/api/accounts/session" => usecases::accounts::authenticate_quietly(&state.portal, token).await,
        _ => usecases::accounts::authenticate(&state.portal, token).await,
    }
}

/// The address that limits are counted by.
pub(crate) fn address_of(state: &State, request: &Request) -> IpAddr {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    state.config.client_address(peer, request.headers())
}

/// A cookie of the request.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}
