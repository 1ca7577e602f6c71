//! Numbers inside running text. Used by `build.rs` for the texts of `locales/`, and for the clauses of the policy.

/// The text with its numbers in Arabic-Indic digits. Left as they are: what stands in an isolate (U+2066 to U+2069: a number that is copied), what
/// hangs together with Latin letters (`R14`, `SA03`), and placeholders.
pub(crate) fn in_arabic_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut isolates, mut braces) = (0_u32, 0_u32);
    for word in text.split_inclusive(char::is_whitespace) {
        let has_latin = word.contains(|letter: char| letter.is_ascii_alphabetic()) && !word.contains('{');
        let mut before = ' ';
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\u{2066}'..='\u{2068}' => isolates += 1,
                '\u{2069}' => isolates = isolates.saturating_sub(1),
                '{' => braces += 1,
                '}' => braces = braces.saturating_sub(1),
                _ => {}
            }
            let between = before.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
            let shaped = match letter {
                _ if has_latin || isolates > 0 || braces > 0 => letter,
                '0'..='9' => char::from_u32(0x660 + letter as u32 - '0' as u32).unwrap_or(letter),
                '.' if between => '\u{66b}',
                ',' if between => '\u{66c}',
                '%' => '\u{66a}',
                _ => letter,
            };
            out.push(shaped);
            before = letter;
        }
    }
    out
}
