//! The floor under the status page: the same two statements on the same database, the same page, nothing between. No layers,
//! no session, no limits, no policy, no rendering; the HTML is written by hand around what the rows say. What the portal's own
//! page costs is told in multiples of this (`cargo xtask bench`).
//!
//! `floor DATABASE ADDRESS` serves, `floor DATABASE number` prints the number of an application that was filed.

#![allow(clippy::print_stdout, reason = "a command line tool speaks on standard output")]

mod store;

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;

use axum::{
    Router,
    extract::{Query, State},
    http::StatusCode,
    response::Html,
    routing::get,
};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use time::{OffsetDateTime, UtcOffset};

const PAGE: &str = include_str!("status.html");

#[derive(sqlx::FromRow)]
struct Application {
    id: sqlx::types::Uuid,
    number: String,
    service: String,
    status: String,
    decision_due_on: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Event {
    at: i64,
    action: String,
    to_status: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(what)) = (arguments.next(), arguments.next()) else {
        return Err("floor DATABASE (ADDRESS | number)".into());
    };
    let options = SqliteConnectOptions::new().filename(file).pragma("query_only", "on");
    let pool = SqlitePoolOptions::new().max_connections(16).test_before_acquire(false).connect_with(options).await?;
    if what == "number" {
        let first = store::FIRST_IN_REVIEW;
        let (number,): (String,) = sqlx::query_as(first).fetch_one(&pool).await?;
        println!("{number}");
        return Ok(());
    }
    let listener = tokio::net::TcpListener::bind(what).await?;
    let service = Router::new().route("/ar/status", get(page)).route("/healthz", get(|| async {})).with_state(pool);
    axum::serve(listener, service).with_graceful_shutdown(ended()).await?;
    Ok(())
}

async fn ended() {
    use tokio::signal::unix::{SignalKind, signal};
    if let Ok(mut asked) = signal(SignalKind::terminate()) {
        asked.recv().await;
    }
}

async fn page(
    State(pool): State<SqlitePool>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Html<String>, StatusCode> {
    let number = query.get("number").ok_or(StatusCode::NOT_FOUND)?;
    let failed = |_| StatusCode::INTERNAL_SERVER_ERROR;
    let found: Option<Application> =
        sqlx::query_as(store::FIND_BY_NUMBER).bind(number).fetch_optional(&pool).await.map_err(failed)?;
    let found = found.ok_or(StatusCode::NOT_FOUND)?;
    let events: Vec<Event> =
        sqlx::query_as(store::LIST_EVENTS).bind(found.id).fetch_all(&pool).await.map_err(failed)?;
    Ok(Html(filled(&found, &events)))
}

/// The page with its places filled, in one pass.
fn filled(found: &Application, events: &[Event]) -> String {
    let mut page = String::with_capacity(PAGE.len() + 2_048);
    let due = found.decision_due_on.as_deref().unwrap_or_default();
    let mut rest = PAGE;
    while let Some((before, after)) = rest.split_once('{') {
        page.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        match name {
            "digits" => page.push_str(&found.number),
            "number" => {
                let parts = [found.number.get(..4), found.number.get(4..8), found.number.get(8..)];
                page.push_str(&parts.map(Option::unwrap_or_default).join(" "));
            }
            "status" => page.push_str(&found.status),
            "service" => page.push_str(&found.service),
            "due" => page.push_str(due),
            "days" => page.push_str(&days_until(due).to_string()),
            "events" => events.iter().for_each(|event| item(&mut page, event)),
            _ => {}
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

/// A moment as the clock in Riyadh shows it.
fn in_riyadh(seconds: i64) -> OffsetDateTime {
    let at = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    at.to_offset(UtcOffset::from_hms(3, 0, 0).unwrap_or(UtcOffset::UTC))
}

fn item(page: &mut String, event: &Event) {
    let at = in_riyadh(event.at / 1_000_000);
    let (date, hour, minute) = (at.date(), at.hour(), at.minute());
    let _ = write!(
        page,
        "<li class=\"ui-line__item\"><p class=\"ui-line__what\">{} ({})</p><p class=\"ui-line__when\"><time datetime=\"{date}\">\
         <span class=\"ui-date__part\">{date}</span></time> <bdi dir=\"ltr\" class=\"ui-id\">{hour:02}:{minute:02}</bdi></p></li>",
        event.action, event.to_status
    );
}

/// Days until an ISO date, counted from the machine's clock.
fn days_until(iso: &str) -> i64 {
    let mut parts = iso.split('-').filter_map(|part| part.parse::<i32>().ok());
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return 0 };
    let month = u8::try_from(month).ok().and_then(|month| time::Month::try_from(month).ok());
    let date = month.and_then(|month| time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok());
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let today = in_riyadh(i64::try_from(since.as_secs()).unwrap_or(0)).date();
    date.map_or(0, |date| (date - today).whole_days())
}
