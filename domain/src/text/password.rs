//! Passwords: length and a blocklist, no rules of composition (NIST SP 800-63B §3.1.1).

use crate::violation::Fault;

crate::codes! {
    /// How long a password must be.
    pub enum PasswordLength {
        /// The password is all that protects the account: 15 characters.
        Alone = "alone",
        /// A second factor is asked for as well: 8 characters.
        WithSecondFactor = "with-second-factor",
    }
}

impl PasswordLength {
    /// Fewest characters.
    #[must_use]
    pub const fn min(self) -> usize {
        match self {
            Self::Alone => 15,
            Self::WithSecondFactor => 8,
        }
    }
}

/// A password as typed: never trimmed, never changed. A secret: no `Display`, no serde, `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Most characters; enough for a sentence, little enough to hash.
    pub const MAX: usize = 128;

    /// A new password. `known` is what a guesser knows of the person: e-mail, name, mobile number.
    ///
    /// # Errors
    /// `required`, `too-short` with `min`, `too-long` with `max`, `common-password`, `password-is-known`.
    pub fn parse(typed: &str, length: PasswordLength, known: &[&str]) -> Result<Self, Fault> {
        let password = Self::attempt(typed)?;
        if typed.chars().count() < length.min() {
            return Err(Fault::new("too-short").with("min", length.min()));
        }
        if is_common(typed) {
            return Err(Fault::new("common-password"));
        }
        if known.iter().any(|fact| is_made_of(typed, fact)) {
            return Err(Fault::new("password-is-known"));
        }
        Ok(password)
    }

    /// A password typed to sign in: only what cannot be one is refused, so that older rules keep nobody out.
    ///
    /// # Errors
    /// `required`, `too-long` with `max`.
    pub fn attempt(typed: &str) -> Result<Self, Fault> {
        if typed.is_empty() {
            return Err(Fault::new("required"));
        }
        if typed.chars().count() > Self::MAX {
            return Err(Fault::new("too-long").with("max", Self::MAX));
        }
        Ok(Self(typed.to_owned()))
    }

    /// The password, to be hashed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(hidden)")
    }
}

/// Words of which the passwords at the head of every leaked list are made, alone, repeated, or with digits and signs
/// around them. Letters only; looked up after capitals and the usual substitutions are undone.
const COMMON_WORDS: &[&str] = &[
    "password",
    "passwort",
    "passw",
    "pass",
    "word",
    "qwerty",
    "qwertyuiop",
    "qwert",
    "asdfghjkl",
    "asdfgh",
    "asdf",
    "zxcvbnm",
    "zxcvbn",
    "qazwsx",
    "qwe",
    "wsx",
    "edc",
    "welcome",
    "admin",
    "administrator",
    "root",
    "user",
    "login",
    "letmein",
    "master",
    "secret",
    "changeme",
    "default",
    "test",
    "guest",
    "hello",
    "iloveyou",
    "love",
    "you",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "batman",
    "shadow",
    "michael",
    "jordan",
    "computer",
    "internet",
    "whatever",
    "trustno",
    "access",
    "abc",
    "abcd",
    "abcdef",
    "my",
    "the",
    "is",
    "a",
    "new",
    "old",
    "saudi",
    "arabia",
    "ksa",
    "riyadh",
    "jeddah",
    "makkah",
    "mecca",
    "madinah",
    "allah",
    "bismillah",
    "mohammed",
    "muhammad",
    "mohamed",
    "ahmed",
    "ahmad",
    "ali",
    "abdullah",
    "habibi",
    "hilal",
    "nassr",
    "ittihad",
    "mumaris",
    "plus",
    "mumarisplus",
    "practitioner",
    "doctor",
    "nurse",
    "hospital",
    "health",
    "licence",
    "license",
    "portal",
    "summer",
    "winter",
    "spring",
    "autumn",
    "كلمة",
    "المرور",
    "مرور",
    "السر",
    "الله",
    "محمد",
    "السعودية",
    "ممارس",
    "بلس",
    "مرحبا",
    "احبك",
];

