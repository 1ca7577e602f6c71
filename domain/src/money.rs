//! Money: whole halalas (SAR × 100), named checked operations, no floats (domain.md §1, §6).

use serde::{Deserialize, Serialize};

use crate::text::compact;
use crate::violation::Fault;

/// An amount of Saudi riyals in halalas (SAR × 100). May be negative in the ledger, never on an invoice line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// From halalas (minor units).
    #[must_use]
    pub const fn from_halalas(halalas: i64) -> Self {
        Self(halalas)
    }

    /// From whole riyals; `None` when the amount in halalas does not fit.
    #[must_use]
    pub const fn from_riyals(riyals: i64) -> Option<Self> {
        match riyals.checked_mul(100) {
            Some(halalas) => Some(Self(halalas)),
            None => None,
        }
    }

    /// The amount in halalas.
    #[must_use]
    pub const fn halalas(self) -> i64 {
        self.0
    }

    /// Sum, `None` on overflow.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(halalas) => Some(Self(halalas)),
            None => None,
        }
    }

    /// Difference, `None` on overflow.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(halalas) => Some(Self(halalas)),
            None => None,
        }
    }

    /// What is left of `self` after `other`, never below zero (domain.md §6: "what is left to give").
    #[must_use]
    pub const fn left_after(self, other: Self) -> Self {
        let left = self.0.saturating_sub(other.0);
        if left < 0 { Self(0) } else { Self(left) }
    }

    /// Multiplied by a count, `None` on overflow.
    #[must_use]
    pub const fn checked_times(self, count: i64) -> Option<Self> {
        match self.0.checked_mul(count) {
            Some(halalas) => Some(Self(halalas)),
            None => None,
        }
    }

    /// A share in whole percent, an odd halala rounded up, for the applicant (domain.md §6). Computed in 128 bits,
    /// so no amount overflows for a percent of 0–100.
    #[must_use]
    pub const fn percent_rounded_up(self, percent: u8) -> Self {
        let share = self.0 as i128 * percent as i128;
        let floor = share.div_euclid(100);
        let up = if share.rem_euclid(100) > 0 { floor + 1 } else { floor };
        Self(up as i64)
    }

    /// Most riyals that may be typed.
    pub const MAX_TYPED_RIYALS: i64 = 10_000_000;

    /// An amount of riyals as typed: any digits, thousands parted by a comma or space, at most two decimals.
    ///
    /// # Errors
    /// `required`, `not-an-amount`, `amount-too-large` with `max` in riyals.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = compact(typed).replace([',', '\u{066C}', '\u{060C}'], "").replace('\u{066B}', ".");
        if text.is_empty() {
            return Err(Fault::new("required"));
        }
        let (riyals, decimals) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        // A negative sign is dropped with the dashes: an amount typed is an amount of money, never a debt.
        if riyals.is_empty()
            || decimals.len() > 2
            || !are_digits(riyals)
            || !are_digits(decimals)
            || text.ends_with('.')
        {
            return Err(Fault::new("not-an-amount"));
        }
        let too_large = || Fault::new("amount-too-large").with("max", Self::MAX_TYPED_RIYALS);
        let riyals: i64 = riyals.parse().map_err(|_| too_large())?;
        if riyals > Self::MAX_TYPED_RIYALS {
            return Err(too_large());
        }
        let halalas: i64 = format!("{decimals:0<2}").parse().map_err(|_| Fault::new("not-an-amount"))?;
        Ok(Self(riyals * 100 + halalas))
    }

    /// As [`Self::parse`], but nothing typed is `None`.
    ///
    /// # Errors
    /// As [`Self::parse`], less `required`.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Fault> {
        if compact(typed).is_empty() { Ok(None) } else { Self::parse(typed).map(Some) }
    }

    /// True for exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// True below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Sum of many amounts, `None` on overflow.
    #[must_use]
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_odd_halala_rounds_up_for_the_applicant() {
        assert_eq!(Money::from_halalas(33_333).percent_rounded_up(50), Money::from_halalas(16_667));
    }

    #[test]
    fn what_is_left_is_never_below_zero() {
        assert_eq!(Money::from_halalas(5).left_after(Money::from_halalas(7)), Money::ZERO);
    }

    #[test]
    fn an_amount_is_read_in_any_digits_with_separators() {
        for typed in ["1800", "1,800.00", "١٬٨٠٠٫٠", " 1 800 "] {
            assert_eq!(Money::parse(typed), Ok(Money::from_halalas(180_000)), "{typed}");
        }
        assert_eq!(Money::parse("0.5"), Ok(Money::from_halalas(50)));
        for typed in [".5", "1.234", "1.", "12x", "1.2.3"] {
            assert_eq!(Money::parse(typed), Err(Fault::new("not-an-amount")), "{typed}");
        }
        assert_eq!(Money::parse(&"9".repeat(40)).unwrap_err().code, "amount-too-large");
        assert_eq!(Money::parse_optional(" "), Ok(None));
    }

    proptest! {
        #[test]
        fn two_halves_differ_from_the_whole_by_at_most_one_halala(halalas in 0i64..i64::MAX) {
            let half = Money::from_halalas(halalas).percent_rounded_up(50).halalas();
            prop_assert!((0..=1).contains(&(half - (halalas - half))));
        }
    }
}
