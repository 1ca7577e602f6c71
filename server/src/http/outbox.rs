//! What was sent, to be read by a developer and by the end-to-end tests: in a demonstration only.

use axum::{
    Json,
    body::Body,
    extract::{Query, State as Extract},
    http::header,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use usecases::{
    Error,
    messages::{SentMessage, list_sent},
};

use super::fault::{Fault, answer, plain};
use crate::state::State;

const NEWEST: i64 = 200;

/// Whose messages: everybody's unless said.
#[derive(Debug, Deserialize)]
pub(crate) struct Whose {
    to: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    channel: &'static str,
    state: String,
    to: String,
    subject: String,
    text: String,
    /// The day, in Riyadh.
    sent_on: String,
    /// UTC microseconds.
    sent_at: i64,
}

/// The page.
pub(crate) async fn page(Extract(state): Extract<State>, Query(whose): Query<Whose>) -> Response {
    let sent = match newest(&state, whose).await {
        Ok(sent) => sent,
        Err(response) => return response,
    };
    let items: String = sent.into_iter().map(item).collect();
    let page = include_str!("outbox.html").replace("{css}", &state.assets().css).replace("{items}", &items);
    let mut response = Body::from(page).into_response();
    plain(response.headers_mut());
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

/// The same for a program.
pub(crate) async fn json(Extract(state): Extract<State>, Query(whose): Query<Whose>) -> Response {
    match newest(&state, whose).await {
        Ok(sent) => Json(sent).into_response(),
        Err(response) => response,
    }
}

async fn newest(state: &State, whose: Whose) -> Result<Vec<Shown>, Response> {
    match list_sent(&state.portal, NEWEST).await {
        Ok(sent) => Ok(sent
            .into_iter()
            .filter(|message| whose.to.as_ref().is_none_or(|to| *to == message.to))
            .map(shown)
            .collect()),
        Err(Error::NotFound) => Err(answer(state, "/outbox", Fault::NotFound)),
        Err(error) => {
            tracing::error!(%error, "the outbox could not be read");
            Err(answer(state, "/outbox", Fault::Failed("")))
        }
    }
}

fn shown(message: SentMessage) -> Shown {
    Shown {
        id: message.id.to_string(),
        channel: message.channel.code(),
        state: message.state,
        to: message.to,
        subject: message.content.subject,
        text: message.content.text,
        sent_on: message.created_at.civil_date().to_iso(),
        sent_at: message.created_at.micros(),
    }
}

fn item(message: Shown) -> String {
    format!(
        "<article class=\"ui-panel ui-stack\" data-to=\"{to}\" data-channel=\"{channel}\"><h2 dir=\"auto\">{subject}</h2>\
         <p dir=\"ltr\">{channel} · {state} · {to} · {at}</p><pre dir=\"auto\">{text}</pre></article>",
        to = escaped(&message.to),
        channel = message.channel,
        subject = escaped(&message.subject),
        state = escaped(&message.state),
        at = message.sent_on,
        text = linked(&message.text),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Addresses become links; everything is escaped.
fn linked(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let address = word.trim_end();
            let rest = escaped(&word[address.len()..]);
            let text = escaped(address);
            if address.starts_with("http://") || address.starts_with("https://") {
                format!("<a href=\"{text}\">{text}</a>{rest}")
            } else {
                format!("{text}{rest}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_a_message_becomes_a_link_and_nothing_becomes_markup() {
        let text = linked("<b> http://127.0.0.1/ar/activate?token=a&x=\"1\"\nend");
        assert_eq!(
            text,
            "&lt;b&gt; <a href=\"http://127.0.0.1/ar/activate?token=a&amp;x=&quot;1&quot;\">http://127.0.0.1/ar/activate?token=a&amp;x=&quot;1&quot;</a>\nend"
        );
    }
}
