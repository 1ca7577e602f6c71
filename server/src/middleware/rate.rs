//! How often one may ask: a budget an address for everything, and budgets by area for the account, or the address of
//! someone who is not signed in. Kept in memory: a page must not write to be counted. Sign-ins, codes and what sends
//! messages have stricter budgets of their own in the database, kept by the use cases.

use std::{hash::Hash, net::IpAddr};

use app::request::Asker;
use axum::{
    extract::{Request, State as Extract},
    http::Method,
    middleware::Next,
    response::Response,
};
use usecases::meter::Pace;

use super::asker::address_of;
use crate::{
    http::fault::{Fault, answer},
    state::State,
};

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Area {
    /// Everything from an address, files too.
    All,
    /// Pages.
    Pages,
    /// Server functions and forms.
    Calls,
    /// The JSON API.
    Api,
}

impl Area {
    fn of(method: &Method, path: &str) -> Self {
        if path.starts_with("/api/v1/") {
            Self::Api
        } else if *method == Method::POST {
            Self::Calls
        } else {
            Self::Pages
        }
    }
}

/// One network has one budget: of an IPv6 address the half that its owner does not choose.
fn place(address: IpAddr) -> [u16; 4] {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            [0, 0, u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])]
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => place(IpAddr::V4(address)),
            None => {
                let [a, b, c, d, ..] = address.segments();
                [a, b, c, d]
            }
        },
    }
}

/// Counts everything that an address asks.
pub(crate) async fn by_address(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let address = address_of(&state, &request);
    let counted = count(&state, Area::All, place(address), state.config.requests_per_minute);
    pass(&state, request, next, counted).await
}

/// Counts what an account, or somebody who is none, asks of an area.
pub(crate) async fn by_asker(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let area = Area::of(request.method(), request.uri().path());
    let per_minute = match area {
        Area::All => state.config.requests_per_minute,
        Area::Pages => state.config.pages_per_minute,
        Area::Calls => state.config.calls_per_minute,
        Area::Api => state.config.api_per_minute,
    };
    let actor = request.extensions().get::<Asker>().and_then(|asker| asker.actor.as_ref());
    let counted = match actor {
        // Behind one address there may be a hospital; a person is told apart by the account.
        Some(actor) => count(&state, area, actor.account.0, per_minute),
        None => count(&state, area, place(address_of(&state, &request)), per_minute),
    };
    pass(&state, request, next, counted).await
}

fn count(state: &State, area: Area, subject: impl Hash, per_minute: u32) -> Result<(), u32> {
    state.portal.meter.count(state.portal.now(), (area, subject), Pace::per_minute(per_minute))
}

async fn pass(state: &State, request: Request, next: Next, counted: Result<(), u32>) -> Response {
    match counted {
        Ok(()) => next.run(request).await,
        Err(seconds) => answer(state, request.uri().path(), Fault::TooMany(seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_has_one_budget() {
        let parse = |text: &str| place(text.parse().unwrap());
        assert_eq!(parse("2001:db8:1:2::1"), parse("2001:db8:1:2:ffff::9"));
        assert_ne!(parse("2001:db8:1:2::1"), parse("2001:db8:1:3::1"));
        assert_eq!(parse("::ffff:192.0.2.1"), parse("192.0.2.1"));
        assert_ne!(parse("192.0.2.2"), parse("192.0.2.1"));
    }
}
