//! What the portal knows of a person, read and written by themself.

use domain::account::{ProfileFields, ProfileInput, UpdateDataInput};
use domain::ids::AccountId;
use domain::lang::Lang;
use domain::practitioner::{Country, Gender, IdentityKind, IdentityNumber};
use domain::time::{Calendar, CivilDate, Instant};

use super::{data_update, get, store};
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::{audit, binds, transaction};

pub(crate) const IDENTITY: &str = "profiles.identity";

/// A person's own data.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The name of the account.
    pub name: String,
    /// The address.
    pub email: String,
    /// The number, if there is one.
    pub mobile: Option<String>,
    /// True when it is proved.
    pub is_mobile_verified: bool,
    /// The language of messages.
    pub lang: Lang,
    /// The membership number, once registered.
    pub membership_number: Option<String>,
    /// When the account was opened.
    pub created_at: Instant,
    /// When the data were confirmed last.
    pub data_confirmed_at: Option<Instant>,
    /// When an update of the data was begun that is not finished.
    pub update_begun_at: Option<Instant>,
    /// True when an authenticator is set up.
    pub has_second_factor: bool,
    /// Who one is, once it was filled in.
    pub identity: Option<ProfileIdentity>,
}

/// Who one is and what one does.
#[derive(Clone, Debug)]
pub struct ProfileIdentity {
    /// As on the identity.
    pub arabic_name: String,
    /// As on the passport.
    pub latin_name: String,
    /// Identity paper.
    pub identity: IdentityNumber,
    /// Nationality.
    pub nationality: Country,
    /// Birth date.
    pub born_on: CivilDate,
    /// Gender.
    pub gender: Gender,
    /// Postal address.
    pub address: Option<String>,
    /// Profession's code.
    pub profession: Option<String>,
    /// Specialty's code.
    pub specialty: Option<String>,
    /// Rank's code.
    pub rank: Option<String>,
    /// Employer.
    pub employer: Option<String>,
    /// When staff verified who one is; from then on it changes by their review only.
    pub verified_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct FaceRow {
    email: String,
    mobile: Option<String>,
    mobile_verified_at: Option<i64>,
    name: String,
    language: String,
    membership_number: Option<String>,
    created_at: i64,
    data_confirmed_at: Option<i64>,
    totp_confirmed_at: Option<i64>,
    update_begun_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct ProfileRow {
    name_ar: String,
    name_latin: String,
    identity_kind: String,
    identity_sealed: Vec<u8>,
    nationality: String,
    born_on: String,
    gender: String,
    address: Option<String>,
    profession: Option<String>,
    specialty: Option<String>,
    rank: Option<String>,
    employer: Option<String>,
    verified_at: Option<i64>,
}

impl ProfileRow {
    fn open(self, portal: &Portal, account: uuid::Uuid) -> Result<ProfileIdentity> {
        let odd = |column| Error::unexpected(DbError::inconsistent("profiles", column, account));
        let number = portal.secrets.open_text(IDENTITY, account, &self.identity_sealed).map_err(Error::unexpected)?;
        let kind = IdentityKind::parse(&self.identity_kind).ok_or_else(|| odd("identity_kind"))?;
        Ok(ProfileIdentity {
            arabic_name: self.name_ar,
            latin_name: self.name_latin,
            identity: IdentityNumber::parse(kind, &number).map_err(|_| odd("identity_sealed"))?,
            nationality: Country::parse(&self.nationality).ok_or_else(|| odd("nationality"))?,
            born_on: CivilDate::parse_iso(&self.born_on).ok_or_else(|| odd("born_on"))?,
            gender: Gender::parse(&self.gender).ok_or_else(|| odd("gender"))?,
            address: self.address,
            profession: self.profession,
            specialty: self.specialty,
            rank: self.rank,
            employer: self.employer,
            verified_at: self.verified_at.map(Instant::from_micros),
        })
    }
}

impl Profile {
    /// As it would be typed.
    #[must_use]
    pub fn as_typed(&self) -> ProfileFields {
        let mut fields = ProfileFields {
            mobile: self.mobile.clone().unwrap_or_default(),
            birth_calendar: Calendar::Gregorian.code().to_owned(),
            ..ProfileFields::default()
        };
        let Some(identity) = &self.identity else { return fields };
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        fields.arabic_name.clone_from(&identity.arabic_name);
        fields.latin_name.clone_from(&identity.latin_name);
        fields.identity_kind = identity.identity.kind().code().to_owned();
        fields.identity_number = identity.identity.as_str().to_owned();
        fields.nationality = identity.nationality.code().to_owned();
        fields.birth_day = identity.born_on.day().to_string();
        fields.birth_month = identity.born_on.month().to_string();
        fields.birth_year = identity.born_on.year().to_string();
        fields.gender = identity.gender.code().to_owned();
        fields.address = text(&identity.address);
        fields.profession = text(&identity.profession);
        fields.specialty = text(&identity.specialty);
        fields.rank = text(&identity.rank);
        fields.employer = text(&identity.employer);
        fields
    }
}

/// One's own data.
///
/// # Errors
/// When the database does not answer, or a row contradicts itself.
pub async fn get_profile(portal: &Portal, actor: &Actor) -> Result<Profile> {
    let mut tx = portal.db.read().await?;
    profile_of(portal, &mut tx, actor.account).await
}

/// The data of an account.
pub(super) async fn profile_of(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Profile> {
    let face: FaceRow = tx.fetch_one(store::FIND_FACE, binds![account]).await?;
    let row: Option<ProfileRow> = tx.fetch_optional(store::FIND_PROFILE, binds![account]).await?;
    Ok(Profile {
        name: face.name,
        email: face.email,
        mobile: face.mobile,
        is_mobile_verified: face.mobile_verified_at.is_some(),
        lang: Lang::parse(&face.language).unwrap_or(Lang::Ar),
        membership_number: face.membership_number,
        created_at: Instant::from_micros(face.created_at),
        data_confirmed_at: face.data_confirmed_at.map(Instant::from_micros),
        update_begun_at: face.update_begun_at.map(Instant::from_micros),
        has_second_factor: face.totp_confirmed_at.is_some(),
        identity: row.map(|row| row.open(portal, account.0)).transpose()?,
    })
}

/// Who an account is, as far as it was filled in.
pub(super) async fn identity_of(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Option<ProfileIdentity>> {
    let row: Option<ProfileRow> = tx.fetch_optional(store::FIND_PROFILE, binds![account]).await?;
    row.map(|row| row.open(portal, account.0)).transpose()
}

/// Writes one's own data. Once staff have verified who one is, that part must stay as it is; a number other than the
/// proved one is changed on its own page, by a code.
///
/// # Errors
/// Conflicts `identity-verified`, `mobile-needs-code`.
pub async fn update_profile(portal: &Portal, actor: &Actor, input: ProfileInput) -> Result<()> {
    let now = portal.now();
    let number = input.identity.as_str();
    let kind = input.identity.kind().code();
    let sealed = portal.secrets.seal(&portal.rng, IDENTITY, actor.account.0, number.as_bytes());
    let index = portal.secrets.index(IDENTITY, &format!("{kind} {number}"));
    let occupation = || {
        (
            input.address.as_ref().map(|text| text.as_str().to_owned()),
            input.profession.as_ref().map(|code| code.code().to_owned()),
            input.specialty.as_ref().map(|code| code.code().to_owned()),
            input.rank.as_ref().map(|code| code.code().to_owned()),
            input.employer.as_ref().map(|text| text.as_str().to_owned()),
        )
    };
    transaction!(portal.db, tx => {
        data_update::begin(portal, tx, actor.account).await?;
        let account = get(tx, actor.account).await?;
        if account.mobile_verified_at.is_some() {
            if account.mobile.as_deref() != Some(input.mobile.as_str()) {
                return Err(Error::conflict("mobile-needs-code"));
            }
        } else {
            tx.execute(store::SET_UNPROVED_MOBILE, binds![account.id, input.mobile.as_str()]).await?;
        }
        let (address, profession, specialty, rank, employer) = occupation();
        let row: Option<ProfileRow> = tx.fetch_optional(store::FIND_PROFILE, binds![actor.account]).await?;
        let verified = match row {
            Some(row) if row.verified_at.is_some() => Some(row.open(portal, account.id)?),
            _ => None,
        };
        if let Some(verified) = verified {
            let is_same = verified.arabic_name == input.arabic_name.as_str()
                && verified.latin_name == input.latin_name.as_str()
                && verified.identity == input.identity
                && verified.nationality == input.nationality
                && verified.born_on == input.born_on
                && verified.gender == input.gender;
            if !is_same {
                return Err(Error::conflict("identity-verified"));
            }
            tx.execute(store::UPDATE_OCCUPATION, binds![account.id, address, profession, specialty, rank, employer, now]).await?;
        } else {
            let row = binds![
                account.id,
                input.arabic_name.as_str(),
                input.latin_name.as_str(),
                kind,
                &sealed,
                index,
                input.nationality.code(),
                input.born_on,
                input.gender.code(),
                address,
                profession,
                specialty,
                rank,
                employer,
                now,
            ];
            if tx.execute(store::UPSERT_PROFILE, row).await? == 0 {
                return Err(Error::conflict("identity-verified"));
            }
        }
        audit::event("profile-updated", actor.account).by(actor).record(portal, tx).await?;
        Ok(())
    })
}

/// The language of one's messages.
///
/// # Errors
/// When the database does not answer.
pub async fn set_language(portal: &Portal, actor: &Actor, lang: Lang) -> Result<()> {
    transaction!(portal.db, tx => {
        tx.execute(store::SET_LANGUAGE, binds![actor.account, lang.code()]).await?;
        audit::event("language-changed", actor.account).by(actor).with("language", lang).record(portal, tx).await?;
        Ok(())
    })
}

/// Whether the membership number typed is one's own: the way to one's data (domain.md §3).
///
/// # Errors
/// Invalid `membership_number`: `not-yours`.
pub async fn owns_membership_number(portal: &Portal, actor: &Actor, input: UpdateDataInput) -> Result<()> {
    let mut tx = portal.db.read().await?;
    let own: Option<(i64,)> = tx
        .fetch_optional(store::OWNS_MEMBERSHIP_NUMBER, binds![actor.account, input.membership_number.as_str()])
        .await?;
    own.map(|_| ()).ok_or_else(|| Error::invalid("membership_number", "not-yours"))
}
