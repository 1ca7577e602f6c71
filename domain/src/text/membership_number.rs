//! The practitioner's registration number.

use super::compact;
use super::newtype::shown_text;
use crate::violation::Fault;

/// A membership number `NN-L-L-NNNNNNN`, e.g. 15-J-M-0063790; stored without hyphens and in capitals.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MembershipNumber(String);

shown_text!(MembershipNumber);

impl MembershipNumber {
    /// From what was typed, with or without hyphens.
    ///
    /// # Errors
    /// `required`, `invalid-membership-number`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let number = compact(typed).to_ascii_uppercase();
        if number.is_empty() {
            return Err(Fault::new("required"));
        }
        let bytes = number.as_bytes();
        let is_shaped = bytes.len() == 11
            && bytes[..2].iter().all(u8::is_ascii_digit)
            && bytes[2..4].iter().all(u8::is_ascii_uppercase)
            && bytes[4..].iter().all(u8::is_ascii_digit);
        if is_shaped { Ok(Self(number)) } else { Err(Fault::new("invalid-membership-number")) }
    }

    /// With its hyphens, as printed: `15-J-M-0063790`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let part = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or("");
        format!("{}-{}-{}-{}", part(0..2), part(2..3), part(3..4), part(4..11))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_and_capitals_do_not_matter() {
        let number = MembershipNumber::parse("15-j-M-٠٠63790").unwrap();
        assert_eq!(number.as_str(), "15JM0063790");
        assert_eq!(number.grouped(), "15-J-M-0063790");
        for typed in ["15JM006379", "1JJM0063790", "15J00063790", "15JM006379X", "15éM0063790"] {
            assert_eq!(MembershipNumber::parse(typed), Err(Fault::new("invalid-membership-number")), "{typed}");
        }
    }
}
