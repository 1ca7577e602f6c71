//! National identity and residence (iqama) numbers.

use super::compact;
use super::newtype::hidden_text;
use crate::violation::Fault;

crate::codes! {
    /// Whom the number was given to: its first digit.
    pub enum NationalIdKind {
        /// A citizen's national identity number, beginning with 1.
        Citizen = "citizen",
        /// A resident's iqama number, beginning with 2.
        Resident = "resident",
    }
}

/// A national identity or iqama number: 10 digits, the first 1 (citizen) or 2 (resident), Luhn over all ten (domain.md §4).
/// Never in logs: no `Display`, `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NationalId(String);

hidden_text!(NationalId);

impl NationalId {
    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `invalid-national-id` (not ten digits, or not beginning with 1 or 2), `wrong-check-digit`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let digits = compact(typed);
        if digits.is_empty() {
            return Err(Fault::new("required"));
        }
        let is_shaped =
            digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.starts_with(['1', '2']);
        if !is_shaped {
            return Err(Fault::new("invalid-national-id"));
        }
        if !passes_luhn(&digits) {
            return Err(Fault::new("wrong-check-digit"));
        }
        Ok(Self(digits))
    }

    /// Citizen or resident.
    #[must_use]
    pub fn kind(&self) -> NationalIdKind {
        if self.0.starts_with('1') { NationalIdKind::Citizen } else { NationalIdKind::Resident }
    }
}

/// From the right, every second digit doubled and its digits summed; the sum ends in 0.
fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .zip([1u32, 2].into_iter().cycle())
        .map(|(byte, weight)| {
            let product = u32::from(byte - b'0') * weight;
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_the_domain_paper_are_told_apart() {
        for (typed, kind) in [
            ("1000000008", NationalIdKind::Citizen),
            ("2000000006", NationalIdKind::Resident),
            ("1123456780", NationalIdKind::Citizen),
            ("2123456788", NationalIdKind::Resident),
        ] {
            assert_eq!(NationalId::parse(typed).unwrap().kind(), kind);
        }
        for typed in ["1000000000", "1234567890"] {
            assert_eq!(NationalId::parse(typed), Err(Fault::new("wrong-check-digit")));
        }
        assert_eq!(NationalId::parse("3000000004"), Err(Fault::new("invalid-national-id")));
        assert_eq!(NationalId::parse("-"), Err(Fault::new("required")));
    }

    #[test]
    fn debugging_does_not_reveal_it() {
        assert_eq!(format!("{:?}", NationalId::parse("1000000008").unwrap()), "NationalId(hidden)");
    }
}
