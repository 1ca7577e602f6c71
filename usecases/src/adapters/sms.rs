//! Text messages by two providers of the Kingdom, in the shapes they publish:
//! Unifonic (<https://docs.unifonic.com/reference/sms-api>), Taqnyat (<https://dev.taqnyat.sa/en/doc/sms/>).

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use crate::error::{Error, Result};
use crate::ports::NotDelivered;

const UNIFONIC: &str = "https://el.cloud.unifonic.com";
const TAQNYAT: &str = "https://api.taqnyat.sa";

/// How long an answer may take; the job tries again later.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Provider {
    Unifonic,
    Taqnyat,
}

/// An account with a provider. `Debug` hides its key.
#[derive(Clone)]
pub struct SmsAccount {
    provider: Provider,
    base: String,
    key: String,
    sender: String,
    client: reqwest::Client,
}

impl std::fmt::Debug for SmsAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SmsAccount({:?})", self.provider)
    }
}

impl SmsAccount {
    /// `provider` is `unifonic` or `taqnyat`; `base` replaces its address (tests).
    pub(crate) fn open(provider: &str, key: &str, sender: &str, base: Option<&str>) -> Result<Self> {
        let (provider, own) = match provider {
            "unifonic" => (Provider::Unifonic, UNIFONIC),
            "taqnyat" => (Provider::Taqnyat, TAQNYAT),
            _ => return Err(Error::unexpected("the SMS provider is neither unifonic nor taqnyat")),
        };
        let client = client(PATIENCE)?;
        let base = base.unwrap_or(own).trim_end_matches('/').to_owned();
        Ok(Self { provider, base, key: key.to_owned(), sender: sender.to_owned(), client })
    }

    pub(crate) fn with_patience(self, patience: Duration) -> Result<Self> {
        Ok(Self { client: client(patience)?, ..self })
    }

    pub(crate) async fn send(&self, to: &str, text: &str) -> Result<(), NotDelivered> {
        // Both want the number without 00 or +.
        let to = to.trim_start_matches('+');
        match self.provider {
            Provider::Unifonic => self.send_by_unifonic(to, text).await,
            Provider::Taqnyat => self.send_by_taqnyat(to, text).await,
        }
    }

    async fn send_by_unifonic(&self, to: &str, text: &str) -> Result<(), NotDelivered> {
        let form = [
            ("AppSid", self.key.as_str()),
            ("SenderID", &self.sender),
            ("Recipient", to),
            ("Body", text),
            ("responseType", "JSON"),
        ];
        let request = self.client.post(format!("{}/rest/SMS/messages", self.base)).header("Accept", "application/json");
        let answer = request.form(&form).send().await.map_err(unreachable)?;
        let status = answer.status();
        // A refusal may come with 200 and `success: false`.
        let body: UnifonicAnswer = answer.json().await.unwrap_or_default();
        if status.is_success() && (body.success == json!(true) || body.success == json!("true")) {
            return Ok(());
        }
        // ER-04: the number is none; a retry will not make it one.
        Err(refused(is_about_message(status) || body.error_code == "ER-04", status, &body.error_code))
    }

    async fn send_by_taqnyat(&self, to: &str, text: &str) -> Result<(), NotDelivered> {
        let body = json!({ "recipients": [to], "body": text, "sender": self.sender });
        let request = self.client.post(format!("{}/v1/messages", self.base)).bearer_auth(&self.key);
        let answer = request.json(&body).send().await.map_err(unreachable)?;
        let status = answer.status();
        // A number may be rejected with 201, named in a list that is text; and a page of some proxy is no answer at all.
        let said: TaqnyatAnswer = answer.json().await.unwrap_or_default();
        if status.is_success() {
            let is_rejected = said.rejected.contains(to);
            let is_taken = (200..300).contains(&said.status_code) && !is_rejected;
            return if is_taken { Ok(()) } else { Err(refused(is_rejected, status, "")) };
        }
        Err(refused(is_about_message(status), status, ""))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TaqnyatAnswer {
    #[serde(rename = "statusCode")]
    status_code: u16,
    rejected: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct UnifonicAnswer {
    success: serde_json::Value,
    #[serde(rename = "errorCode")]
    error_code: String,
}

/// True when trying again will not help: the message is at fault, not our key, our balance or our haste.
fn is_about_message(status: reqwest::StatusCode) -> bool {
    status.is_client_error() && !matches!(status.as_u16(), 401 | 402 | 403 | 408 | 429)
}

fn client(patience: Duration) -> Result<reqwest::Client> {
    let builder = reqwest::Client::builder().timeout(patience).redirect(reqwest::redirect::Policy::none());
    builder.build().map_err(Error::unexpected)
}

/// The address may stand in the error: it holds no number and no text, but no more than that is kept either.
fn unreachable(error: reqwest::Error) -> NotDelivered {
    NotDelivered { code: "sms-provider-unreachable", is_permanent: false, source: Some(Box::new(error.without_url())) }
}

fn refused(is_permanent: bool, status: reqwest::StatusCode, code: &str) -> NotDelivered {
    NotDelivered { code: "sms-refused", is_permanent, source: Some(format!("status {status} {code}").into()) }
}
