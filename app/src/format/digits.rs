//! Which digits a document is written in: chosen once, for its whole life, so that server and browser agree.

use std::{borrow::Cow, fmt::Display};

use domain::{lang::Lang, preferences::Digits};

/// Fixes the digits of the document being made (server) or taken over (browser). English is always written in 123.
pub(crate) fn begin(lang: Lang, chosen: Digits) {
    let digits = if lang == Lang::Ar { chosen } else { Digits::Latin };
    #[cfg(feature = "ssr")]
    leptos::prelude::provide_context(digits);
    #[cfg(not(feature = "ssr"))]
    browser::ARABIC.store(digits == Digits::Arabic, std::sync::atomic::Ordering::Relaxed);
}

#[cfg(not(feature = "ssr"))]
mod browser {
    /// A tab shows one document.
    pub(super) static ARABIC: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
}

fn is_arabic() -> bool {
    #[cfg(feature = "ssr")]
    return leptos::prelude::use_context::<Digits>() == Some(Digits::Arabic);
    #[cfg(not(feature = "ssr"))]
    browser::ARABIC.load(std::sync::atomic::Ordering::Relaxed)
}

/// A number in the document's digits.
pub fn number(number: impl Display) -> String {
    shaped(number.to_string())
}

/// The text of a number in the document's digits: `1,800.00` or `١٬٨٠٠٫٠٠`.
pub(super) fn shaped(text: String) -> String {
    if !is_arabic() {
        return text;
    }
    let sign = |sign| match sign {
        '.' => '\u{66b}',
        ',' => '\u{66c}',
        '%' => '\u{66a}',
        _ => sign,
    };
    let shape = |letter: char| match letter.to_digit(10) {
        Some(digit) => char::from_u32(0x660 + digit).unwrap_or(letter),
        None => sign(letter),
    };
    text.chars().map(shape).collect()
}

/// Of a text with numbers in it, the one in the document's digits (`build.rs` makes both).
pub(crate) fn either<'a>(latin: &'a str, arabic: &'a str) -> &'a str {
    if is_arabic() { arabic } else { latin }
}

/// What may stand in a text: numbers take the document's digits, words stay as they are, so that the number of an
/// application, which is a word here, stays what is copied.
pub trait Shown {
    /// As it stands in the text.
    fn shown(self) -> impl Display;
}

macro_rules! numbers {
    ($($number:ty)*) => { $(impl Shown for $number {
        fn shown(self) -> impl Display {
            number(self)
        }
    })* };
}
macro_rules! words {
    ($($word:ty)*) => { $(impl Shown for $word {
        fn shown(self) -> impl Display {
            self
        }
    })* };
}
numbers! { u8 u16 u32 u64 usize i32 i64 }
words! { &str String &String Cow<'_, str> }

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use domain::{money::Money, time::CivilDate};
    use leptos::prelude::Owner;

    use crate::{format, i18n};

    use super::*;

    fn arabic(test: impl FnOnce()) {
        Owner::new().with(|| {
            begin(Lang::Ar, Digits::Arabic);
            test();
        });
    }

    #[test]
    fn numbers_money_dates_and_texts_take_the_digits_chosen() {
        arabic(|| {
            let amount = Money::from_halalas(180_050);
            assert_eq!(format::amount(amount), "١٬٨٠٠٫٥٠");
            assert_eq!(format::money(Lang::Ar, amount), "\u{2066}١٬٨٠٠٫٥٠\u{2069}\u{a0}ر.س");
            let date = CivilDate::from_ymd(2026, 11, 23).expect("a day");
            assert_eq!(format::dual(Lang::Ar, date).replace('\u{a0}', " "), "١٣ جمادى الآخرة ١٤٤٨ هـ (٢٣ نوفمبر ٢٠٢٦)");
            assert_eq!(i18n::common::days(Lang::Ar, 11), "١١ يومًا");
            assert_eq!(i18n::common::uploaded_percent(Lang::Ar, 40_u8), "رُفع ٤٠٪");
            assert!(i18n::accounts::code_hint(Lang::Ar).starts_with("٦ أرقام"));
        });
        assert_eq!(i18n::common::days(Lang::Ar, 11), "11 يومًا");
    }

    #[test]
    fn what_is_copied_stays_as_it_is() {
        arabic(|| {
            assert_eq!(number("15%"), "١٥٪");
            assert!(i18n::errors::invalid_iban(Lang::Ar).contains("SA"));
            assert!(i18n::accounts::mobile_hint(Lang::Ar).contains("0512345678"));
            assert!(
                i18n::errors::find(Lang::Ar, "invalid_membership_number")
                    .is_some_and(|text| text.contains("15-J-M-0063790"))
            );
        });
    }

    #[test]
    fn an_english_page_is_written_in_123_whatever_was_chosen() {
        Owner::new().with(|| {
            begin(Lang::En, Digits::Arabic);
            assert_eq!(i18n::common::days(Lang::En, 11), "11 days");
        });
    }
}
