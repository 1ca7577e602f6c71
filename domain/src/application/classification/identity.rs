//! Step 1: who applies (domain.md §11). A snapshot: later changes of the profile mark it as older, they do not change it.

use serde::{Deserialize, Serialize};

use crate::account::{birth_date, identity};
use crate::fields;
use crate::form::{Setting, chosen};
use crate::practitioner::{Country, Gender, IdentityKind, IdentityNumber, Residence};
use crate::text::{ArabicName, LatinName, Mobile};
use crate::time::CivilDate;
use crate::violation::{Fault, Violations};

/// Who applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityInput {
    /// Identity paper.
    pub identity: IdentityNumber,
    /// As on the identity.
    pub arabic_name: ArabicName,
    /// As on the passport.
    pub latin_name: LatinName,
    /// Birth date.
    pub born_on: CivilDate,
    /// Gender.
    pub gender: Gender,
    /// Nationality.
    pub nationality: Country,
    /// Mobile number.
    pub mobile: Mobile,
    /// Inside or outside the Kingdom.
    pub residence: Residence,
}

fields! {
    /// Who applies. A passport is for those who live outside the Kingdom.
    pub struct IdentityFields("classification-identity") {
        identity_kind, identity_number, arabic_name, latin_name,
        birth_day, birth_month, birth_year, birth_calendar, gender, nationality, mobile, residence,
    }
    parse<'a>(self, setting: Setting<'a>) -> IdentityInput {
        let mut violations = Violations::new();
        let identity = identity(&mut violations, &self.identity_kind, &self.identity_number, &self.nationality);
        let arabic_name = violations.take("arabic_name", ArabicName::parse(&self.arabic_name));
        let latin_name = violations.take("latin_name", LatinName::parse(&self.latin_name));
        let born_on = violations.take("birth_day", birth_date(self, setting.today));
        let gender = violations.take("gender", chosen(&self.gender, Gender::parse));
        let mobile = violations.take("mobile", Mobile::parse(&self.mobile));
        let residence = violations.take("residence", chosen(&self.residence, Residence::parse));
        let kind = IdentityKind::parse(self.identity_kind.trim());
        if kind == Some(IdentityKind::Passport) && residence == Some(Residence::Inside) {
            violations.push(Fault::new("passport-only-outside").at("identity_kind"));
        }
        let input = (|| {
            let (identity, nationality) = identity?;
            Some(IdentityInput {
                identity,
                arabic_name: arabic_name?,
                latin_name: latin_name?,
                born_on: born_on?,
                gender: gender?,
                nationality,
                mobile: mobile?,
                residence: residence?,
            })
        })();
        violations.or_else_value(input)
    }
}
