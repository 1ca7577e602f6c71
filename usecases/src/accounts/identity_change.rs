//! A change of who one is: asked for with evidence, decided by staff (domain.md §3). What staff approve is vouched for
//! from then on.

use domain::account::{IdentityChangeInput, IdentityDecisionInput};
use domain::ids::{AccountId, IdentityChangeId};
use domain::permission::{Permission, not_own_file};
use domain::practitioner::{Country, IdentityKind, IdentityNumber};
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::profile::{IDENTITY, ProfileIdentity, identity_of};
use super::{data_update, get, store};
use crate::context::{Actor, Portal};
use crate::db::Error as DbError;
use crate::db::Tx;
use crate::documents::MediaType;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::{audit, binds, transaction};

const ASKED: &str = "identity_changes.asked";
const NOTE: &str = "identity_changes.note";
pub(super) const EVIDENCE_NAME: &str = "identity_changes.evidence_name";

domain::codes! {
    /// Where a request stands.
    pub enum IdentityChangeStatus {
        /// Waits for staff.
        Requested = "requested",
        /// The profile says it now.
        Approved = "approved",
        /// The evidence did not prove it.
        Refused = "refused",
    }
}

/// What is asked for, as stored; what is `None` stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// A new name in Arabic.
    pub arabic_name: Option<String>,
    /// A new name in Latin letters.
    pub latin_name: Option<String>,
    /// A new identity paper.
    pub identity: Option<IdentityNumber>,
    /// A new nationality, by code.
    pub nationality: Option<String>,
    /// Why.
    pub reason: String,
}

/// A request for a change of identity.
#[derive(Clone, Debug)]
pub struct IdentityChange {
    /// Its id.
    pub id: IdentityChangeId,
    /// Whose identity.
    pub account: AccountId,
    /// The account's name.
    pub name: String,
    /// Where it stands.
    pub status: IdentityChangeStatus,
    /// What is asked for.
    pub asked: Asked,
    /// When.
    pub requested_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// What staff said.
    pub note: Option<String>,
    /// What proves it; a request waits for staff once there is some.
    pub evidence: Option<Evidence>,
}

/// The document shown for a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub media: MediaType,
    /// The name it had on the person's device.
    pub file_name: String,
    pub(super) id: Uuid,
    pub(super) sha256: Vec<u8>,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    account_id: Uuid,
    name: String,
    status: String,
    asked_sealed: Vec<u8>,
    evidence_id: Option<Uuid>,
    evidence_media_type: Option<String>,
    evidence_name_sealed: Option<Vec<u8>>,
    evidence_sha256: Option<Vec<u8>>,
    requested_at: i64,
    decided_at: Option<i64>,
    note_sealed: Option<Vec<u8>>,
}

impl Row {
    /// What the row means.
    pub(super) fn open(self, portal: &Portal) -> Result<IdentityChange> {
        let evidence = self.evidence(portal)?;
        let asked = portal.secrets.open(ASKED, self.id, &self.asked_sealed).map_err(Error::unexpected)?;
        let note = self.note_sealed.map(|sealed| portal.secrets.open_text(NOTE, self.id, &sealed)).transpose();
        let odd = || DbError::inconsistent("identity_changes", "status", self.id);
        Ok(IdentityChange {
            id: IdentityChangeId(self.id),
            account: AccountId(self.account_id),
            name: self.name,
            status: IdentityChangeStatus::parse(&self.status).ok_or_else(odd)?,
            asked: serde_json::from_slice(&asked).map_err(Error::unexpected)?,
            requested_at: Instant::from_micros(self.requested_at),
            decided_at: self.decided_at.map(Instant::from_micros),
            note: note.map_err(Error::unexpected)?,
            evidence,
        })
    }

    fn evidence(&self, portal: &Portal) -> Result<Option<Evidence>> {
        let (Some(id), Some(media), Some(name), Some(sha256)) =
            (self.evidence_id, &self.evidence_media_type, &self.evidence_name_sealed, &self.evidence_sha256)
        else {
            return Ok(None);
        };
        let odd = || DbError::inconsistent("identity_changes", "evidence_media_type", self.id);
        Ok(Some(Evidence {
            media: MediaType::parse(media).ok_or_else(odd)?,
            file_name: portal.secrets.open_text(EVIDENCE_NAME, self.id, name).map_err(Error::unexpected)?,
            id,
            sha256: sha256.clone(),
        }))
    }
}

