//! What people write in their own words.

use super::names::within;
use super::newtype::shown_text;
use super::{clean, clean_line};
use crate::violation::Fault;

/// Text of several lines, 1–500 characters counted after cleaning, a line end as one (domain.md §11).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FreeText(String);

/// Text of one line, 1–100 characters: a title, an employer, an institution, a reference.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortText(String);

shown_text!(FreeText);
shown_text!(ShortText);

impl FreeText {
    /// Most characters.
    pub const MAX: usize = 500;

    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `too-long` with `max`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        present(clean(typed), Self::MAX).map(Self)
    }

    /// As [`Self::parse`], but nothing typed is `None`.
    ///
    /// # Errors
    /// `too-long` with `max`.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Fault> {
        if clean(typed).is_empty() { Ok(None) } else { Self::parse(typed).map(Some) }
    }
}

impl ShortText {
    /// Most characters.
    pub const MAX: usize = 100;

    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `too-long` with `max`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        present(clean_line(typed), Self::MAX).map(Self)
    }

    /// As [`Self::parse`], but nothing typed is `None`.
    ///
    /// # Errors
    /// `too-long` with `max`.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Fault> {
        if clean_line(typed).is_empty() { Ok(None) } else { Self::parse(typed).map(Some) }
    }
}

fn present(text: String, max: usize) -> Result<String, Fault> {
    if text.is_empty() {
        return Err(Fault::new("required"));
    }
    within(&text, 1, max)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_count_not_bytes_and_a_line_end_is_one() {
        assert!(FreeText::parse(&"ع".repeat(500)).is_ok());
        assert_eq!(FreeText::parse(&"ع".repeat(501)), Err(Fault::new("too-long").with("max", 500)));
        assert_eq!(FreeText::parse("a\r\nb").unwrap().as_str(), "a\nb");
        assert_eq!(ShortText::parse("a\r\nb").unwrap().as_str(), "a b");
    }

    #[test]
    fn nothing_is_no_text() {
        assert_eq!(FreeText::parse(" \u{200F}\n"), Err(Fault::new("required")));
        assert_eq!(FreeText::parse_optional(" \u{200F}\n"), Ok(None));
        assert_eq!(ShortText::parse_optional("x").unwrap().unwrap().as_str(), "x");
    }
}
