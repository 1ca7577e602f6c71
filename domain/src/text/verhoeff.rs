//! Verhoeff's check digit: every single wrong digit and every swap of neighbours is detected (J. Verhoeff, *Error
//! Detecting Decimal Codes*, 1969). The digits are multiplied in the dihedral group of order 10 after a permutation that
//! depends on their place.

/// The product in the dihedral group D5: 0–4 are rotations, 5–9 reflections.
const fn product(left: u8, right: u8) -> u8 {
    match (left < 5, right < 5) {
        (true, true) => (left + right) % 5,
        (true, false) => (left + right - 5) % 5 + 5,
        (false, true) => (left - 5 + 5 - right) % 5 + 5,
        (false, false) => (left - 5 + 5 - (right - 5)) % 5,
    }
}

/// What multiplies to 0 with the digit: reflections are their own inverses.
const fn inverse(digit: u8) -> u8 {
    if digit < 5 { (5 - digit) % 5 } else { digit }
}

/// The digit at place `place` (0 = the check digit, counted from the right) after the permutation of its place.
const fn permuted(digit: u8, place: usize) -> u8 {
    const BASE: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let mut value = digit;
    let mut round = place % 8;
    while round > 0 {
        value = BASE[value as usize];
        round -= 1;
    }
    value
}

fn checksum(digits: impl Iterator<Item = u8>, first_place: usize) -> u8 {
    digits.enumerate().fold(0, |sum, (index, digit)| product(sum, permuted(digit, index + first_place)))
}

/// The check digit of the digits given as values 0–9, most significant first.
pub(crate) fn check_digit(payload: &[u8]) -> u8 {
    inverse(checksum(payload.iter().rev().copied(), 1))
}

/// True when the last digit is the check digit of the ones before it.
pub(crate) fn is_valid(digits: &[u8]) -> bool {
    checksum(digits.iter().rev().copied(), 0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_holds() {
        assert_eq!(check_digit(&[2, 3, 6]), 3);
        assert!(is_valid(&[2, 3, 6, 3]));
        assert_eq!(check_digit(&[1, 4, 2, 8, 5, 7]), 0);
    }

    #[test]
    fn the_group_is_a_group() {
        for a in 0..10 {
            assert_eq!(product(a, inverse(a)), 0);
            for b in 0..10 {
                for c in 0..10 {
                    assert_eq!(product(product(a, b), c), product(a, product(b, c)));
                }
            }
        }
    }
}
