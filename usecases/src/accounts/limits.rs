//! How often something may be asked. Counted in the database, so that a restart or a second server forgets nothing;
//! keyed by a hash, so that the table holds no addresses.

use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};

/// A limit: at most `hits` in a window of `seconds`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    pub(crate) name: &'static str,
    pub(crate) hits: i64,
    pub(crate) seconds: i64,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Sign-ins from one network address.
pub(crate) const SIGN_INS_OF_PLACE: Limit = Limit { name: "sign-ins-of-place", hits: 60, seconds: 15 * MINUTE };
/// Sign-ins to one account from one network address.
pub(crate) const SIGN_INS_TO_ACCOUNT_FROM_PLACE: Limit =
    Limit { name: "sign-ins-to-account-from-place", hits: 10, seconds: 15 * MINUTE };
/// Sign-ins to one account from places it was never used from. Its owner at a known place is not held up by them.
pub(crate) const SIGN_INS_TO_ACCOUNT_BY_STRANGERS: Limit =
    Limit { name: "sign-ins-by-strangers", hits: 50, seconds: HOUR };
/// Codes of the second factor for one account: those of its owner's own browsers and places, and apart from them those
/// of strangers, who have the password then, but must not keep its owner out.
pub(crate) const SECOND_FACTORS: Limit = Limit { name: "second-factors", hits: 20, seconds: HOUR };
/// As [`SECOND_FACTORS`], from places and browsers the account was never used from.
pub(crate) const SECOND_FACTORS_BY_STRANGERS: Limit =
    Limit { name: "second-factors-by-strangers", hits: 20, seconds: HOUR };
/// Passwords shown again in one session's account.
pub(crate) const REAUTHENTICATIONS: Limit = Limit { name: "reauthentications", hits: 10, seconds: 15 * MINUTE };
/// Challenges for a passkey asked from one network address.
pub(crate) const PASSKEYS_ASKED_OF_PLACE: Limit =
    Limit { name: "passkeys-asked-of-place", hits: 120, seconds: 15 * MINUTE };
/// Requests (accounts, links, codes) from one network address.
pub(crate) const REQUESTS_OF_PLACE: Limit = Limit { name: "requests-of-place", hits: 30, seconds: HOUR };
/// Codes tried from one network address.
pub(crate) const TRIES_OF_PLACE: Limit = Limit { name: "tries-of-place", hits: 60, seconds: 15 * MINUTE };
/// Codes and links sent to one address or number in a day.
pub(crate) const SENDS_OF_DAY: Limit = Limit { name: "sends-of-day", hits: 10, seconds: DAY };
/// How many of them a stranger can use up: the rest is kept for the owner.
pub(crate) const SENDS_OF_DAY_BY_STRANGERS: Limit = Limit { name: "sends-of-day-by-strangers", hits: 7, seconds: DAY };
/// Text messages of all.
pub(crate) const SMS_OF_ALL: Limit = Limit { name: "sms-of-all", hits: 2_000, seconds: HOUR };
/// How many of them strangers can use up.
pub(crate) const SMS_OF_ALL_BY_STRANGERS: Limit = Limit { name: "sms-of-all-by-strangers", hits: 1_800, seconds: HOUR };

/// Wrong second steps after a right password, until its owner is told.
pub(crate) const WRONG_SECOND_STEPS: Limit = Limit { name: "wrong-second-steps", hits: 3, seconds: DAY };
/// How often an owner is told that strangers try to sign in.
pub(crate) const ATTEMPTS_TOLD: Limit = Limit { name: "attempts-told", hits: 1, seconds: DAY };

/// Counts one hit and returns how many there are in the window. Two at once count as two: the row is locked until the
/// commit.
///
/// # Errors
/// [`Error::TooMany`] beyond the limit, with the seconds to the end of the window. The caller's transaction then ends
/// without the hit, which changes nothing: the window is full already.
pub(crate) async fn hit(portal: &Portal, tx: &mut Tx, limit: Limit, subject: &str) -> Result<i64> {
    let (hits, end) = count(portal, tx, limit, subject).await?;
    if hits > limit.hits {
        return Err(Error::TooMany { retry_after: (end - portal.now().micros()) / 1_000_000 + 1 });
    }
    Ok(hits)
}

/// Counts one hit and refuses none: true for the one that fills the window, once in each.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn fills(portal: &Portal, tx: &mut Tx, limit: Limit, subject: &str) -> Result<bool> {
    Ok(count(portal, tx, limit, subject).await?.0 == limit.hits)
}

/// The hits of the window that runs, and its end.
async fn count(portal: &Portal, tx: &mut Tx, limit: Limit, subject: &str) -> Result<(i64, i64)> {
    let width = limit.seconds * 1_000_000;
    let now = portal.now().micros();
    let start = now - now.rem_euclid(width);
    let index = portal.secrets.index(limit.name, subject);
    let (hits,): (i64,) = tx.fetch_one(store::HIT, binds![index, start, start + width]).await?;
    Ok((hits, start + width))
}
