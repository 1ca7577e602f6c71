//! Keys and what is done with them: sealed columns, blind indexes, code and token hashes, passwords.

mod hasher;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

pub use hasher::{Cost, Hasher};

use crate::context::Rng;

/// What is stored before a sealed text: the version of the format, so that keys can be changed later.
const FORMAT: u8 = 1;
const NONCE: usize = 24;

/// The keys, each derived from the operator's one master secret, so that none can be used for another's work. No
/// `Display`, `Debug` hides them.
pub struct Secrets {
    seal: [u8; 32],
    index: [u8; 32],
    code: [u8; 32],
    pepper: [u8; 32],
    link: [u8; 32],
}

/// A sealed text that was altered, moved to another row, or sealed with other keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed column does not open")]
pub struct DoesNotOpen;

impl Secrets {
    /// From the operator's master secret of 32 random bytes, kept outside the database.
    #[must_use]
    pub fn from_master(master: &[u8; 32]) -> Self {
        let derive = |label: &str| keyed(master, &[b"portal key", label.as_bytes()]);
        Self {
            seal: derive("seal"),
            index: derive("index"),
            code: derive("code"),
            pepper: derive("pepper"),
            link: derive("link"),
        }
    }

    /// Seals a text with XChaCha20-Poly1305. `column` and `row` are bound in: what is sealed for one place does not
    /// open in another.
    #[must_use]
    pub fn seal(&self, rng: &Rng, column: &str, row: Uuid, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = rng.bytes();
        let aad = place(column, row);
        let sealed = XChaCha20Poly1305::new(&self.seal.into())
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: &aad })
            // Fails only for texts beyond 256 GB.
            .unwrap_or_default();
        [&[FORMAT], &nonce[..], &sealed].concat()
    }

    /// Opens what [`seal`](Self::seal) has sealed for the same place.
    ///
    /// # Errors
    /// [`DoesNotOpen`].
    pub fn open(&self, column: &str, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let Some((&FORMAT, rest)) = sealed.split_first() else { return Err(DoesNotOpen) };
        let Some((nonce, text)) = rest.split_at_checked(NONCE) else { return Err(DoesNotOpen) };
        XChaCha20Poly1305::new(&self.seal.into())
            .decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: &place(column, row) })
            .map_err(|_| DoesNotOpen)
    }

    /// Opens a sealed text as UTF-8.
    ///
    /// # Errors
    /// [`DoesNotOpen`].
    pub fn open_text(&self, column: &str, row: Uuid, sealed: &[u8]) -> Result<String, DoesNotOpen> {
        String::from_utf8(self.open(column, row, sealed)?).map_err(|_| DoesNotOpen)
    }

    /// A blind index: a keyed hash to look a sealed value up by. `column` keeps equal values of different columns apart.
    #[must_use]
    pub fn index(&self, column: &str, value: &str) -> [u8; 32] {
        keyed(&self.index, &[column.as_bytes(), value.as_bytes()])
    }

    /// The hash of a short code, bound to its row: six digits alone could be tried out from a stolen table.
    #[must_use]
    pub fn code_hash(&self, row: Uuid, code: &str) -> [u8; 32] {
        keyed(&self.code, &[row.as_bytes(), code.as_bytes()])
    }

    /// A keyed checksum for links that need no row, e.g. to leave a list.
    #[must_use]
    pub fn link_tag(&self, purpose: &str, value: &str) -> [u8; 32] {
        keyed(&self.link, &[purpose.as_bytes(), value.as_bytes()])
    }

    pub(crate) const fn pepper(&self) -> &[u8; 32] {
        &self.pepper
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(hidden)")
    }
}

/// A random token that only its holder knows: the cookie's, a link's. A secret: `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// 128 random bits.
    #[must_use]
    pub fn draw(rng: &Rng) -> Self {
        Self(URL_SAFE_NO_PAD.encode(rng.bytes::<16>()))
    }

    /// As it came back; anything at all, it is only hashed and looked up.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.chars().take(64).collect())
    }

    /// The token, for the cookie or the link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of it. It holds 128 random bits, so a plain hash is enough.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(hidden)")
    }
}

/// True when two hashes are equal, in the same time whether or not they are.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

fn place(column: &str, row: Uuid) -> Vec<u8> {
    [column.as_bytes(), &[0], row.as_bytes()].concat()
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length.
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).unwrap_or_else(|_| unreachable!("any key fits"));
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        Secrets::from_master(&[7; 32])
    }

    #[test]
    fn what_is_sealed_opens_only_in_its_place_and_unaltered() {
        let (rng, row) = (Rng::seeded(1), Uuid::from_u128(1));
        let sealed = secrets().seal(&rng, "identities.number", row, b"1000000008");
        assert_eq!(secrets().open_text("identities.number", row, &sealed).unwrap(), "1000000008");
        assert_eq!(secrets().open("identities.number", Uuid::from_u128(2), &sealed), Err(DoesNotOpen));
        assert_eq!(secrets().open("payouts.iban", row, &sealed), Err(DoesNotOpen));
        assert_eq!(Secrets::from_master(&[8; 32]).open("identities.number", row, &sealed), Err(DoesNotOpen));
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(secrets().open("identities.number", row, &altered), Err(DoesNotOpen), "byte {at}");
        }
        assert_eq!(secrets().open("identities.number", row, &sealed[..10]), Err(DoesNotOpen));
    }

    #[test]
    fn an_index_is_the_same_for_the_same_value_of_the_same_column_only() {
        assert_eq!(secrets().index("a", "x"), secrets().index("a", "x"));
        assert_ne!(secrets().index("a", "x"), secrets().index("b", "x"));
        assert_ne!(secrets().index("ab", "c"), secrets().index("a", "bc"));
    }

    #[test]
    fn nothing_secret_is_shown_by_debug() {
        let token = Token::draw(&Rng::System);
        assert_eq!(token.as_str().len(), 22);
        assert!(!format!("{token:?}{:?}", secrets()).contains(token.as_str()));
    }
}
