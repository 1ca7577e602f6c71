//! What the portal knows of a person, and changing it (domain.md §3, §4).

use crate::classification::{Profession, Rank, Specialty};
use crate::fields;
use crate::form::{Form, Setting, chosen, chosen_or_none, not_in_future};
use crate::practitioner::{Country, Gender, IdentityKind, IdentityNumber};
use crate::text::{ArabicName, FreeText, LatinName, MembershipNumber, Mobile, ShortText};
use crate::time::{CivilDate, TypedDate};
use crate::violation::{Fault, Violations};

/// The profile: who one is must be whole, what one does may be left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileInput {
    /// As on the identity.
    pub arabic_name: ArabicName,
    /// As on the passport.
    pub latin_name: LatinName,
    /// Identity paper.
    pub identity: IdentityNumber,
    /// Nationality.
    pub nationality: Country,
    /// Birth date.
    pub born_on: CivilDate,
    /// Gender.
    pub gender: Gender,
    /// Mobile number.
    pub mobile: Mobile,
    /// Postal address.
    pub address: Option<ShortText>,
    /// Profession.
    pub profession: Option<Profession>,
    /// Specialty, of the profession.
    pub specialty: Option<Specialty>,
    /// Rank, of the profession.
    pub rank: Option<Rank>,
    /// Employer.
    pub employer: Option<ShortText>,
}

/// The oldest anyone is taken to be; an older birth date is a slip of the pen.
const OLDEST: u32 = 120;
/// The youngest who can hold a health qualification.
const YOUNGEST: u32 = 16;

/// A birth date typed in the fields `birth_…`: between 16 and 120 years ago.
///
/// # Errors
/// Those of [`TypedDate::parse`], `in-the-future`, `too-young` with `min`, `too-old` with `max`.
pub(crate) fn birth_date(form: &impl Form, today: CivilDate) -> Result<CivilDate, Fault> {
    let born_on = not_in_future(TypedDate::of(form, "birth").parse()?, today)?;
    match born_on.age_on(today) {
        age if age < YOUNGEST => Err(Fault::new("too-young").with("min", YOUNGEST)),
        age if age > OLDEST => Err(Fault::new("too-old").with("max", OLDEST)),
        _ => Ok(born_on),
    }
}

/// An identity number typed beside its kind, and a nationality that fits: a national identity card is a citizen's.
pub(crate) fn identity(
    violations: &mut Violations,
    kind: &str,
    number: &str,
    nationality: &str,
) -> Option<(IdentityNumber, Country)> {
    let kind = violations.take("identity_kind", chosen(kind, IdentityKind::parse));
    let number = match kind {
        Some(kind) => violations.take("identity_number", IdentityNumber::parse(kind, number)),
        None if number.trim().is_empty() => violations.take("identity_number", Err(Fault::new("required"))),
        None => None,
    };
    let nationality = violations.take("nationality", chosen(nationality, Country::parse));
    let fits = match (kind, nationality) {
        (Some(IdentityKind::NationalId), Some(country)) if !country.is_saudi_arabia() => {
            Err(Fault::new("not-a-citizen"))
        }
        (Some(IdentityKind::Iqama), Some(country)) if country.is_saudi_arabia() => {
            Err(Fault::new("citizen-with-iqama"))
        }
        _ => Ok(()),
    };
    violations.take("nationality", fits)?;
    Some((number?, nationality?))
}

/// Profession, specialty and rank that fit each other, all or some left open.
fn occupation(
    violations: &mut Violations,
    setting: Setting<'_>,
    profession: &str,
    specialty: &str,
    rank: &str,
) -> (Option<Profession>, Option<Specialty>, Option<Rank>) {
    let profession = violations.take("profession", chosen_or_none(profession, Profession::parse)).flatten();
    let entry = profession.and_then(|profession| setting.edition.profession(profession));
    let specialty = violations
        .take("specialty", chosen_or_none(specialty, |code| Specialty::parse(setting.edition, profession?, code)));
    let rank = violations.take(
        "rank",
        chosen_or_none(rank, |code| {
            Rank::parse(code).filter(|rank| entry.is_some_and(|entry| entry.ranks.contains(rank)))
        }),
    );
    (profession, specialty.flatten(), rank.flatten())
}

