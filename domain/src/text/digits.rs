//! Digits as typed on an Arabic, Persian or Latin keyboard.

use super::clean::is_invisible;

/// The value of ٠-٩, ۰-۹ or 0-9.
const fn digit(character: char) -> Option<char> {
    let offset = match character {
        '0'..='9' => return Some(character),
        '\u{0660}'..='\u{0669}' => character as u32 - 0x0660,
        '\u{06F0}'..='\u{06F9}' => character as u32 - 0x06F0,
        _ => return None,
    };
    char::from_digit(offset, 10)
}

/// The text with ٠-٩ and ۰-۹ as 0-9; all else as it was.
#[must_use]
pub fn fold_digits(text: &str) -> String {
    text.chars().map(|character| digit(character).unwrap_or(character)).collect()
}

/// A number as typed, for a parser: digits folded; white space, dashes and invisible marks dropped (domain.md §4).
/// Whatever else was typed stays, so that the parser can refuse it.
#[must_use]
pub fn compact(typed: &str) -> String {
    typed
        .chars()
        .filter(|character| !(character.is_whitespace() || is_dash(*character) || is_invisible(*character)))
        .map(|character| digit(character).unwrap_or(character))
        .collect()
}

/// The hyphen of the keyboard, the typographic dashes, the minus sign, the tatweel and their wide forms.
const fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{0640}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_scripts_are_the_same_digits() {
        assert_eq!(fold_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 أ"), "0123456789 0123456789 0123456789 أ");
    }

    #[test]
    fn spaces_dashes_and_marks_in_a_number_do_not_count() {
        assert_eq!(compact("\u{200F}١٤٢-694\u{00A0}20–8ـ0 \u{2066}\u{2069}"), "1426942080");
        assert_eq!(compact("1.5"), "1.5");
    }
}
