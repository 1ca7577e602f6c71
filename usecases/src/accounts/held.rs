//! Everything the portal holds about a person, as one JSON document for themself.

use domain::ids::{DocumentId, IdentityChangeId};
use domain::time::Instant;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{get_profile, identity_change, list_passkeys, list_sessions, roles_of, store};
use crate::context::{Actor, Portal};
use crate::documents::{Download, store as documents};
use crate::error::{Error, Result};
use crate::{applications, audit, binds, invoices, messages, refunds, transaction};

#[derive(sqlx::FromRow)]
struct ContactRow {
    kind: String,
    before_value: Option<String>,
    after_value: String,
    changed_at: i64,
    undone_at: Option<i64>,
}

/// What is held about who asks; that it was taken out is recorded. Hashes and keys are left out: they say nothing to a
/// person and something to a thief.
///
/// # Errors
/// When the database does not answer.
pub async fn held(portal: &Portal, actor: &Actor) -> Result<Value> {
    let profile = get_profile(portal, actor).await?;
    let mut tx = portal.db.read().await?;
    let roles = roles_of(&mut tx, actor.account).await?;
    let contacts: Vec<ContactRow> = tx.fetch_all(store::CONTACT_CHANGES, binds![actor.account]).await?;
    let changes = identity_change::of_account(portal, &mut tx, actor.account).await?;
    let events = audit::list_of(&mut tx, actor.account).await?;
    drop(tx);
    let identity = profile.identity.as_ref().map(|identity| {
        json!({
            "arabic_name": identity.arabic_name,
            "latin_name": identity.latin_name,
            "identity_kind": identity.identity.kind().code(),
            "identity_number": identity.identity.as_str(),
            "nationality": identity.nationality.alpha_2(),
            "born_on": identity.born_on.to_iso(),
            "gender": identity.gender.code(),
            "address": identity.address,
            "profession": identity.profession,
            "specialty": identity.specialty,
            "rank": identity.rank,
            "employer": identity.employer,
            "verified_at": identity.verified_at.map(time),
        })
    });
    let sessions: Vec<Value> = list_sessions(portal, actor)
        .await?
        .into_iter()
        .map(|session| json!({ "opened_at": time(session.created_at), "seen_at": time(session.seen_at), "device": session.device, "network": session.place }))
        .collect();
    let passkeys: Vec<Value> = list_passkeys(portal, actor)
        .await?
        .into_iter()
        .map(|passkey| {
            let used_at = passkey.used_at.map(time);
            json!({ "name": passkey.name, "added_at": time(passkey.added_at), "used_at": used_at })
        })
        .collect();
    let contacts: Vec<Value> = contacts
        .into_iter()
        .map(|row| {
            json!({
                "kind": row.kind,
                "before": row.before_value,
                "after": row.after_value,
                "changed_at": time(Instant::from_micros(row.changed_at)),
                "undone_at": row.undone_at.map(Instant::from_micros).map(time),
            })
        })
        .collect();
    let changes: Vec<Value> = changes
        .into_iter()
        .map(|change| {
            json!({
                "id": change.id.to_string(),
                "asked": change.asked,
                "status": change.status.code(),
                "requested_at": time(change.requested_at),
                "decided_at": change.decided_at.map(time),
                "note": change.note,
                "evidence": change.evidence.map(|evidence| evidence.file_name),
            })
        })
        .collect();
    let log: Vec<Value> = events
        .iter()
        .map(|row| {
            let facts: serde_json::Map<String, Value> =
                row.facts().map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
            json!({ "at": time(Instant::from_micros(row.at)), "event": row.event, "facts": facts })
        })
        .collect();
    let sent: Vec<Value> = messages::list_of(portal, actor.account)
        .await?
        .into_iter()
        .map(|message| {
            json!({
                "at": time(message.created_at),
                "channel": message.channel.code(),
                "to": message.to,
                "subject": message.content.subject,
                "text": message.content.text,
            })
        })
        .collect();
    let update = super::get_data_update(portal, actor).await?;
    let mut filed = Vec::new();
    for summary in applications::list(portal, actor).await.or_else(none_for_staff)? {
        let file = match summary.submitted_at {
            Some(_) => serde_json::to_value(applications::get_application(portal, actor, summary.id).await?),
            None => serde_json::to_value(applications::get_draft(portal, actor, summary.id).await?),
        };
        filed.push(file.map_err(Error::unexpected)?);
    }
    let mut billed = Vec::new();
    for invoice in invoices::list(portal, actor).await.or_else(none_for_staff)? {
        let whole = invoices::get(portal, actor, invoice.id).await?;
        billed.push(serde_json::to_value(whole).map_err(Error::unexpected)?);
    }
    let mut claimed = Vec::new();
    for claim in refunds::list(portal, actor).await.or_else(none_for_staff)? {
        let whole = refunds::get(portal, actor, claim.id).await?;
        claimed.push(serde_json::to_value(whole).map_err(Error::unexpected)?);
    }
    transaction!(portal.db, tx => {
        audit::event("data-downloaded", actor.account).by(actor).record(portal, tx).await?;
        Ok(())
    })?;
    Ok(json!({
        "made_at": time(portal.now()),
        "account": {
            "id": actor.account.to_string(),
            "name": profile.name,
            "email": profile.email,
            "mobile": profile.mobile,
            "is_mobile_verified": profile.is_mobile_verified,
            "language": profile.lang.code(),
            "membership_number": profile.membership_number,
            "created_at": time(profile.created_at),
            "data_confirmed_at": profile.data_confirmed_at.map(time),
            "has_second_factor": profile.has_second_factor,
            "roles": roles.iter().map(|role| role.code()).collect::<Vec<_>>(),
        },
        "profile": identity,
        "sessions": sessions,
        "passkeys": passkeys,
        "contact_changes": contacts,
        "identity_changes": changes,
        "unfinished_update_from": update.begun_at.map(|_| &update.before),
        "applications": filed,
        "invoices": billed,
        "refund_claims": claimed,
        "messages": sent,
        "log": log,
    }))
}

