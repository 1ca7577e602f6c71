//! Server functions of the audit log.

use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::signed_in,
    domain::{permission::Permission, time::CivilDate},
    usecases::audit,
};

/// What is searched for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchFields {
    pub kind: String,
    pub id: String,
    pub actor: String,
    pub event: String,
    pub day: String,
    /// Where the page before ended: `time.id`.
    pub after: String,
    /// `1` recomputes every chain.
    pub verify: String,
}

/// An event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub at: Instant,
    pub event: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub seq: i64,
    pub actor: Option<String>,
    pub facts: Vec<(String, String)>,
}

/// What a check of the whole log found.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Verified {
    pub events: i64,
    pub chains: i64,
    pub anchors: i64,
    pub faults: i64,
}

/// A page of the log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrailPage {
    pub entries: Vec<Entry>,
    /// Where the next page begins.
    pub next: Option<String>,
    pub verified: Option<Verified>,
}

/// Events a page.
#[cfg(feature = "ssr")]
const PAGE: i64 = 50;

/// The log, newest first.
#[server(prefix = "/api", endpoint = "audit/search")]
pub async fn search(#[server(default)] fields: SearchFields) -> Result<TrailPage, AppError> {
    let (portal, actor) = signed_in()?;
    actor.require(Permission::ReadAudit).map_err(usecases::Error::from)?;
    let wanted = parse(&fields)?;
    let after = fields
        .after
        .split_once('.')
        .and_then(|(at, id)| Some(audit::Place { at: at.parse().ok()?, id: id.parse().ok()? }));
    let mut rows = audit::search(&portal, &actor, &wanted, after, PAGE + 1).await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.at, row.id));
    let verified = if fields.verify == "1" {
        let report = audit::verify(&portal.db).await.map_err(usecases::Error::from)?;
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let faults = i64::try_from(report.faults.len()).unwrap_or(i64::MAX);
        Some(Verified {
            events: count(report.events),
            chains: count(report.chains),
            anchors: count(report.anchors),
            faults,
        })
    } else {
        None
    };
    let entries = rows
        .into_iter()
        .map(|row| Entry {
            at: Instant::from_micros(row.at),
            facts: row.facts().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            event: row.event,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id.to_string(),
            seq: row.seq,
            actor: row.actor_id.map(|id| id.to_string()),
        })
        .collect();
    Ok(TrailPage { entries, next, verified })
}

/// What was typed as a search; the export reads it too.
///
/// # Errors
/// What is no id or no day, by field.
#[cfg(feature = "ssr")]
pub fn parse(fields: &SearchFields) -> Result<audit::Search, AppError> {
    fn typed<T>(field: &'static str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, AppError> {
        match text.trim() {
            "" => Ok(None),
            text => parse(text).map(Some).ok_or_else(|| AppError::invalid(field, "invalid")),
        }
    }
    let text = |text: &str| Some(text.to_owned());
    Ok(audit::Search {
        subject_kind: typed("kind", &fields.kind, text)?,
        subject_id: typed("id", &fields.id, |id| id.parse().ok())?,
        actor: typed("actor", &fields.actor, |id| id.parse().ok())?,
        event: typed("event", &fields.event, text)?,
        on_day: typed("day", &fields.day, CivilDate::parse_iso)?,
    })
}
