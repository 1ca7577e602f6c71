//! Passkeys: a key on the person's device that stands for the password and the second factor at once (WebAuthn).

use crate::fields;
use crate::text::clean_line;
use crate::violation::{Fault, Violations};

/// What the owner calls a passkey, to know one from the other: 1–40 characters of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyName(String);

impl PasskeyName {
    /// The longest name, in characters.
    pub const MAX: usize = 40;

    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `too-long`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let name = clean_line(typed);
        match name.chars().count() {
            0 => Err(Fault::new("required")),
            1..=Self::MAX => Ok(Self(name)),
            _ => Err(Fault::new("too-long").with("max", Self::MAX)),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a device answered, as the browser wrote it down: JSON that only the check of the signature reads. `Debug` hides
/// it.
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyAnswer(String);

impl PasskeyAnswer {
    /// Longest answer in bytes; a device's takes about one tenth of it.
    pub const MAX: usize = 16 * 1024;

    /// From the hidden field that the page's script fills.
    ///
    /// # Errors
    /// `no-passkey` when the field is empty or holds something else: the browser has no passkeys, or no script.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let is_json = typed.starts_with('{') && typed.ends_with('}') && typed.len() <= Self::MAX;
        if is_json { Ok(Self(typed.to_owned())) } else { Err(Fault::new("no-passkey")) }
    }

    /// The JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasskeyAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasskeyAnswer(hidden)")
    }
}

/// A new passkey with the name its owner gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddPasskeyInput {
    /// Its name.
    pub name: PasskeyName,
    /// What the device answered.
    pub answer: PasskeyAnswer,
}

fields! {
    /// Adding a passkey.
    pub struct AddPasskeyFields("add-passkey") { label, answer }
    parse(self, _given: ()) -> AddPasskeyInput {
        let mut violations = Violations::new();
        let name = violations.take("label", PasskeyName::parse(&self.label));
        let answer = violations.take("answer", PasskeyAnswer::parse(&self.answer));
        let input = (|| Some(AddPasskeyInput { name: name?, answer: answer? }))();
        violations.or_else_value(input)
    }
}

/// Another name for a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenamePasskeyInput {
    /// Its name.
    pub name: PasskeyName,
}

fields! {
    /// Giving a passkey another name.
    pub struct RenamePasskeyFields("rename-passkey") { label }
    parse(self, _given: ()) -> RenamePasskeyInput {
        let mut violations = Violations::new();
        let name = violations.take("label", PasskeyName::parse(&self.label));
        violations.or_else_value(name.map(|name| RenamePasskeyInput { name }))
    }
}

/// A passkey shown to get in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShowPasskeyInput {
    /// What the device answered.
    pub answer: PasskeyAnswer,
}

fields! {
    /// Signing in with a passkey, alone or as the second step.
    pub struct ShowPasskeyFields("show-passkey") { answer }
    parse(self, _given: ()) -> ShowPasskeyInput {
        let mut violations = Violations::new();
        let answer = violations.take("answer", PasskeyAnswer::parse(&self.answer));
        violations.or_else_value(answer.map(|answer| ShowPasskeyInput { answer }))
    }
}
