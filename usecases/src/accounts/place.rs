//! Where a session was opened from, as far as it can honestly be said without asking anyone: the network of the address,
//! its last part left out, and whether the account was used from there before. No town and no country: that would need a
//! foreign service, and would often be wrong (docs/privacy.md).

use std::net::IpAddr;

use domain::ids::{AccountId, SessionId};

use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;

const PLACE: &str = "sessions.place";

/// A network: 256 addresses of IPv4, a site of IPv6.
pub(super) struct Network(String);

impl Network {
    /// The network of an address; empty for what is none.
    pub(super) fn of(address: &str) -> Self {
        Self(match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(IpAddr::V4(address)) => {
                let [a, b, c, _] = address.octets();
                format!("{a}.{b}.{c}.*")
            }
            Ok(IpAddr::V6(address)) => {
                let [a, b, c, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:*")
            }
            Err(_) => String::new(),
        })
    }

    pub(super) fn index(&self, portal: &Portal) -> [u8; 32] {
        portal.secrets.index("sessions.network", &self.0)
    }

    pub(super) fn sealed(&self, portal: &Portal, session: SessionId) -> Vec<u8> {
        portal.secrets.seal(&portal.rng, PLACE, session.0, self.0.as_bytes())
    }

    /// True when the account was used before, but not from here in the last ninety days.
    pub(super) async fn is_new(&self, portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<bool> {
        let (opened, from_here): (i64, i64) =
            tx.fetch_one(store::COUNT_SESSIONS_FROM, binds![account, self.index(portal)]).await?;
        Ok(opened > 0 && from_here == 0)
    }
}

/// What was sealed; empty for a session from before places were kept.
pub(super) fn opened(portal: &Portal, session: SessionId, sealed: Option<&[u8]>) -> String {
    sealed.and_then(|sealed| portal.secrets.open_text(PLACE, session.0, sealed).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn the_last_part_of_an_address_is_not_kept() {
        for (address, network) in [
            ("192.0.2.77", "192.0.2.*"),
            ("::ffff:192.0.2.77", "192.0.2.*"),
            ("2001:db8:7:9::1", "2001:db8:7:*"),
            ("nowhere", ""),
        ] {
            assert_eq!(Network::of(address).0, network);
        }
    }
}
