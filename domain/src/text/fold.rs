//! The search form of names.

use super::clean::is_invisible;
use super::fold_digits;

/// The form in which names are compared and searched, so that spellings people mix up are found:
///
/// - أ إ آ ٱ and the wavy and high-hamza alefs → ا; ة → ه; ى and the Persian ی → ي; the Persian ک → ك;
/// - ؤ → و and ئ → ي: the hamza's seat is kept, because «مؤمن / مومن» and «عائشة / عايشه» are the pairs people write;
///   a lone ء is dropped («علاء / علا»);
/// - the ligature ﷲ, presentation forms of lam-alef and the like are not decomposed: keyboards do not type them;
/// - short vowels, superscript alef, Quranic marks and tatweel removed; invisible and control characters removed;
/// - Latin letters lower-cased, their accents on precomposed letters kept; digits as 0-9;
/// - punctuation is a space; every run of spaces is one, none at the ends;
/// - a run of و or of ي is one letter («داوود / داود», «يحيى / يحي», «رؤوف / رؤف»);
/// - words that are written together as often as apart are joined: what follows عبد and أبو, al, abd, abdul, abu; الله and
///   الدين to what they follow («عبد الله / عبدالله», «نور الدين / نورالدين», "Al-Harbi / Alharbi").
///
/// Names that are not the same may fold to the same; for a search that is the better error. Folding the folded changes
/// nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    join(&letters(text))
}

/// Words to which the next is joined.
const OPENING: &[&str] = &["عبد", "ابو", "al", "el", "abd", "abdal", "abdul", "abdel", "abu"];
/// Words that are joined to the one before.
const CLOSING: &[&str] = &["الله", "الدين"];

/// Joins the words of folded letters. What counts is the word as joined so far, so that joining again joins no more.
fn join(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len());
    for word in letters.split(' ') {
        let last = out.rsplit(' ').next().unwrap_or("");
        let is_apart = !out.is_empty() && !OPENING.contains(&last) && !CLOSING.contains(&word);
        if is_apart {
            out.push(' ');
        }
        match word.chars().next() {
            Some(first) if is_run(&out, first) => out.push_str(&word[first.len_utf8()..]),
            _ => out.push_str(word),
        }
    }
    out
}

/// True when the letter would only prolong a run of و or ي.
fn is_run(out: &str, letter: char) -> bool {
    matches!(letter, 'و' | 'ي') && out.ends_with(letter)
}

/// Letter by letter; words apart by one space.
fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for character in fold_digits(text).chars() {
        if is_mark(character)
            || is_invisible(character)
            || matches!(character, '\'' | '\u{2019}' | '\u{02BF}' | '\u{02BE}')
        {
            continue;
        }
        if !character.is_alphanumeric() {
            gap = true;
            continue;
        }
        let letter = match character {
            'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
            'ة' | 'ۃ' | 'ە' | 'ہ' | 'ۀ' => 'ه',
            'ى' | 'ئ' | 'ی' | 'ې' | 'ٸ' => 'ي',
            'ؤ' | 'ٶ' => 'و',
            'ک' => 'ك',
            'ء' => continue,
            other => other,
        };
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        if is_run(&out, letter) {
            continue;
        }
        // Lower-casing may give a letter with a combining mark (İ); marks are dropped, so that folding is stable.
        out.extend(letter.to_lowercase().filter(|lowered| !is_mark(*lowered)));
    }
    out
}

/// Harakat, superscript alef, Quranic annotation, tatweel, and the combining marks of Latin letters.
const fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{0300}'..='\u{036F}'
            | '\u{0610}'..='\u{061A}'
            | '\u{0640}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06ED}'
            | '\u{08D3}'..='\u{08FF}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_people_mix_up_fold_to_the_same() {
        for (one, other) in [
            ("أحمد", "احمد"),
            ("إبراهيم", "ابراهيم"),
            ("آمنة", "امنه"),
            ("فاطمة", "فاطمه"),
            ("منى", "مني"),
            ("مؤمن", "مومن"),
            ("عائشة", "عايشه"),
            ("علاء", "علا"),
            ("مُحَمَّد", "محمد"),
            ("عبـــدالله", "عبدالله"),
            ("\u{202B}سارة\u{202C}  علي ", "ساره علي"),
            ("Al-Harbi", "AL HARBI"),
            ("O'Neill", "oneill"),
            ("١٥", "15"),
            ("عبد الله", "عبدالله"),
            ("عبد الرحمن بن أبو بكر", "عبدالرحمن بن ابوبكر"),
            ("نور الدين", "نورالدين"),
            ("فتح الله", "فتحالله"),
            ("داوود", "داود"),
            ("رؤوف", "رؤف"),
            ("يحيى", "يحي"),
            ("أبو وليد", "ابوليد"),
            ("Al Harbi", "alharbi"),
            ("Abd Al-Rahman", "abdalrahman"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_names_stay_different() {
        assert_ne!(fold("حسن"), fold("حسين"));
        assert_ne!(fold("علي محمد"), fold("عليمحمد"));
        assert_ne!(fold("مدد"), fold("مد"));
    }

    proptest! {
        #[test]
        fn folding_the_folded_changes_nothing(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn joining_twice_joins_no_more(words in proptest::collection::vec("عبد|ابوو?|الله|الدين|الد|ين|وليد|يو|و|ء|al|abd|ul|el|rahman", 0..8), gap in "[ -]?") {
            let once = fold(&words.join(if gap.is_empty() { " " } else { &gap }));
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folding_arabic_twice_changes_nothing(text in "[\u{0600}-\u{06FF}İıſßΣ ]{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
