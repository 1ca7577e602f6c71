//! What people type.

use domain::practitioner::{Country, IdentityKind, IdentityNumber};
use domain::text::{
    ApplicationNumber, ArabicName, Code, Email, FreeText, Iban, LatinName, MembershipNumber, Mobile, NationalId,
    Password, PasswordLength, PersonName, RefundClaimNumber, ShortText, clean, clean_line, compact, fold,
};
use domain::violation::Fault;

use crate::{Digest, Generator};

/// What is hashed of a parsed value that hides itself when debugged.
fn shown<T>(parsed: Result<T, Fault>, text: impl Fn(&T) -> String) -> Result<String, Fault> {
    parsed.map(|value| text(&value))
}

pub(crate) fn numbers_of_identity(generator: &mut Generator, digest: &mut Digest) {
    let start = *generator
        .pick(&["1", "2", "3", "05", "5", "9665", "+9665", "009665", "+44", "SA", "sa03", "15JM", "11-f-p-", ""]);
    let length = *generator.pick(&[6, 7, 8, 9, 9, 9, 10, 20, 22]);
    let typed = format!("{start}{}", generator.digits(length));
    // Of ten last digits one is right, so that acceptance is met as often as refusal.
    for last in 0..10 {
        let typed = generator.disguised(&format!("{typed}{last}"));
        digest.debug(&shown(NationalId::parse(&typed), |id| format!("{}{}{}", id.as_str(), id.kind(), id.masked())));
        digest.debug(&shown(Mobile::parse(&typed), |mobile| format!("{mobile}{}", mobile.masked())));
        digest
            .debug(&shown(Iban::parse(&typed), |iban| format!("{}{:?}{}", iban.as_str(), iban.bank(), iban.masked())));
        digest.debug(&shown(MembershipNumber::parse(&typed), MembershipNumber::grouped));
        digest.debug(&shown(Code::parse(&typed), |code| code.as_str().to_owned()));
        let kind = *generator.pick(IdentityKind::ALL);
        digest.debug(&shown(IdentityNumber::parse(kind, &typed), |identity| identity.as_str().to_owned()));
    }
    // An IBAN that is right by construction: the remainder of the rearranged number by 97 is made 1.
    let bban = generator.digits(20);
    let remainder = format!("{bban}281000").bytes().fold(0, |sum, byte| (sum * 10 + u32::from(byte - b'0')) % 97);
    let typed = generator.disguised(&format!("SA{:02}{bban}", 98 - remainder));
    digest.debug(&shown(Iban::parse(&typed), Iban::grouped));
}

pub(crate) fn human_numbers(generator: &mut Generator, digest: &mut Digest) {
    let number = ApplicationNumber::from_random(generator.next());
    digest.text(number.as_str());
    let typed = generator.disguised(number.as_str());
    digest.debug(&RefundClaimNumber::parse(&typed));
    let typed = generator.digits(12);
    digest.debug(&ApplicationNumber::parse(&typed));
}

pub(crate) fn words_as_typed(generator: &mut Generator, digest: &mut Digest) {
    let typed = generator.words(110);
    for text in [fold(&typed), clean(&typed), clean_line(&typed), compact(&typed)] {
        digest.text(&text);
    }
    digest.debug(&(PersonName::parse(&typed), ArabicName::parse(&typed), LatinName::parse(&typed)));
    digest.debug(&(FreeText::parse(&typed), ShortText::parse_optional(&typed), Country::parse(&typed)));
    let address = format!("{}@{}.sa", generator.words(8), generator.words(8));
    digest.debug(&(Email::parse(&address), Email::parse(&typed)));
}

pub(crate) fn passwords(generator: &mut Generator, digest: &mut Digest) {
    let word = *generator.pick(&["password", "P@ssw0rd", "Welcome", "كلمة المرور", "mona", "qwerty", "abc", ""]);
    let typed = format!("{word}{}{}", generator.words(14), generator.digits(3));
    for length in PasswordLength::ALL {
        digest.debug(
            &Password::parse(&typed, *length, &["mona.alharbi@example.com", "منى الحربي"])
                .map(|password| password.as_str().to_owned()),
        );
    }
}
