//! Text without what nobody sees.

/// True for characters that steer the direction of writing or join and part letters without showing: bidi marks,
/// embeddings, overrides and isolates, zero-width space and joiners, the byte order mark and the soft hyphen.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// Text of several lines: bidi control characters and other invisible or control characters removed, line ends as
/// `\n`, spaces at both ends removed. Line ends and tabs inside stay.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{0085}' => out.push('\n'),
            '\n' | '\t' => out.push(character),
            _ if is_invisible(character) || character.is_control() => {}
            _ => out.push(character),
        }
    }
    out.trim().to_owned()
}

/// Text of one line: as [`clean`], and every run of white space is one space.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len());
    for word in cleaned.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_character_and_bidi_controls_go() {
        assert_eq!(clean(" \u{202B}سطر\r\nثان\rثالث\u{202C}\u{0000} "), "سطر\nثان\nثالث");
    }

    #[test]
    fn a_line_has_single_spaces() {
        assert_eq!(clean_line("  محمد \t بن\u{00A0}علي\n"), "محمد بن علي");
    }
}
