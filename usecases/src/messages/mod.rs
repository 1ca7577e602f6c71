//! What people are told: by mail, by text message, and in the portal. Written into an outbox in the transaction of what
//! is told, delivered by a job, so that nothing is told that did not happen and nothing that happened is left untold.

mod deliver;
pub(crate) mod store;
mod template;
pub(crate) mod words;

use domain::ids::{AccountId, MessageId};
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use deliver::{DELIVER, deliver};
pub use template::Template;

use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::queue;

domain::codes! {
    /// How a person is told.
    pub enum Channel {
        /// By mail.
        Mail = "mail",
        /// By text message.
        Sms = "sms",
        /// In the portal.
        Portal = "portal",
    }
}

/// Whom to tell.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Their account, if they have one.
    pub account: Option<AccountId>,
    /// Their e-mail address or number in E.164; empty for a message in the portal.
    pub address: String,
    /// The language they read.
    pub lang: Lang,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Subject; empty for a text message.
    pub subject: String,
    /// Text.
    pub text: String,
}

const RECIPIENT: &str = "messages.recipient";
const CONTENT: &str = "messages.content";

/// Tells a person something, once the transaction is committed. `values` fill the template's placeholders; `operator`
/// and `portal` (its address in the reader's language) are always there.
///
/// # Errors
/// When a placeholder has no value: a fault of the program. What the database refuses.
pub async fn send(
    portal: &Portal,
    tx: &mut Tx,
    channel: Channel,
    to: &Recipient,
    template: Template,
    values: &[(&str, &str)],
) -> Result<MessageId> {
    let id = MessageId(portal.new_id());
    let home = format!("{}/{}", portal.settings.public_url, to.lang.code());
    let mut all = vec![("operator", portal.settings.operator.in_lang(to.lang)), ("portal", home.as_str())];
    all.extend_from_slice(values);
    let content = template.fill(channel, to.lang, &all).ok_or_else(|| Error::unexpected("a template lacks a value"))?;
    let content = serde_json::to_vec(&content).map_err(Error::unexpected)?;
    let state = match channel {
        Channel::Mail | Channel::Sms => "queued",
        Channel::Portal => "shown",
    };
    tx.execute(
        store::INSERT,
        binds![
            id,
            to.account,
            channel.code(),
            template.code(),
            to.lang.code(),
            state,
            portal.secrets.seal(&portal.rng, RECIPIENT, id.0, to.address.as_bytes()),
            portal.secrets.seal(&portal.rng, CONTENT, id.0, &content),
            portal.now(),
        ],
    )
    .await?;
    match channel {
        Channel::Mail | Channel::Sms => queue::enqueue(portal, tx, DELIVER, &[id.0]).await?,
        Channel::Portal => {}
    }
    Ok(id)
}

/// A message as a developer sees it: what was sent, to whom.
#[derive(Clone, Debug)]
pub struct SentMessage {
    /// Its id.
    pub id: MessageId,
    /// How it was sent.
    pub channel: Channel,
    /// `queued`, `sent`, `failed`, `shown`.
    pub state: String,
    /// To whom.
    pub to: String,
    /// What.
    pub content: Content,
    /// When, in UTC microseconds.
    pub created_at: domain::time::Instant,
}

/// The newest messages with their texts, newest first: the page of sent messages of a demonstration.
///
/// # Errors
/// [`Error::NotFound`] where the portal is no demonstration.
pub async fn list_sent(portal: &Portal, limit: i64) -> Result<Vec<SentMessage>> {
    if !portal.settings.is_demonstration {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_NEWEST, binds![limit.clamp(1, 500)]).await?;
    rows.iter().filter(|row| row.content_sealed.is_some()).map(|row| row.open(portal)).collect()
}

/// What was sent to an account and is still kept, newest first, at most 500; for what it is told of itself.
pub(crate) async fn list_of(portal: &Portal, account: AccountId) -> Result<Vec<SentMessage>> {
    let mut tx = portal.db.read().await?;
    let rows: Vec<Row> = tx.fetch_all(store::LIST_KEPT_OF, binds![account]).await?;
    rows.iter().map(|row| row.open(portal)).collect()
}

#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    channel: String,
    state: String,
    recipient_sealed: Option<Vec<u8>>,
    content_sealed: Option<Vec<u8>>,
    created_at: i64,
}

impl Row {
    fn open(&self, portal: &Portal) -> Result<SentMessage> {
        let open = |column, sealed: &Option<Vec<u8>>| match sealed {
            Some(sealed) => portal.secrets.open_text(column, self.id, sealed).map_err(Error::unexpected),
            None => Ok(String::new()),
        };
        let channel = Channel::parse(&self.channel)
            .ok_or_else(|| Error::unexpected(crate::db::Error::inconsistent("messages", "channel", self.id)))?;
        Ok(SentMessage {
            id: MessageId(self.id),
            channel,
            state: self.state.clone(),
            to: open(RECIPIENT, &self.recipient_sealed)?,
            content: serde_json::from_str(&open(CONTENT, &self.content_sealed)?).map_err(Error::unexpected)?,
            created_at: domain::time::Instant::from_micros(self.created_at),
        })
    }
}
