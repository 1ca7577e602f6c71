//! One-time codes and links: hashed, newest only, single use, expiring, bound to a purpose, five tries (assurance.md I9).

use domain::ids::AccountId;
use domain::text::Code;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{limits, store};
use crate::binds;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::secrets::{Token, same};

domain::codes! {
    /// What a code or link is for.
    pub enum Purpose {
        /// Proves the address of a new account.
        Activate = "activate",
        /// Stands for a right password until the second factor is shown.
        SecondFactor = "second-factor",
        /// Sets a new password.
        ResetPassword = "reset-password",
        /// Shows the e-mail address of a number.
        FindEmail = "find-email",
        /// Proves a new e-mail address.
        VerifyEmail = "verify-email",
        /// Proves a new number.
        VerifyMobile = "verify-mobile",
        /// Brings old contact data back.
        UndoContact = "undo-contact",
        /// Invites staff.
        Invite = "invite",
    }
}

impl Purpose {
    /// How long it is good for, in seconds.
    pub(super) const fn valid_seconds(self) -> i64 {
        match self {
            Self::Activate | Self::VerifyEmail | Self::Invite => 24 * 3_600,
            Self::SecondFactor | Self::FindEmail | Self::VerifyMobile => 5 * 60,
            Self::ResetPassword => 15 * 60,
            Self::UndoContact => 72 * 3_600,
        }
    }
}

/// At most three sends in a quarter of an hour, two of them for a stranger.
const SENDS: i64 = 3;
const SENDS_BY_STRANGERS: i64 = 2;
/// At most five tries of a code.
const TRIES: i64 = 5;
/// How many of them a stranger can use up where there is no other way than the code: the rest is kept for the owner.
const TRIES_BY_STRANGERS: i64 = 3;
const SENDS_SECONDS: i64 = 15 * 60;
const SUBJECT: &str = "one_time_codes.subject";

/// A code of six digits and the token of a link; the caller sends the one, the other, or both.
pub(super) struct Drawn {
    pub(super) code: Code,
    pub(super) token: Token,
}

pub(super) fn draw(portal: &Portal) -> Drawn {
    Drawn { code: Code::from_random(u64::from_be_bytes(portal.rng.bytes())), token: Token::draw(&portal.rng) }
}

/// What to issue.
pub(super) struct Issue<'a> {
    pub(super) purpose: Purpose,
    pub(super) account: Option<AccountId>,
    /// What it is redeemed with: an address, a number, an account.
    pub(super) target: &'a str,
    /// What was drawn; `None` for a request that the queue answers.
    pub(super) drawn: Option<&'a Drawn>,
    /// What is to happen when it is redeemed.
    pub(super) subject: serde_json::Value,
}

/// Counts a send against the budgets of its target; who is no stranger to it has a part of them to themself.
///
/// # Errors
/// [`Error::TooMany`].
pub(super) async fn budget(
    portal: &Portal,
    tx: &mut Tx,
    purpose: Purpose,
    target: &str,
    is_stranger: bool,
) -> Result<()> {
    // The hit locks its row, so that two requests at once cannot both be the third.
    let subject = format!("{purpose} {target}");
    limits::hit(portal, tx, limits::SENDS_OF_DAY, &subject).await?;
    if is_stranger {
        limits::hit(portal, tx, limits::SENDS_OF_DAY_BY_STRANGERS, &subject).await?;
    }
    let allowed = if is_stranger { SENDS_BY_STRANGERS } else { SENDS };
    let since = portal.now().plus_seconds(-SENDS_SECONDS);
    let (sends, first): (i64, Option<i64>) =
        tx.fetch_one(store::COUNT_SENDS, binds![purpose.code(), index(portal, purpose, target), since]).await?;
    match first {
        Some(first) if sends >= allowed => {
            let free_at = domain::time::Instant::from_micros(first).plus_seconds(SENDS_SECONDS);
            Err(Error::TooMany { retry_after: free_at.seconds_since(portal.now()) + 1 })
        }
        _ => Ok(()),
    }
}

/// Issues a code or link; older ones of its purpose and target do not count any more.
pub(super) async fn issue(portal: &Portal, tx: &mut Tx, issue: Issue<'_>) -> Result<Uuid> {
    let (id, now) = (portal.new_id(), portal.now());
    let target = index(portal, issue.purpose, issue.target);
    tx.execute(store::SUPERSEDE_CODES, binds![issue.purpose.code(), target, now]).await?;
    let subject = serde_json::to_vec(&issue.subject).map_err(Error::unexpected)?;
    let row = binds![
        id,
        issue.purpose.code(),
        issue.account,
        target,
        issue.drawn.map(|drawn| portal.secrets.code_hash(id, drawn.code.as_str())),
        issue.drawn.map(|drawn| drawn.token.hash()),
        portal.secrets.seal(&portal.rng, SUBJECT, id, &subject),
        now,
        now.plus_seconds(issue.purpose.valid_seconds()),
    ];
    tx.execute(store::INSERT_CODE, row).await?;
    Ok(id)
}

/// A code or link as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: Uuid,
    purpose: String,
    account_id: Option<Uuid>,
    code_hash: Option<Vec<u8>>,
    subject_sealed: Option<Vec<u8>>,
    expires_at: i64,
    used_at: Option<i64>,
    superseded_at: Option<i64>,
}

