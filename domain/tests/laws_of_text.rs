//! Laws that hold for every parser: what is stored is read back, borders change nothing, nothing typed panics.

#![allow(clippy::unwrap_used)]

use domain::text::{
    ApplicationNumber, ArabicName, CertificateNumber, Code, Email, FreeText, Iban, InvoiceNumber, LatinName,
    MembershipNumber, Mobile, NationalId, PersonName, RefundClaimNumber, ShortText, clean, clean_line, compact,
    fold_digits,
};
use proptest::prelude::*;

/// The law of one type: parsing the stored text gives the value again, and so does the border.
macro_rules! reads_itself_back {
    ($typed:expr, $($type:ty),* $(,)?) => {$(
        if let Ok(value) = <$type>::parse($typed) {
            prop_assert_eq!(&<$type>::parse(value.as_str()).unwrap(), &value);
            let json = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(&serde_json::from_str::<$type>(&json).unwrap(), &value);
        }
    )*};
}

/// A Saudi IBAN for 20 digits: check digits that make it 1 modulo 97.
fn iban(bban: &str) -> String {
    let remainder = format!("{bban}281000").bytes().fold(0, |sum, byte| (sum * 10 + u32::from(byte - b'0')) % 97);
    format!("SA{:02}{bban}", 98 - remainder)
}

/// A number as people type it: other digits, spaces, marks.
fn disguised(digits: &str, arabic: bool) -> String {
    let mut out = String::from("\u{200F} ");
    for (index, character) in digits.chars().enumerate() {
        if index % 3 == 2 {
            out.push_str(if arabic { "\u{2013}" } else { " - " });
        }
        match character.to_digit(10) {
            Some(value) if arabic => out.push(char::from_u32(0x0660 + value).unwrap()),
            _ => out.push(character),
        }
    }
    out
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_and_what_is_stored_is_read_back(typed in "\\PC{0,40}") {
        reads_itself_back!(
            &typed, ApplicationNumber, ArabicName, CertificateNumber, Email, FreeText, Iban, InvoiceNumber, LatinName, MembershipNumber,
            Mobile, NationalId, PersonName, RefundClaimNumber, ShortText,
        );
    }

    #[test]
    fn names_and_texts_are_read_back(typed in "[\\sA-Za-zÀ-žء-ي\u{064B}-\u{0652}\u{0640}\u{200B}-\u{200F}'’.-]{0,120}") {
        reads_itself_back!(&typed, ArabicName, FreeText, LatinName, PersonName, ShortText);
    }

    #[test]
    fn addresses_are_read_back(typed in " ?[A-Za-z0-9.+_-]{1,12}@[A-Za-z0-9.-]{1,12}\\.[A-Za-z]{2,4}") {
        reads_itself_back!(&typed, Email);
    }

    #[test]
    fn national_ids_are_found_under_any_disguise(payload in "[12][0-9]{8}", arabic: bool) {
        let valid: Vec<String> = (0..10).map(|check| format!("{payload}{check}")).filter(|id| NationalId::parse(id).is_ok()).collect();
        prop_assert_eq!(valid.len(), 1, "exactly one check digit is right");
        prop_assert_eq!(NationalId::parse(&disguised(&valid[0], arabic)).map(|found| found.as_str().to_owned()), Ok(valid[0].clone()));
    }

    #[test]
    fn ibans_are_found_under_any_disguise_and_a_wrong_digit_is_not(bban in "[0-9]{20}", place in 4_usize..24, add in 1_u32..10, arabic: bool) {
        let right = iban(&bban);
        prop_assert_eq!(Iban::parse(&disguised(&right, arabic)).map(|found| found.as_str().to_owned()), Ok(right.clone()));
        let mut wrong: Vec<char> = right.chars().collect();
        wrong[place] = char::from_digit((wrong[place].to_digit(10).unwrap() + add) % 10, 10).unwrap();
        prop_assert!(Iban::parse(&wrong.iter().collect::<String>()).is_err());
    }

    #[test]
    fn mobiles_and_codes_are_found_under_any_disguise(subscriber in "5[0-9]{8}", code in "[0-9]{6}", arabic: bool) {
        let stored = format!("+966{subscriber}");
        for prefix in ["0", "", "966", "+966", "00966"] {
            prop_assert_eq!(Mobile::parse(&disguised(&format!("{prefix}{subscriber}"), arabic)).map(|found| found.as_str().to_owned()), Ok(stored.clone()));
        }
        prop_assert_eq!(Code::parse(&disguised(&code, arabic)).map(|found| found.as_str().to_owned()), Ok(code.clone()));
    }

    #[test]
    fn membership_numbers_are_read_with_and_without_hyphens(number in "[0-9]{2}[A-Z]{2}[0-9]{7}") {
        let value = MembershipNumber::parse(&number.to_lowercase()).unwrap();
        prop_assert_eq!(MembershipNumber::parse(&value.grouped()).unwrap(), value);
    }

    #[test]
    fn cleaning_the_clean_changes_nothing(text in "[\\PC\\r\\n\\t\u{2028}\u{200F}]{0,60}") {
        prop_assert_eq!(clean(&clean(&text)), clean(&text));
        prop_assert_eq!(clean_line(&clean_line(&text)), clean_line(&text));
        prop_assert_eq!(compact(&compact(&text)), compact(&text));
        prop_assert_eq!(fold_digits(&fold_digits(&text)), fold_digits(&text));
    }
}