/// A request beside what the profile says now.
#[derive(Clone, Debug)]
pub struct IdentityFile {
    /// The request.
    pub change: IdentityChange,
    /// The profile as it stands.
    pub current: Option<ProfileIdentity>,
    /// The earlier decisions, newest first.
    pub earlier: Vec<IdentityChange>,
}

/// Asks staff for a change of one's identity; they see it once its evidence is there ([`add_evidence`](super::add_evidence)).
///
/// # Errors
/// Conflicts `no-profile`, `change-open`; [`Error::Invalid`] when what would result does not fit (`not-a-citizen`,
/// `citizen-with-iqama`) or nothing changes.
pub async fn request_identity_change(
    portal: &Portal,
    actor: &Actor,
    input: IdentityChangeInput,
) -> Result<IdentityChangeId> {
    let asked = Asked {
        arabic_name: input.arabic_name.as_ref().map(|name| name.as_str().to_owned()),
        latin_name: input.latin_name.as_ref().map(|name| name.as_str().to_owned()),
        identity: input.identity.clone(),
        nationality: input.nationality.map(|country| country.code().to_owned()),
        reason: input.reason.as_str().to_owned(),
    };
    let id = IdentityChangeId(portal.new_id());
    let text = serde_json::to_vec(&asked).map_err(Error::unexpected)?;
    let sealed = portal.secrets.seal(&portal.rng, ASKED, id.0, &text);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let current = identity_of(portal, tx, actor.account).await?.ok_or(Error::conflict("no-profile"))?;
        let after = applied(&current, &asked)?;
        if after == Identified::of(&current) {
            return Err(Error::invalid("", "nothing-changed"));
        }
        data_update::begin(portal, tx, actor.account).await?;
        tx.execute(store::INSERT_IDENTITY_CHANGE, binds![id, actor.account, &sealed, now]).await.map_err(|error| match error {
            DbError::Unique(_) => Error::conflict("change-open"),
            other => other.into(),
        })?;
        audit::event("identity-change-requested", actor.account).by(actor).with("change", id.0).record(portal, tx).await?;
        Ok(id)
    })
}

/// One's own requests, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_own_identity_changes(portal: &Portal, actor: &Actor) -> Result<Vec<IdentityChange>> {
    let mut tx = portal.db.read().await?;
    of_account(portal, &mut tx, actor.account).await
}

/// The queue, oldest first: what is asked for with evidence.
///
/// # Errors
/// Forbidden without [`Permission::DecideIdentityChanges`].
pub async fn list_identity_changes(portal: &Portal, actor: &Actor) -> Result<Vec<IdentityChange>> {
    actor.require(Permission::DecideIdentityChanges)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::QUEUE_IDENTITY_CHANGES, vec![]).await?;
    rows.into_iter().map(|row| row.open(portal)).collect()
}

/// One request beside the profile; that it was looked at is recorded.
///
/// # Errors
/// Forbidden without [`Permission::DecideIdentityChanges`]; [`Error::NotFound`].
pub async fn get_identity_change(portal: &Portal, actor: &Actor, id: IdentityChangeId) -> Result<IdentityFile> {
    actor.require(Permission::DecideIdentityChanges)?;
    let mut tx = portal.db.read().await?;
    let row: Row = tx.fetch_one(store::FIND_IDENTITY_CHANGE, binds![id]).await?;
    let change = row.open(portal)?;
    let current = identity_of(portal, &mut tx, change.account).await?;
    let mut earlier = of_account(portal, &mut tx, change.account).await?;
    drop(tx);
    earlier.retain(|other| other.id != id);
    audit::read_of(portal, actor, change.account).await?;
    Ok(IdentityFile { change, current, earlier })
}

