//! The numbers people read to each other: 12 digits, 11 random and a Verhoeff check digit, shown in fours (domain.md §4).

use super::newtype::shown_text;
use super::{compact, verhoeff};
use crate::violation::Fault;

/// Digits in a number, check digit included.
const LENGTH: usize = 12;
/// 10^11: how many numbers there are of one kind.
const PAYLOADS: u64 = 100_000_000_000;

macro_rules! human_numbers {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        shown_text!($name);

        impl $name {
            /// A number of 64 random bits; the caller has the randomness, and draws again if the number is taken.
            #[must_use]
            pub fn from_random(random: u64) -> Self {
                Self(with_check_digit(random % PAYLOADS))
            }

            /// From what was typed.
            ///
            /// # Errors
            /// `required`, `invalid-number` (not 12 digits), `wrong-check-digit`.
            pub fn parse(typed: &str) -> Result<Self, Fault> {
                parse(typed).map(Self)
            }

            /// In fours, as shown: `0123 4567 8901`.
            #[must_use]
            pub fn grouped(&self) -> String {
                in_fours(&self.0)
            }
        }
    )*};
}

human_numbers! {
    /// The number of an application.
    ApplicationNumber,
    /// The number of a certificate or letter, by which anyone can check it.
    CertificateNumber,
    /// The number of an invoice.
    InvoiceNumber,
    /// The number of a refund claim.
    RefundClaimNumber,
}

fn with_check_digit(payload: u64) -> String {
    let payload = format!("{payload:011}");
    let values: Vec<u8> = payload.bytes().map(|byte| byte - b'0').collect();
    format!("{payload}{}", verhoeff::check_digit(&values))
}

fn parse(typed: &str) -> Result<String, Fault> {
    let digits = compact(typed);
    if digits.is_empty() {
        return Err(Fault::new("required"));
    }
    if digits.len() != LENGTH || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::new("invalid-number").with("digits", LENGTH));
    }
    let values: Vec<u8> = digits.bytes().map(|byte| byte - b'0').collect();
    if verhoeff::is_valid(&values) { Ok(digits) } else { Err(Fault::new("wrong-check-digit")) }
}

/// ASCII text in groups of four.
pub(super) fn in_fours(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            out.push(' ');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(digits: &[u8]) -> String {
        digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    #[test]
    fn it_is_shown_in_fours_and_read_back() {
        let number = ApplicationNumber::from_random(12_345_678_901);
        assert_eq!(number.as_str().len(), 12);
        assert_eq!(number.grouped().len(), 14);
        assert_eq!(ApplicationNumber::parse(&number.grouped()), Ok(number));
        assert_eq!(InvoiceNumber::parse("123"), Err(Fault::new("invalid-number").with("digits", 12)));
        assert_eq!(InvoiceNumber::parse(""), Err(Fault::new("required")));
    }

    proptest! {
        #[test]
        fn every_wrong_digit_and_every_swap_of_neighbours_is_detected(random in any::<u64>()) {
            let number = ApplicationNumber::from_random(random);
            prop_assert_eq!(ApplicationNumber::parse(number.as_str()), Ok(number.clone()));
            let digits: Vec<u8> = number.as_str().bytes().map(|byte| byte - b'0').collect();
            for place in 0..LENGTH {
                for wrong in (0..10).filter(|wrong| *wrong != digits[place]) {
                    let mut other = digits.clone();
                    other[place] = wrong;
                    prop_assert_eq!(ApplicationNumber::parse(&typed(&other)), Err(Fault::new("wrong-check-digit")));
                }
                if place + 1 < LENGTH && digits[place] != digits[place + 1] {
                    let mut other = digits.clone();
                    other.swap(place, place + 1);
                    prop_assert_eq!(ApplicationNumber::parse(&typed(&other)), Err(Fault::new("wrong-check-digit")));
                }
            }
        }
    }
}
