//! The audit log as a table for a spreadsheet: the search of the page, all of it, a part at a time.

use app::{
    features::trail::api::{SearchFields, parse},
    request::Asker,
};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{Query, State as Extract},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::time::Instant;
use usecases::audit::{self, EventRow, Place};

use crate::state::State;

/// Events asked for at a time.
const PART: i64 = 500;

/// The events that fit the search, newest first.
pub(crate) async fn get(
    Extract(state): Extract<State>,
    Extension(asker): Extension<Asker>,
    Query(fields): Query<SearchFields>,
) -> Response {
    let Some(actor) = asker.actor else { return StatusCode::UNAUTHORIZED.into_response() };
    let Ok(search) = parse(&fields) else { return StatusCode::BAD_REQUEST.into_response() };
    match audit::record_export(&state.portal, &actor).await {
        Ok(()) => {}
        Err(usecases::Error::Forbidden(_)) => return StatusCode::FORBIDDEN.into_response(),
        Err(error) => {
            tracing::error!(%error, "the audit log was not exported");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    }
    let parts = futures::stream::try_unfold(Some(None::<Place>), move |after| {
        let (portal, actor, search) = (state.portal.clone(), actor.clone(), search.clone());
        async move {
            let Some(after) = after else { return Ok(None) };
            let rows = audit::search(&portal, &actor, &search, after, PART).await.map_err(std::io::Error::other)?;
            let mut text = if after.is_none() {
                "at,event,subject_kind,subject_id,seq,actor_id,facts\r\n".to_owned()
            } else {
                String::new()
            };
            for row in &rows {
                line(&mut text, row);
            }
            let is_last = (rows.len() as i64) < PART;
            let next = rows.last().filter(|_| !is_last).map(|row| Some(Place { at: row.at, id: row.id }));
            Ok::<_, std::io::Error>(Some((Bytes::from(text), next)))
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(parts)).into_response()
}

/// Ids, codes and numbers only; still quoted, and kept from being read as a formula.
fn line(text: &mut String, row: &EventRow) {
    let at = Instant::from_micros(row.at);
    let (hour, minute) = at.hour_minute();
    let facts = row.facts().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
    let cells = [
        format!("{}T{hour:02}:{minute:02}+03:00", at.civil_date().to_iso()),
        row.event.clone(),
        row.subject_kind.clone(),
        row.subject_id.to_string(),
        row.seq.to_string(),
        row.actor_id.map(|id| id.to_string()).unwrap_or_default(),
        facts,
    ];
    let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    text.push_str(&quoted.join(","));
    text.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_neither_split_nor_read_as_a_formula() {
        assert_eq!(quoted("role=reviewer"), "\"role=reviewer\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a\"b,c"), "\"a\"\"b,c\"");
    }
}
