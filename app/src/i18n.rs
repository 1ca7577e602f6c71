//! Texts in both languages, as functions made from `locales/` when the crate is built (see `build.rs`).

use domain::violation::Violation;

use crate::lang::Lang;

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));

/// The six plural forms of Arabic; English uses two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// The plural form of a count (Unicode CLDR rules for whole numbers).
pub const fn plural(lang: Lang, count: i64) -> Plural {
    let count = count.unsigned_abs();
    match lang {
        Lang::En => match count {
            0 => Plural::Zero,
            1 => Plural::One,
            _ => Plural::Other,
        },
        Lang::Ar => match (count, count % 100) {
            (0, _) => Plural::Zero,
            (1, _) => Plural::One,
            (2, _) => Plural::Two,
            (_, 3..=10) => Plural::Few,
            (_, 11..=99) => Plural::Many,
            _ => Plural::Other,
        },
    }
}

/// A text of a table that is sorted by its codes; beside it the Arabic texts that have numbers, in Arabic digits.
fn look_up(
    table: &[(&str, [&'static str; 2])],
    in_arabic_digits: &[(&str, &'static str)],
    lang: Lang,
    code: &str,
) -> Option<&'static str> {
    let found = table.binary_search_by(|(known, _)| (*known).cmp(code)).ok()?;
    let (_, [ar, en]) = table[found];
    Some(match lang {
        Lang::Ar => match in_arabic_digits.binary_search_by(|(known, _)| (*known).cmp(code)) {
            Ok(other) => crate::format::either(ar, in_arabic_digits[other].1),
            Err(_) => ar,
        },
        Lang::En => en,
    })
}

/// The sentence for a fault: the field's own (`confirm_mismatch`) before the general one (`mismatch`).
pub fn violation(lang: Lang, violation: &Violation) -> String {
    let code = violation.code.replace('-', "_");
    let own = format!("{}_{code}", violation.field);
    let text = errors::find(lang, &own).or_else(|| errors::find(lang, &code));
    let mut sentence = text.unwrap_or_else(|| errors::invalid(lang)).to_owned();
    for (name, value) in &violation.params {
        sentence = sentence.replace(&format!("{{{name}}}"), &crate::format::value(value));
    }
    sentence
}

/// The text of a kebab-case or snake_case code under a prefix in one of the looked-up files, or the code itself when the
/// file lacks it (a test walks all codes, so that this is never seen).
pub fn coded(find: fn(Lang, &str) -> Option<&'static str>, lang: Lang, prefix: &str, code: &str) -> String {
    let key = if prefix.is_empty() { code.replace('-', "_") } else { format!("{prefix}_{}", code.replace('-', "_")) };
    find(lang, &key).map_or_else(|| code.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_looked_up_code_leads_to_its_own_text() {
        assert_eq!(countries::find(Lang::En, "sa"), Some(countries::sa(Lang::En)));
        assert_eq!(errors::find(Lang::Ar, "not_found"), Some(errors::not_found(Lang::Ar)));
        assert_eq!(errors::find(Lang::Ar, "no-such-code"), None);
    }

    #[test]
    fn every_event_and_kind_of_the_audit_log_has_its_words() {
        let key = |code: &str| code.replace('-', "_");
        for (_, happened) in domain::trail::EVENTS {
            for code in *happened {
                let words = trail_codes::find(Lang::Ar, &key(code)).or_else(|| events::find(Lang::Ar, &key(code)));
                assert!(words.is_some(), "{code}");
            }
        }
        for code in domain::trail::KINDS {
            assert!(trail_codes::find(Lang::En, &format!("kind_{}", key(code))).is_some(), "{code}");
        }
    }

    #[test]
    fn arabic_counts_take_their_six_forms() {
        let forms = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111].map(|count| plural(Lang::Ar, count));
        use Plural::{Few, Many, One, Other, Two, Zero};
        assert_eq!(forms, [Zero, One, Two, Few, Few, Many, Many, Other, Other, Few, Many]);
    }
}
