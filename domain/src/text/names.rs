//! Names of people. One field a script, no splitting into first, father's and family name: single-word names exist, and an
//! identity card has one line (domain.md §4, §11: 2–100 characters a part, the parts being the Arabic and the Latin one).

use super::clean_line;
use super::newtype::shown_text;
use crate::violation::Fault;

const MIN: usize = 2;
const MAX: usize = 100;

/// A name in any script, as typed when opening an account: letters, marks, spaces, hyphens, apostrophes, full stops.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

/// A name in Arabic letters, as on the identity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArabicName(String);

/// A name in Latin letters, as on the passport.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LatinName(String);

shown_text!(PersonName);
shown_text!(ArabicName);
shown_text!(LatinName);

impl PersonName {
    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `too-short` with `min`, `too-long` with `max`, `invalid-name` (digits or signs).
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        parse(typed, "invalid-name", |character| character.is_alphabetic() || is_combining(character)).map(Self)
    }
}

impl ArabicName {
    /// From what was typed; tatweel does not count.
    ///
    /// # Errors
    /// `required`, `too-short` with `min`, `too-long` with `max`, `not-arabic`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        parse(&typed.replace('\u{0640}', ""), "not-arabic", is_arabic).map(Self)
    }
}

impl LatinName {
    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `too-short` with `min`, `too-long` with `max`, `not-latin`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        parse(typed, "not-latin", is_latin).map(Self)
    }
}

fn parse(typed: &str, refusal: &'static str, is_letter: impl Fn(char) -> bool) -> Result<String, Fault> {
    let name = clean_line(typed);
    if name.is_empty() {
        return Err(Fault::new("required"));
    }
    let has_letter = name.chars().any(|character| is_letter(character) && character.is_alphabetic());
    if !has_letter || !name.chars().all(|character| is_letter(character) || is_joiner(character)) {
        return Err(Fault::new(refusal));
    }
    within(&name, MIN, MAX)?;
    Ok(name)
}

/// `too-short` or `too-long` unless the text has `min` to `max` characters.
pub(super) fn within(text: &str, min: usize, max: usize) -> Result<(), Fault> {
    let length = text.chars().count();
    if length < min {
        Err(Fault::new("too-short").with("min", min))
    } else if length > max {
        Err(Fault::new("too-long").with("max", max))
    } else {
        Ok(())
    }
}

const fn is_joiner(character: char) -> bool {
    matches!(character, ' ' | '-' | '.' | '\'' | '\u{2019}' | '\u{02BC}' | '\u{2010}')
}

const fn is_combining(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

/// Letters of Arabic, Persian, Urdu and their like, and harakat; no digits, no punctuation.
const fn is_arabic(character: char) -> bool {
    matches!(character, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{065F}' | '\u{066E}'..='\u{06D3}' | '\u{06FA}'..='\u{06FC}' | '\u{0750}'..='\u{077F}')
}

/// Letters of Latin with their accents, and the two signs for ع and ء of transliteration.
const fn is_latin(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '\u{00C0}'..='\u{00D6}' | '\u{00D8}'..='\u{00F6}' | '\u{00F8}'..='\u{024F}' | '\u{0300}'..='\u{036F}' | '\u{02BE}' | '\u{02BF}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_words_particles_and_accents_are_names() {
        for typed in ["سارة", "محمد بن عبدالله آل سعود", "Mona", "Seán O’Neill-Al Harbi Jr.", "José"]
        {
            assert!(PersonName::parse(typed).is_ok(), "{typed}");
        }
        assert_eq!(ArabicName::parse("  عبـــد  الله ").unwrap().as_str(), "عبد الله");
        assert_eq!(LatinName::parse("Aḥmad al-ʿUmarī").unwrap().as_str(), "Aḥmad al-ʿUmarī");
    }

    #[test]
    fn scripts_digits_and_signs_are_refused_where_they_do_not_belong() {
        assert_eq!(ArabicName::parse("Mona"), Err(Fault::new("not-arabic")));
        assert_eq!(ArabicName::parse("محمد٢"), Err(Fault::new("not-arabic")));
        assert_eq!(LatinName::parse("منى"), Err(Fault::new("not-latin")));
        assert_eq!(PersonName::parse("R2D2"), Err(Fault::new("invalid-name")));
        assert_eq!(PersonName::parse("<b>"), Err(Fault::new("invalid-name")));
        assert_eq!(PersonName::parse("--"), Err(Fault::new("invalid-name")));
        assert_eq!(PersonName::parse("م"), Err(Fault::new("too-short").with("min", 2)));
        assert_eq!(LatinName::parse(&"a".repeat(101)), Err(Fault::new("too-long").with("max", 100)));
        assert_eq!(LatinName::parse("\u{200F} "), Err(Fault::new("required")));
    }
}
