//! The audit log: who did what to what, when. Ids and codes only; append-only; chained a subject at a time, so that
//! writers of different files never wait for one another; anchored once a day over all (assurance.md I12).
//!
//! `hash = SHA-256(previous hash of the subject ‖ the row's fields, each with its length)`.

mod anchor;
mod read;
pub(crate) mod store;
mod trail;
mod verify;

use std::fmt::Write as _;

use domain::ids::*;
use domain::lang::Lang;
use domain::money::Money;
use domain::permission::{Permission, Role};
use domain::time::{CivilDate, Instant};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use anchor::{anchor_day, anchor_past_days};
pub use read::{Place, Reader, Search, read_of, readers_of, record_export, search};
pub use trail::{Trail, trail_of};
pub use verify::{Fault, Report, verify};

use crate::binds;
use crate::context::{Actor, Portal};
use crate::db::{Error, Tx};

/// What an event is about: the kind of file and its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Kebab-case kind, e.g. `account`.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
}

macro_rules! subjects {
    ($($id:ident => $kind:literal),* $(,)?) => {$(
        impl From<$id> for Subject {
            fn from(id: $id) -> Self {
                Self { kind: $kind, id: id.0 }
            }
        }
    )*};
}

subjects! {
    AccountId => "account",
    ApplicationId => "application",
    InvoiceId => "invoice",
    PaymentId => "payment",
    RefundClaimId => "refund-claim",
    ExemptionId => "exemption",
}

/// What may stand in a fact: ids, codes, numbers, days. Free text and personal data have no way in.
pub trait Fact {
    /// As it is stored.
    fn fact(&self) -> String;
}

macro_rules! facts {
    ($($given:ty, $value:ident => $text:expr;)*) => {$(
        impl Fact for $given {
            fn fact(&self) -> String {
                let $value = self;
                $text
            }
        }
    )*};
}

facts! {
    &'static str, code => (*code).to_owned();
    i64, number => number.to_string();
    u32, number => number.to_string();
    bool, truth => truth.to_string();
    Uuid, id => id.to_string();
    Instant, at => at.micros().to_string();
    CivilDate, day => day.to_iso();
    Money, amount => amount.halalas().to_string();
    Role, role => role.code().to_owned();
    Permission, permission => permission.code().to_owned();
    Lang, lang => lang.code().to_owned();
    AccountId, id => id.to_string();
    SessionId, id => id.to_string();
    ApplicationId, id => id.to_string();
    DocumentId, id => id.to_string();
    InvoiceId, id => id.to_string();
    PaymentId, id => id.to_string();
    RefundClaimId, id => id.to_string();
    PasskeyId, id => id.to_string();
    PayoutId, id => id.to_string();
    ExemptionId, id => id.to_string();
    MessageId, id => id.to_string();
}

/// An event, in the past tense: `audit::event("refund-decided", claim).by(&actor).with("rule", "R14").record(portal, tx)`.
#[derive(Clone, Debug)]
#[must_use = "an event counts once it is recorded"]
pub struct Event {
    name: &'static str,
    subject: Subject,
    actor: Option<AccountId>,
    facts: Vec<(&'static str, String)>,
}

/// An event about a file, by nobody yet: what the system does by itself stays so.
pub fn event(name: &'static str, subject: impl Into<Subject>) -> Event {
    let subject = subject.into();
    // What is not on the list is found by no search: the tests, which are built with this, name it.
    debug_assert!(domain::trail::is_event(name), "an event of no list: {name}");
    debug_assert!(domain::trail::KINDS.contains(&subject.kind), "a kind of no list: {}", subject.kind);
    Event { name, subject, actor: None, facts: Vec::new() }
}

impl Event {
    /// Done by the person who asks.
    pub fn by(self, actor: &Actor) -> Self {
        self.by_account(actor.account)
    }

    /// Done by an account outside a session.
    pub fn by_account(mut self, account: AccountId) -> Self {
        self.actor = Some(account);
        self
    }

    /// With a fact.
    pub fn with(mut self, name: &'static str, fact: impl Fact) -> Self {
        self.facts.push((name, fact.fact()));
        self
    }

    /// Writes the event into the transaction of what it tells of. From here to the commit other writers of the same
    /// file wait.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn record(self, portal: &Portal, tx: &mut Tx) -> Result<(), Error> {
        let facts = encode(&self.facts);
        let Subject { kind, id } = self.subject;
        // One statement takes the next number and locks the head of the chain, on both engines.
        let (seq, previous): (i64, Vec<u8>) = tx.fetch_one(store::NEXT, binds![kind, id, Vec::<u8>::new()]).await?;
        let row = EventRow {
            id: portal.new_id(),
            subject_kind: kind.to_owned(),
            subject_id: id,
            seq,
            at: portal.now().micros(),
            event: self.name.to_owned(),
            actor_id: self.actor.map(|account| account.0),
            facts,
            hash: Vec::new(),
        };
        let hash = row.chained_to(&previous);
        tx.execute(
            store::INSERT,
            binds![row.id, kind, id, seq, row.at, self.name, row.actor_id, &row.facts, hash.clone()],
        )
        .await?;
        tx.execute(store::MOVE_HEAD, binds![kind, id, hash]).await?;
        Ok(())
    }
}

/// A row of the log.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EventRow {
    /// Its id.
    pub id: Uuid,
    /// Kind of file.
    pub subject_kind: String,
    /// The file.
    pub subject_id: Uuid,
    /// Its place in the file's chain, from 1.
    pub seq: i64,
    /// When, in UTC microseconds.
    pub at: i64,
    /// What happened.
    pub event: String,
    /// Who did it; none when the system did.
    pub actor_id: Option<Uuid>,
    /// `name=value` lines.
    pub facts: String,
    /// Chained hash.
    pub hash: Vec<u8>,
}

impl EventRow {
    /// The facts by name.
    pub fn facts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.facts.lines().filter_map(|line| line.split_once('='))
    }

    /// The hash this row must carry after one with the hash `previous` (empty for the first).
    #[must_use]
    pub fn chained_to(&self, previous: &[u8]) -> Vec<u8> {
        let actor = self.actor_id.map(|id| id.to_string()).unwrap_or_default();
        let mut hash = Sha256::new();
        for part in [
            previous,
            self.id.as_bytes(),
            self.subject_kind.as_bytes(),
            self.subject_id.as_bytes(),
            &self.seq.to_be_bytes(),
            &self.at.to_be_bytes(),
            self.event.as_bytes(),
            actor.as_bytes(),
            self.facts.as_bytes(),
        ] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().to_vec()
    }
}

/// The chain of one file, oldest first.
///
/// # Errors
/// What the database refuses.
pub async fn list_of(tx: &mut Tx, subject: impl Into<Subject>) -> Result<Vec<EventRow>, Error> {
    let subject = subject.into();
    tx.fetch_all(store::LIST_OF_SUBJECT, binds![subject.kind, subject.id]).await
}

fn encode(facts: &[(&'static str, String)]) -> String {
    let mut text = String::new();
    for (name, value) in facts {
        // Values are ids, codes and numbers (see `Fact`), so neither holds a line break or, in its name, a `=`.
        let _ = writeln!(text, "{name}={value}");
    }
    text
}
