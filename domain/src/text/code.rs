//! One-time codes.

use super::compact;
use crate::violation::Fault;

/// A one-time code of 6 digits, as sent by mail or SMS. A secret: no `Display`, no serde, `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// A code of 32 or more random bits, drawn by the caller from a cryptographic source.
    #[must_use]
    pub fn from_random(random: u64) -> Self {
        Self(format!("{:06}", random % 1_000_000))
    }

    /// From what was typed: any digits, with or without spaces.
    ///
    /// # Errors
    /// `required`, `invalid-code`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let digits = compact(typed);
        if digits.is_empty() {
            return Err(Fault::new("required"));
        }
        let is_code = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_code { Ok(Self(digits)) } else { Err(Fault::new("invalid-code")) }
    }

    /// The six digits, to be hashed or sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_in_any_digits_with_spaces() {
        assert_eq!(Code::parse(" ١٢٣ 456 ").unwrap().as_str(), "123456");
        assert_eq!(Code::from_random(1_000_042).as_str(), "000042");
        for typed in ["12345", "1234567", "12345a"] {
            assert_eq!(Code::parse(typed), Err(Fault::new("invalid-code")), "{typed}");
        }
    }
}