fields! {
    /// The profile (domain.md §4). Name, identity and nationality are free to fill while empty; later they change by
    /// staff review ([`IdentityChangeFields`]).
    pub struct ProfileFields("profile") {
        arabic_name, latin_name, identity_kind, identity_number, nationality,
        birth_day, birth_month, birth_year, birth_calendar, gender, mobile, address,
        profession, specialty, rank, employer,
    }
    parse<'a>(self, setting: Setting<'a>) -> ProfileInput {
        let mut violations = Violations::new();
        let arabic_name = violations.take("arabic_name", ArabicName::parse(&self.arabic_name));
        let latin_name = violations.take("latin_name", LatinName::parse(&self.latin_name));
        let identity = identity(&mut violations, &self.identity_kind, &self.identity_number, &self.nationality);
        let born_on = violations.take("birth_day", birth_date(self, setting.today));
        let gender = violations.take("gender", chosen(&self.gender, Gender::parse));
        let mobile = violations.take("mobile", Mobile::parse(&self.mobile));
        let address = violations.take("address", ShortText::parse_optional(&self.address));
        let (profession, specialty, rank) =
            occupation(&mut violations, setting, &self.profession, &self.specialty, &self.rank);
        let employer = violations.take("employer", ShortText::parse_optional(&self.employer));
        let input = (|| {
            let (identity, nationality) = identity?;
            Some(ProfileInput {
                arabic_name: arabic_name?,
                latin_name: latin_name?,
                identity,
                nationality,
                born_on: born_on?,
                gender: gender?,
                mobile: mobile?,
                address: address?,
                profession,
                specialty,
                rank,
                employer: employer?,
            })
        })();
        violations.or_else_value(input)
    }
}

/// A change of who one is, for staff to decide; evidence is uploaded with it. What is `None` stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityChangeInput {
    /// A new name in Arabic.
    pub arabic_name: Option<ArabicName>,
    /// A new name in Latin letters.
    pub latin_name: Option<LatinName>,
    /// A new identity paper.
    pub identity: Option<IdentityNumber>,
    /// A new nationality.
    pub nationality: Option<Country>,
    /// Why.
    pub reason: FreeText,
}

fields! {
    /// Asking staff to change name, identity number or nationality (domain.md §3).
    pub struct IdentityChangeFields("identity-change") {
        arabic_name, latin_name, identity_kind, identity_number, nationality, reason,
    }
    parse(self, _given: ()) -> IdentityChangeInput {
        let mut violations = Violations::new();
        let given = |typed: &str| !typed.trim().is_empty();
        let arabic_name = given(&self.arabic_name)
            .then(|| violations.take("arabic_name", ArabicName::parse(&self.arabic_name)))
            .flatten();
        let latin_name =
            given(&self.latin_name).then(|| violations.take("latin_name", LatinName::parse(&self.latin_name))).flatten();
        let kind = violations.take("identity_kind", chosen_or_none(&self.identity_kind, IdentityKind::parse)).flatten();
        let identity = match kind {
            Some(kind) => violations.take("identity_number", IdentityNumber::parse(kind, &self.identity_number)),
            None if given(&self.identity_number) => {
                if !given(&self.identity_kind) {
                    violations.push(Fault::new("required").at("identity_kind"));
                }
                None
            }
            None => None,
        };
        let nationality =
            violations.take("nationality", chosen_or_none(&self.nationality, Country::parse)).flatten();
        let reason = violations.take("reason", FreeText::parse(&self.reason));
        let changes =
            [&self.arabic_name, &self.latin_name, &self.identity_number, &self.nationality].iter().any(|typed| given(typed));
        if !changes {
            violations.push(Fault::new("nothing-changed").at(""));
        }
        let input = reason.map(|reason| IdentityChangeInput { arabic_name, latin_name, identity, nationality, reason });
        violations.or_else_value(input)
    }
}

/// The way to one's data by the membership number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateDataInput {
    /// The number.
    pub membership_number: MembershipNumber,
}

fields! {
    /// Finding one's data by the membership number (domain.md §3).
    pub struct UpdateDataFields("update-data") { membership_number }
    parse(self, _given: ()) -> UpdateDataInput {
        let mut violations = Violations::new();
        let number = violations.take("membership_number", MembershipNumber::parse(&self.membership_number));
        violations.or_else_value(number.map(|membership_number| UpdateDataInput { membership_number }))
    }
}