impl Row {
    pub(super) fn purpose(&self) -> Option<Purpose> {
        Purpose::parse(&self.purpose)
    }

    /// True while it can still be redeemed.
    pub(super) fn is_open(&self, now: domain::time::Instant) -> bool {
        self.used_at.is_none() && self.superseded_at.is_none() && now.micros() < self.expires_at
    }

    pub(super) fn account(&self) -> Option<AccountId> {
        self.account_id.map(AccountId)
    }

    pub(super) fn subject<T: DeserializeOwned>(&self, portal: &Portal) -> Result<T> {
        let sealed = self.subject_sealed.as_deref().unwrap_or_default();
        let plain = portal.secrets.open(SUBJECT, self.id, sealed).map_err(Error::unexpected)?;
        serde_json::from_slice(&plain).map_err(Error::unexpected)
    }
}

/// A request as stored.
pub(super) async fn get(tx: &mut Tx, id: Uuid) -> Result<Row> {
    Ok(tx.fetch_one(store::FIND_CODE, binds![id]).await?)
}

/// Why a code or link does nothing. Said only to who holds the right one, so that it betrays nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Refused {
    /// It is not the one, or was tried too often.
    Wrong,
    /// It is too old.
    Expired,
    /// It was used before.
    Used,
    /// A newer one was sent.
    Superseded,
}

impl Refused {
    /// As a fault of the field `code`.
    pub(super) fn of_code(self) -> Error {
        match self {
            Self::Wrong => Error::invalid("code", "wrong-code"),
            Self::Expired => Error::invalid("code", "code-expired"),
            Self::Used => Error::invalid("code", "code-used"),
            Self::Superseded => Error::invalid("code", "code-superseded"),
        }
    }

    /// As a fault of the field `token`.
    pub(super) fn of_link(self) -> Error {
        match self {
            Self::Wrong => Error::invalid("token", "invalid-link"),
            Self::Expired => Error::invalid("token", "link-expired"),
            Self::Used => Error::invalid("token", "link-used"),
            Self::Superseded => Error::invalid("token", "link-superseded"),
        }
    }
}

/// Redeems the newest code of a target. The outer result must be committed also when the inner one refuses: a try that
/// is rolled back was not counted.
pub(super) async fn redeem_code(
    portal: &Portal,
    tx: &mut Tx,
    purpose: Purpose,
    target: &str,
    code: &Code,
    is_stranger: bool,
) -> Result<Result<Row, Refused>> {
    let now = portal.now();
    let tries = if is_stranger { TRIES_BY_STRANGERS } else { TRIES };
    let newest: Option<Row> =
        tx.fetch_optional(store::NEWEST_CODE, binds![purpose.code(), index(portal, purpose, target)]).await?;
    // The same statements for a target that nobody has.
    let id = newest.as_ref().map_or(Uuid::nil(), |row| row.id);
    let may_try = tx.execute(store::COUNT_TRY, binds![id, tries]).await? == 1;
    let hash = portal.secrets.code_hash(id, code.as_str());
    let stored = newest.as_ref().and_then(|row| row.code_hash.as_deref()).unwrap_or(&[0; 32]);
    let is_right = same(&hash, stored);
    let Some(row) = newest.filter(|_| may_try && is_right) else { return Ok(Err(Refused::Wrong)) };
    use_once(tx, now.micros(), row).await
}

/// Redeems a link.
pub(super) async fn redeem_token(
    portal: &Portal,
    tx: &mut Tx,
    purpose: Purpose,
    token: &Token,
) -> Result<Result<Row, Refused>> {
    match find_token(tx, purpose, token).await? {
        Some(row) => use_once(tx, portal.now().micros(), row).await,
        None => Ok(Err(Refused::Wrong)),
    }
}

/// The code or link of a token, whatever has become of it.
pub(super) async fn find_token(tx: &mut Tx, purpose: Purpose, token: &Token) -> Result<Option<Row>> {
    Ok(tx.fetch_optional(store::FIND_CODE_BY_TOKEN, binds![purpose.code(), token.hash()]).await?)
}

/// Counts a try of a code that is not stored here (an authenticator's); false after the fifth.
pub(super) async fn count_try(tx: &mut Tx, row: &Row) -> Result<bool> {
    Ok(tx.execute(store::COUNT_TRY, binds![row.id, TRIES]).await? == 1)
}

/// Uses a code or link that has been found right; once, whoever else tries at the same moment.
pub(super) async fn use_once(tx: &mut Tx, now: i64, row: Row) -> Result<Result<Row, Refused>> {
    if tx.execute(store::USE_CODE, binds![row.id, now]).await? == 1 {
        return Ok(Ok(row));
    }
    Ok(Err(match row {
        Row { used_at: Some(_), .. } => Refused::Used,
        Row { superseded_at: Some(_), .. } => Refused::Superseded,
        Row { expires_at, .. } if expires_at <= now => Refused::Expired,
        // Somebody used it between the reading and the update.
        Row { .. } => Refused::Used,
    }))
}

pub(super) fn index(portal: &Portal, purpose: Purpose, target: &str) -> [u8; 32] {
    portal.secrets.index(purpose.code(), target)
}
