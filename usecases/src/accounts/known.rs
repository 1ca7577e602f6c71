//! Who is no stranger to an account: a place it was used from, or a browser that holds the proof that it was. Limits keep
//! a part for them, so that no stranger, however many addresses they have, locks the owner out. Phones change their
//! address from hour to hour; the browser stays.

use domain::ids::AccountId;
use uuid::Uuid;

use super::sign_in::Visit;
use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::secrets::same;

const PURPOSE: &str = "known-browser";

/// What a browser keeps to be known again by: a keyed checksum of the account. It opens nothing; it only tells whose
/// attempts are not a stranger's.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownBrowser(String);

impl KnownBrowser {
    /// The text for the cookie.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for KnownBrowser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KnownBrowser(hidden)")
    }
}

/// What a browser keeps in which somebody proved to be the owner of an account.
pub(super) fn browser_of(portal: &Portal, account: AccountId) -> KnownBrowser {
    use std::fmt::Write as _;
    let tag = portal.secrets.link_tag(PURPOSE, &account.to_string());
    KnownBrowser(tag.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

/// True when a visit comes from nowhere that the account of an address or number is known from. The same work when nobody
/// has it.
pub(super) async fn is_stranger(portal: &Portal, tx: &mut Tx, target: &str, visit: &Visit) -> Result<bool> {
    Ok(stranger_to(portal, tx, target, visit).await?.is_some())
}

/// For a stranger, whose account it is that they are a stranger to: the nil id when nobody has the address or number.
pub(super) async fn stranger_to(
    portal: &Portal,
    tx: &mut Tx,
    target: &str,
    visit: &Visit,
) -> Result<Option<AccountId>> {
    let found: Option<(Uuid, i64, Option<i64>)> =
        tx.fetch_optional(store::FIND_KNOWN, binds![target, place_index(portal, visit)]).await?;
    let (account, is_it, from_here) = found.unwrap_or((Uuid::nil(), 0, None));
    let proof = browser_of(portal, AccountId(account));
    let is_proved = same(proof.as_str().as_bytes(), visit.known_browser.as_bytes());
    let owner = AccountId(if is_it == 0 { Uuid::nil() } else { account });
    Ok((is_it == 0 || from_here.is_none() && !is_proved).then_some(owner))
}

/// A keyed hash of where a visit comes from.
pub(super) fn place_index(portal: &Portal, visit: &Visit) -> [u8; 32] {
    portal.secrets.index("sessions.place", &visit.address)
}