/// A run along the keyboard or the alphabet, one unit repeated, or nothing but common words.
fn is_common(password: &str) -> bool {
    let lowered: Vec<char> =
        super::fold_digits(password).to_lowercase().chars().filter(|character| !character.is_whitespace()).collect();
    if is_run(&lowered) || is_repetition(&lowered) {
        return true;
    }
    // Digits around a word ("p@ssw0rd2024"), digits in disguise ("w3lcome1234word"), digits between words.
    let letters = |text: &str| text.chars().filter(|character| character.is_alphabetic()).collect::<String>();
    let lowered: String = lowered.into_iter().collect();
    let bare: String =
        lowered.trim_matches(|character: char| !character.is_alphabetic()).chars().map(undisguised).collect();
    let undisguised: String = lowered.chars().map(undisguised).collect();
    [letters(&bare), letters(&undisguised), letters(&lowered)]
        .iter()
        .any(|text| !text.is_empty() && is_sentence_of_common_words(text))
}

const fn undisguised(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Every step up by one, or every step down by one (9 and 0 are neighbours, as on a keyboard).
fn is_run(characters: &[char]) -> bool {
    let step = |left: char, right: char| match (left, right) {
        ('9', '0') => 1,
        ('0', '9') => -1,
        _ => i64::from(u32::from(right)) - i64::from(u32::from(left)),
    };
    let all = |wanted: i64| characters.windows(2).all(|pair| step(pair[0], pair[1]) == wanted);
    characters.len() < 2 || all(1) || all(-1)
}

/// A unit of at most four characters, again and again.
fn is_repetition(characters: &[char]) -> bool {
    (1..=4).any(|unit| {
        characters.len() >= 2 * unit && characters.windows(unit + 1).all(|window| window[0] == window[unit])
    })
}

/// True when the text can be cut into common words without a rest.
fn is_sentence_of_common_words(text: &str) -> bool {
    let mut reachable = vec![false; text.len() + 1];
    reachable[0] = true;
    for start in 0..text.len() {
        if !reachable[start] {
            continue;
        }
        for word in COMMON_WORDS {
            if text.get(start..).is_some_and(|rest| rest.starts_with(word)) {
                reachable[start + word.len()] = true;
            }
        }
    }
    reachable[text.len()]
}

/// True when little is left of the password once a known fact, or its part before an `@`, is taken out of it.
fn is_made_of(password: &str, fact: &str) -> bool {
    let letters = |text: &str| super::fold(text).replace(' ', "");
    let password = letters(password);
    let local = fact.split('@').next().unwrap_or(fact);
    [fact, local].iter().map(|part| letters(part)).any(|part| {
        let rest = password.replace(part.as_str(), "");
        part.chars().count() >= 4
            && password.contains(&part)
            && rest.chars().filter(|character| character.is_alphabetic()).count() < 4
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(typed: &str) -> Option<&'static str> {
        Password::parse(typed, PasswordLength::WithSecondFactor, &["mona.alharbi@example.com", "Mona Alharbi"])
            .err()
            .map(|fault| fault.code)
    }

    #[test]
    fn length_alone_is_asked_for_and_any_character_is_allowed() {
        assert_eq!(refused("tea river lamp"), None);
        assert_eq!(refused("نخلة على الساحل"), None);
        let fault = Password::parse("tea river lamp", PasswordLength::Alone, &[]).unwrap_err();
        assert_eq!(fault, Fault::new("too-short").with("min", 15));
        assert_eq!(
            Password::parse(&"é8".repeat(70), PasswordLength::Alone, &[]).unwrap_err(),
            Fault::new("too-long").with("max", 128)
        );
        assert_eq!(refused(""), Some("required"));
    }

    #[test]
    fn what_every_guesser_tries_first_is_refused() {
        for typed in [
            "password",
            "Password123!",
            "P@ssw0rd2024",
            "passwordpassword",
            "12345678",
            "1234567890",
            "87654321",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabc",
            "qwertyuiop",
            "iloveyou1234",
            "Welcome2026!",
            "my password is secret",
            "mumarisplus2026",
            "كلمةالمرور١٢٣",
            "abcdefghijklmno",
        ] {
            assert_eq!(refused(typed), Some("common-password"), "{typed}");
        }
        assert_eq!(refused("correct horse battery staple"), None);
    }

    #[test]
    fn what_is_known_of_the_person_is_refused() {
        for typed in ["monaalharbi", "Mona.Alharbi99", "mona alharbi 2026"] {
            assert_eq!(refused(typed), Some("password-is-known"), "{typed}");
        }
        assert_eq!(refused("mona drinks cardamom tea"), None);
    }

    #[test]
    fn debugging_does_not_reveal_it_and_nothing_is_trimmed() {
        let password = Password::attempt(" secret ").unwrap();
        assert_eq!(format!("{password:?}"), "Password(hidden)");
        assert_eq!(password.as_str(), " secret ");
    }
}
