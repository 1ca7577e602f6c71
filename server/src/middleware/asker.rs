//! Who asks: the session's cookie becomes a person, once a request.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::{
    lang::{Addressed as _, Lang},
    request::{Asker, SESSION_COOKIE},
};
use axum::{
    extract::{ConnectInfo, Request, State as Extract},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};

use usecases::secrets::Token;

use crate::state::State;

/// Puts an [`Asker`] into the request. A cookie that names no live session is nobody.
pub(crate) async fn identify(Extract(state): Extract<State>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let token = cookie(headers, SESSION_COOKIE).map(str::to_owned);
    let page = headers.get("x-page").and_then(|value| value.to_str().ok()).unwrap_or_else(|| request.uri().path()).to_owned();
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().chars().take(300).collect();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    let address = state.config.client_address(peer, request.headers());
    let actor = match token {
        None => None,
        Some(token) => match usecases::accounts::authenticate(&state.portal, &Token::presented(&token)).await {
            Ok(signed_in) => signed_in.map(|signed_in| signed_in.actor),
            Err(error) => {
                tracing::error!(%error, "a session could not be read");
                None
            }
        },
    };
    request.extensions_mut().insert(Asker { actor, address, user_agent, lang: Lang::of_path(&page) });
    next.run(request).await
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}
