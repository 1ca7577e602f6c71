//! The token of a link sent by mail.

use crate::text::clean_line;
use crate::violation::Fault;

/// The secret part of a link: 16–128 characters of base64url. A secret: no `Display`, no serde, `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(String);

impl LinkToken {
    /// From an address or a hidden field.
    ///
    /// # Errors
    /// `invalid-link`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let token = clean_line(typed);
        let is_token = (16..=128).contains(&token.len())
            && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if is_token { Ok(Self(token)) } else { Err(Fault::new("invalid-link")) }
    }

    /// The token, to be hashed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkToken(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_base64url_of_some_length_is_a_token() {
        assert!(LinkToken::parse("abcDEF0123456789_-xyz").is_ok());
        for typed in ["", "short", "abcDEF0123456789/../..", &"a".repeat(129)] {
            assert_eq!(LinkToken::parse(typed), Err(Fault::new("invalid-link")), "{typed}");
        }
        assert_eq!(format!("{:?}", LinkToken::parse("abcDEF0123456789").unwrap()), "LinkToken(hidden)");
    }
}