/// A file kept for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldFile {
    /// A document of an application or a claim.
    Document(DocumentId),
    /// The evidence of a change of identity.
    Evidence(IdentityChangeId),
}

/// Every file kept for who asks, oldest first; each is read by [`read_held`].
///
/// # Errors
/// When the database does not answer.
pub async fn list_held_files(portal: &Portal, actor: &Actor) -> Result<Vec<HeldFile>> {
    let mut tx = portal.db.read().await?;
    let documents: Vec<(Uuid,)> = tx.fetch_all(documents::LIST_KEPT_OF, binds![actor.account]).await?;
    let changes = identity_change::of_account(portal, &mut tx, actor.account).await?;
    let evidence = changes.iter().filter(|change| change.evidence.is_some());
    let documents = documents.into_iter().map(|(id,)| HeldFile::Document(DocumentId(id)));
    Ok(documents.chain(evidence.map(|change| HeldFile::Evidence(change.id))).collect())
}

/// A file kept for who asks; none when it went meanwhile.
///
/// # Errors
/// When the store does not answer, or the file is not the one that was stored.
pub async fn read_held(portal: &Portal, actor: &Actor, file: HeldFile) -> Result<Option<Download>> {
    let read = match file {
        HeldFile::Document(id) => crate::documents::download(portal, actor, id).await,
        HeldFile::Evidence(id) => super::read_evidence(portal, actor, id).await,
    };
    match read {
        Ok(download) => Ok(Some(download)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Who may not file applications has none.
fn none_for_staff<T>(error: Error) -> Result<Vec<T>> {
    match error {
        Error::Forbidden(_) => Ok(Vec::new()),
        other => Err(other),
    }
}

/// `2026-11-23T14:05+03:00`
fn time(at: Instant) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{}T{hour:02}:{minute:02}+03:00", at.civil_date().to_iso())
}
