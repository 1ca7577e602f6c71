//! Signing in, and the second factor (assurance.md).

use super::{LinkToken, LocalPath};
use crate::fields;
use crate::text::{Code, Email, Password, compact};
use crate::violation::{Fault, Violations};

/// Address and password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInInput {
    /// The account's address.
    pub email: Email,
    /// The password as typed.
    pub password: Password,
    /// Where to go afterwards; a foreign address is left out in silence.
    pub next: Option<LocalPath>,
}

fields! {
    /// Signing in. The second factor, where there is one, is asked on the next page.
    pub struct SignInFields("sign-in") { email, password, next }
    parse(self, _given: ()) -> SignInInput {
        let mut violations = Violations::new();
        let email = violations.take("email", Email::parse(&self.email));
        let password = violations.take("password", Password::attempt(&self.password));
        let next = LocalPath::parse(&self.next);
        let input = (|| Some(SignInInput { email: email?, password: password?, next }))();
        violations.or_else_value(input)
    }
}

/// The code an authenticator shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotpInput {
    /// Six digits.
    pub code: Code,
}

fields! {
    /// The code an authenticator shows: to sign in, to set one up, to prove oneself again.
    pub struct TotpFields("totp") { code }
    parse(self, _given: ()) -> TotpInput {
        let mut violations = Violations::new();
        let code = violations.take("code", Code::parse(&self.code));
        violations.or_else_value(code.map(|code| TotpInput { code }))
    }
}

/// A recovery code: 12 letters and digits, shown in fours. A secret: no `Display`, no serde, `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// Letters and digits of a code: none that looks like another.
    pub const ALPHABET: &'static [u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /// How many of them: 60 bits.
    pub const LENGTH: usize = 12;

    /// A code of 60 or more random bits, drawn by the caller from a cryptographic source.
    #[must_use]
    pub fn from_random(random: u64) -> Self {
        let letter = |place: usize| char::from(Self::ALPHABET[(random >> (place * 5)) as usize & 31]);
        Self((0..Self::LENGTH).map(letter).collect())
    }

    /// From what was typed, with or without hyphens, in small letters or capitals.
    ///
    /// # Errors
    /// `required`, `invalid-recovery-code`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let code = compact(typed).to_ascii_uppercase();
        if code.is_empty() {
            return Err(Fault::new("required"));
        }
        let is_code = code.len() == Self::LENGTH && code.bytes().all(|byte| Self::ALPHABET.contains(&byte));
        if is_code { Ok(Self(code)) } else { Err(Fault::new("invalid-recovery-code")) }
    }

    /// The code, to be hashed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In fours, as shown once: `ABCD-EFGH-JKLM`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let part = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or("");
        format!("{}-{}-{}", part(0..4), part(4..8), part(8..12))
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(hidden)")
    }
}

/// A recovery code in the place of a lost second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCodeInput {
    /// The code.
    pub code: RecoveryCode,
}

fields! {
    /// A recovery code in the place of a lost second factor.
    pub struct RecoveryCodeFields("recovery-code") { code }
    parse(self, _given: ()) -> RecoveryCodeInput {
        let mut violations = Violations::new();
        let code = violations.take("code", RecoveryCode::parse(&self.code));
        violations.or_else_value(code.map(|code| RecoveryCodeInput { code }))
    }
}

/// The link that removes a lost second step, or stops its removal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondStepLostInput {
    /// The link's token.
    pub token: LinkToken,
}

fields! {
    /// Removing a lost second step: a button on the page behind the link.
    pub struct RemoveSecondStepFields("remove-second-step") { token }
    parse(self, _given: ()) -> SecondStepLostInput {
        let mut violations = Violations::new();
        let token = violations.take("token", LinkToken::parse(&self.token));
        violations.or_else_value(token.map(|token| SecondStepLostInput { token }))
    }
}

fields! {
    /// Stopping its removal: the other button there.
    pub struct StopSecondStepFields("stop-second-step") { token }
    parse(self, _given: ()) -> SecondStepLostInput {
        let mut violations = Violations::new();
        let token = violations.take("token", LinkToken::parse(&self.token));
        violations.or_else_value(token.map(|token| SecondStepLostInput { token }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_recovery_code_is_read_back_as_shown(random in any::<u64>()) {
            let code = RecoveryCode::from_random(random);
            prop_assert_eq!(RecoveryCode::parse(&code.grouped().to_lowercase()), Ok(code));
        }
    }
}
