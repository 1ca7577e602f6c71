//! Mobile numbers in E.164.

use super::compact;
use super::newtype::shown_text;
use crate::violation::Fault;

/// A mobile number in E.164: `+9665XXXXXXXX`, or a foreign number `+…` of 8 to 15 digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mobile(String);

shown_text!(Mobile);

impl Mobile {
    /// From what was typed (domain.md §4): `05XXXXXXXX`, `5XXXXXXXX`, `9665…`, `+9665…`, `009665…`, or a foreign number
    /// with `+` or `00` before its country code. A number of the Kingdom that is no mobile is refused.
    ///
    /// # Errors
    /// `required`, `invalid-mobile`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let number = compact(typed);
        if number.is_empty() {
            return Err(Fault::new("required"));
        }
        let (digits, is_international) = match number.strip_prefix('+').or_else(|| number.strip_prefix("00")) {
            Some(rest) => (rest, true),
            None => (number.as_str(), false),
        };
        let invalid = Err(Fault::new("invalid-mobile"));
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return invalid;
        }
        let national = if let Some(rest) = digits.strip_prefix("966") {
            rest
        } else if is_international {
            // E.164: at most 15 digits, a country code does not begin with 0; shorter than 8 is no subscriber anywhere.
            let is_foreign = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
            return if is_foreign { Ok(Self(format!("+{digits}"))) } else { invalid };
        } else {
            digits.strip_prefix('0').unwrap_or(digits)
        };
        if national.len() == 9 && national.starts_with('5') { Ok(Self(format!("+966{national}"))) } else { invalid }
    }

    /// True for a number of the Kingdom.
    #[must_use]
    pub fn is_saudi(&self) -> bool {
        self.0.starts_with("+966")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_saudi_mobile_is_one_number() {
        for typed in [
            "0512345678",
            "512345678",
            "966512345678",
            "+966512345678",
            "00966 51 234 5678",
            "٠٥١٢٣٤٥٦٧٨",
            "05-1234-5678",
        ] {
            assert_eq!(Mobile::parse(typed).unwrap().as_str(), "+966512345678", "{typed}");
        }
    }

    #[test]
    fn foreign_numbers_need_their_country_code() {
        assert_eq!(Mobile::parse("+44 7911 123456").unwrap().as_str(), "+447911123456");
        assert_eq!(Mobile::parse("0020 100 123 4567").unwrap().as_str(), "+201001234567");
        for typed in [
            "7911123456",
            "+012345678",
            "+1234567",
            "+1234567890123456",
            "+966112345678",
            "0112345678",
            "+",
            "00",
            "05123x5678",
        ] {
            assert_eq!(Mobile::parse(typed), Err(Fault::new("invalid-mobile")), "{typed}");
        }
    }
}