/// Decides. Approved, the profile says it and is vouched for; the person is told either way.
///
/// # Errors
/// Forbidden without [`Permission::DecideIdentityChanges`] and on one's own file; conflicts `already-decided`,
/// `no-evidence`, `identity-taken` when another verified person has the number.
pub async fn decide_identity_change(
    portal: &Portal,
    actor: &Actor,
    id: IdentityChangeId,
    input: IdentityDecisionInput,
) -> Result<()> {
    actor.require(Permission::DecideIdentityChanges)?;
    let now = portal.now();
    let note = input.note.as_ref().map(|note| note.as_str().to_owned());
    let sealed = note.as_ref().map(|note| portal.secrets.seal(&portal.rng, NOTE, id.0, note.as_bytes()));
    let status = if input.is_approved { IdentityChangeStatus::Approved } else { IdentityChangeStatus::Refused };
    transaction!(portal.db, tx => {
        let row: Row = tx.fetch_one(store::FIND_IDENTITY_CHANGE, binds![id]).await?;
        let change = row.open(portal)?;
        not_own_file(actor.account, change.account)?;
        if change.evidence.is_none() && change.status == IdentityChangeStatus::Requested {
            return Err(Error::conflict("no-evidence"));
        }
        if tx.execute(store::DECIDE_IDENTITY_CHANGE, binds![id, status.code(), now, actor.account, sealed.clone()]).await? == 0 {
            return Err(Error::conflict("already-decided"));
        }
        if input.is_approved {
            let current = identity_of(portal, tx, change.account).await?.ok_or(Error::conflict("no-profile"))?;
            write(portal, tx, change.account, &applied(&current, &change.asked)?, now).await?;
        }
        audit::event("identity-change-decided", change.account)
            .by(actor)
            .with("change", id.0)
            .with("outcome", status.code())
            .record(portal, tx)
            .await?;
        let account = get(tx, change.account).await?;
        let template = if input.is_approved { Template::IdentityChanged } else { Template::IdentityRefused };
        let values = [("name", account.name.as_str()), ("note", note.as_deref().unwrap_or_default())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), template, &values).await?;
        Ok(())
    })
}

/// Everything of an account, for what it is told of itself.
pub(super) async fn of_account(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Vec<IdentityChange>> {
    let rows: Vec<Row> = tx.fetch_all(store::IDENTITY_CHANGES_OF, binds![account]).await?;
    rows.into_iter().map(|row| row.open(portal)).collect()
}

/// Who one is, as staff vouch for it.
#[derive(Clone, PartialEq, Eq)]
struct Identified {
    arabic_name: String,
    latin_name: String,
    identity: IdentityNumber,
    nationality: Country,
}

impl Identified {
    fn of(current: &ProfileIdentity) -> Self {
        Self {
            arabic_name: current.arabic_name.clone(),
            latin_name: current.latin_name.clone(),
            identity: current.identity.clone(),
            nationality: current.nationality,
        }
    }
}

fn applied(current: &ProfileIdentity, asked: &Asked) -> Result<Identified> {
    let asked_country = asked.nationality.as_deref().and_then(Country::parse);
    let after = Identified {
        arabic_name: asked.arabic_name.clone().unwrap_or_else(|| current.arabic_name.clone()),
        latin_name: asked.latin_name.clone().unwrap_or_else(|| current.latin_name.clone()),
        identity: asked.identity.clone().unwrap_or_else(|| current.identity.clone()),
        nationality: asked_country.unwrap_or(current.nationality),
    };
    match (after.identity.kind(), after.nationality.is_saudi_arabia()) {
        (IdentityKind::NationalId, false) => Err(Error::invalid("nationality", "not-a-citizen")),
        (IdentityKind::Iqama, true) => Err(Error::invalid("nationality", "citizen-with-iqama")),
        (IdentityKind::NationalId, true) | (IdentityKind::Iqama, false) | (IdentityKind::Passport, _) => Ok(after),
    }
}

async fn write(portal: &Portal, tx: &mut Tx, account: AccountId, who: &Identified, now: Instant) -> Result<()> {
    let (kind, number) = (who.identity.kind().code(), who.identity.as_str());
    let row = binds![
        account,
        &who.arabic_name,
        &who.latin_name,
        kind,
        portal.secrets.seal(&portal.rng, IDENTITY, account.0, number.as_bytes()),
        portal.secrets.index(IDENTITY, &format!("{kind} {number}")),
        who.nationality.code(),
        now,
    ];
    tx.execute(store::WRITE_IDENTITY, row).await.map_err(|error| match error {
        DbError::Unique(_) => Error::conflict("identity-taken"),
        other => other.into(),
    })?;
    Ok(())
}
