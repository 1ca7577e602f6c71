//! How often one may ask: a budget an address for everything, and budgets by area for the account, or the address of
//! someone who is not signed in. Kept in memory: a page must not write to be counted. Sign-ins, codes and what sends
//! messages have stricter budgets of their own in the database, kept by the use cases.

use std::{collections::HashMap, collections::hash_map::RandomState, hash::BuildHasher as _, net::IpAddr, sync::Mutex};

use app::request::Asker;
use axum::{
    extract::{Request, State as Extract},
    http::Method,
    middleware::Next,
    response::Response,
};

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

const SHARDS: usize = 16;
/// Beyond so many in one shard the idle are forgotten, and if that does not help, all: nobody fills the memory.
const SHARD_ENTRIES: usize = 16_384;
const MINUTE: i64 = 60_000_000;

/// Counts by the generic cell rate algorithm: for each subject the moment at which its budget is whole again. A minute's
/// worth may come at once; after that, as much as the minute gives back.
#[derive(Debug)]
pub(crate) struct Limiter {
    whole_at: [Mutex<HashMap<u64, i64>>; SHARDS],
    /// Keyed anew at each start: what is stored says nothing, and collisions cannot be sought.
    hasher: RandomState,
}

impl Default for Limiter {
    fn default() -> Self {
        Self { whole_at: std::array::from_fn(|_| Mutex::default()), hasher: RandomState::new() }
    }
}

impl Limiter {
    /// Counts one. `Err` holds the seconds to wait. A budget of 0 has no limit.
    pub(crate) fn count(
        &self,
        now: i64,
        area: Area,
        subject: impl std::hash::Hash,
        per_minute: u32,
    ) -> Result<(), u32> {
        if per_minute == 0 {
            return Ok(());
        }
        let each = MINUTE / i64::from(per_minute);
        let key = self.hasher.hash_one((area, subject));
        let shard = &self.whole_at[usize::try_from(key % SHARDS as u64).unwrap_or(0)];
        // A poisoned count is still a count.
        let mut shard = shard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if shard.len() >= SHARD_ENTRIES {
            shard.retain(|_, whole_at| *whole_at > now);
            if shard.len() >= SHARD_ENTRIES {
                shard.clear();
            }
        }
        let whole_at = shard.entry(key).or_insert(now);
        let next = (*whole_at).max(now) + each;
        let wait = next - now - MINUTE;
        if wait > 0 {
            return Err(u32::try_from(wait / 1_000_000 + 1).unwrap_or(60));
        }
        *whole_at = next;
        Ok(())
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
    let counted = state.limiter.count(now(&state), Area::All, place(address), state.config.requests_per_minute);
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
        Some(actor) => state.limiter.count(now(&state), area, actor.account.0, per_minute),
        None => state.limiter.count(now(&state), area, place(address_of(&state, &request)), per_minute),
    };
    pass(&state, request, next, counted).await
}

fn now(state: &State) -> i64 {
    state.portal.now().micros()
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
    fn a_minutes_worth_comes_at_once_and_then_as_the_minute_gives_back() {
        let limiter = Limiter::default();
        let count = |now| limiter.count(now, Area::Pages, 1, 60);
        assert_eq!((0..60).filter(|_| count(0).is_ok()).count(), 60);
        assert_eq!(count(0), Err(2));
        assert_eq!((count(1_000_000), count(1_000_000)), (Ok(()), Err(2)));
        assert_eq!((0..100).filter(|_| count(600_000_000).is_ok()).count(), 60);
    }

    #[test]
    fn areas_and_subjects_have_their_own_budgets_and_nothing_is_unlimited_by_chance() {
        let limiter = Limiter::default();
        assert!(limiter.count(0, Area::Pages, 1, 1).is_ok());
        assert!(limiter.count(0, Area::Pages, 1, 1).is_err());
        assert!(limiter.count(0, Area::Pages, 2, 1).is_ok());
        assert!(limiter.count(0, Area::Calls, 1, 1).is_ok());
        assert!((0..1_000).all(|_| limiter.count(0, Area::Api, 1, 0).is_ok()));
    }

    #[test]
    fn a_flood_of_subjects_does_not_fill_the_memory() {
        let limiter = Limiter::default();
        for subject in 0..600_000_u32 {
            let _ = limiter.count(0, Area::All, subject, 60);
        }
        let held: usize = limiter.whole_at.iter().map(|shard| shard.lock().unwrap().len()).sum();
        assert!(held <= SHARDS * SHARD_ENTRIES, "{held}");
    }

    #[test]
    fn one_network_has_one_budget() {
        let parse = |text: &str| place(text.parse().unwrap());
        assert_eq!(parse("2001:db8:1:2::1"), parse("2001:db8:1:2:ffff::9"));
        assert_ne!(parse("2001:db8:1:2::1"), parse("2001:db8:1:3::1"));
        assert_eq!(parse("::ffff:192.0.2.1"), parse("192.0.2.1"));
        assert_ne!(parse("192.0.2.2"), parse("192.0.2.1"));
    }
}
