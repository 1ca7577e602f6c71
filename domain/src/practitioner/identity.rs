//! The paper by which a practitioner is known.

use serde::{Deserialize, Serialize};

use crate::text::{Masked, NationalId, NationalIdKind, compact};
use crate::violation::Fault;

crate::codes! {
    /// Kind of the identity paper.
    pub enum IdentityKind {
        /// A citizen's national identity card.
        NationalId = "national-id",
        /// A resident's identity card.
        Iqama = "iqama",
        /// A passport, of those who live outside the Kingdom.
        Passport = "passport",
    }
}

/// The number of an identity paper, of the shape of its kind. Never in logs: no `Display`, `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Typed", into = "Typed")]
pub struct IdentityNumber {
    kind: IdentityKind,
    number: String,
}

/// The form in which it crosses a border.
#[derive(Serialize, Deserialize)]
struct Typed {
    kind: IdentityKind,
    number: String,
}

impl IdentityNumber {
    /// From what was typed for a kind.
    ///
    /// # Errors
    /// Those of [`NationalId::parse`], and `identity-kind-mismatch` when the number is of the other kind; for passports
    /// `required` and `invalid-passport` (5–15 Latin letters and digits, one digit at least).
    pub fn parse(kind: IdentityKind, typed: &str) -> Result<Self, Fault> {
        let number = match kind {
            IdentityKind::NationalId => national(typed, NationalIdKind::Citizen)?,
            IdentityKind::Iqama => national(typed, NationalIdKind::Resident)?,
            IdentityKind::Passport => passport(typed)?,
        };
        Ok(Self { kind, number })
    }

    /// Kind of the paper.
    #[must_use]
    pub const fn kind(&self) -> IdentityKind {
        self.kind
    }

    /// The number as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// The first character and the last two, dots between.
    #[must_use]
    pub fn masked(&self) -> Masked {
        Masked::ends(&self.number, 1, 2)
    }
}

fn national(typed: &str, wanted: NationalIdKind) -> Result<String, Fault> {
    let id = NationalId::parse(typed)?;
    if id.kind() == wanted { Ok(id.as_str().to_owned()) } else { Err(Fault::new("identity-kind-mismatch")) }
}

fn passport(typed: &str) -> Result<String, Fault> {
    let number = compact(typed).to_ascii_uppercase();
    if number.is_empty() {
        return Err(Fault::new("required"));
    }
    let is_shaped = (5..=15).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.bytes().any(|byte| byte.is_ascii_digit());
    if is_shaped { Ok(number) } else { Err(Fault::new("invalid-passport")) }
}

impl std::fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IdentityNumber({}, hidden)", self.kind)
    }
}

impl TryFrom<Typed> for IdentityNumber {
    type Error = &'static str;

    fn try_from(typed: Typed) -> Result<Self, Self::Error> {
        Self::parse(typed.kind, &typed.number).map_err(|fault| fault.code)
    }
}

impl From<IdentityNumber> for Typed {
    fn from(identity: IdentityNumber) -> Self {
        Self { kind: identity.kind, number: identity.number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_must_be_of_its_kind() {
        assert!(IdentityNumber::parse(IdentityKind::NationalId, "١٠٠٠٠٠٠٠٠٨").is_ok());
        let fault = |kind, typed| IdentityNumber::parse(kind, typed).unwrap_err().code;
        assert_eq!(fault(IdentityKind::Iqama, "1000000008"), "identity-kind-mismatch");
        assert_eq!(fault(IdentityKind::NationalId, "2000000006"), "identity-kind-mismatch");
        assert_eq!(fault(IdentityKind::NationalId, "1000000000"), "wrong-check-digit");
        assert_eq!(fault(IdentityKind::Passport, ""), "required");
        assert_eq!(fault(IdentityKind::Passport, "ABCDEF"), "invalid-passport");
        assert_eq!(fault(IdentityKind::Passport, "A12<34"), "invalid-passport");
        assert_eq!(IdentityNumber::parse(IdentityKind::Passport, "a 1234567").unwrap().as_str(), "A1234567");
    }

    #[test]
    fn it_hides_itself_and_crosses_borders_through_the_parser() {
        let identity = IdentityNumber::parse(IdentityKind::Passport, "A1234567").unwrap();
        assert_eq!(format!("{identity:?}"), "IdentityNumber(passport, hidden)");
        assert_eq!(identity.masked().as_str(), "A•••67");
        let json = serde_json::to_string(&identity).unwrap();
        assert_eq!(serde_json::from_str::<IdentityNumber>(&json).unwrap(), identity);
        assert!(serde_json::from_str::<IdentityNumber>(&json.replace("passport", "iqama")).is_err());
    }
}
