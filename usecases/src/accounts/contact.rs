//! Changing e-mail address and mobile number: proved before it counts, the old one told, undone within 72 hours.

use domain::account::{ChangeEmailInput, ChangeMobileInput, ConfirmContactInput};
use domain::ids::{ContactChangeId, SessionId};
use domain::text::{Email, Mobile};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::one_time::{self, Issue, Purpose, Refused};
use super::password::require_fresh;
use super::sign_in::Visit;
use super::{Row, data_update, find_by_email, get, limits, link, store};
use crate::context::{Actor, Portal};
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Recipient, Template};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// What a code proves.
#[derive(Debug, Serialize, Deserialize)]
struct Proved {
    to: String,
}

/// What an undo link brings back.
#[derive(Debug, Serialize, Deserialize)]
struct Undo {
    change: Uuid,
}

/// Sends a code to the new address. When it is another account's, its owner is told instead, and the answer is the same.
///
/// # Errors
/// Conflict `reauthenticate`; [`Error::TooMany`].
pub async fn change_email(portal: &Portal, actor: &Actor, input: ChangeEmailInput) -> Result<()> {
    require_fresh(portal, actor)?;
    let to = input.email.as_str();
    transaction!(portal.db, tx => {
        let drawn = begin(portal, tx, actor, Purpose::VerifyEmail, to).await?;
        let account = get(tx, actor.account).await?;
        match find_by_email(tx, to).await? {
            Some(other) => {
                messages::send(portal, tx, Channel::Mail, &other.by_mail(), Template::AlreadyRegistered, &[("name", &other.name)]).await?;
            }
            None => {
                let recipient = Recipient { account: Some(actor.account), address: to.to_owned(), lang: account.lang() };
                let values = [("name", account.name.as_str()), ("code", drawn.code.as_str())];
                messages::send(portal, tx, Channel::Mail, &recipient, Template::VerifyEmail, &values).await?;
            }
        }
        Ok(())
    })
}

/// Changes the address by the code that was sent to it.
///
/// # Errors
/// Invalid `code`; conflict `email-taken` when it became another's meanwhile.
pub async fn confirm_email(portal: &Portal, actor: &Actor, input: ConfirmContactInput) -> Result<()> {
    let outcome = transaction!(portal.db, tx => {
        let proved: Proved = match redeem(portal, tx, actor, Purpose::VerifyEmail, &input).await? {
            Ok(proved) => proved,
            Err(refused) => return Ok(Err(refused)),
        };
        data_update::begin(portal, tx, actor.account).await?;
        let account = get(tx, actor.account).await?;
        tx.execute(store::SET_EMAIL, binds![account.id, proved.to.as_str(), account.email.as_str()]).await.map_err(taken("email-taken"))?;
        let masked = Email::parse(&proved.to).map(|email| email.masked().to_string()).unwrap_or_default();
        changed(portal, tx, actor, &account, "email", Some(&account.email), &proved.to, &masked).await?;
        Ok(Ok(()))
    })?;
    outcome.map_err(Refused::of_code)
}

/// Sends a code to the new number.
///
/// # Errors
/// Conflict `reauthenticate`; [`Error::TooMany`].
pub async fn change_mobile(portal: &Portal, actor: &Actor, input: ChangeMobileInput) -> Result<()> {
    require_fresh(portal, actor)?;
    let to = input.mobile.as_str();
    transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::SMS_OF_ALL, "").await?;
        let drawn = begin(portal, tx, actor, Purpose::VerifyMobile, to).await?;
        let recipient = Recipient { account: Some(actor.account), address: to.to_owned(), lang: actor.lang };
        messages::send(portal, tx, Channel::Sms, &recipient, Template::VerifyMobile, &[("code", drawn.code.as_str())]).await?;
        Ok(())
    })
}

/// Changes the number by the code that was sent to it.
///
/// # Errors
/// Invalid `code`; conflict `mobile-taken` when another account has proved it: said only to who holds the number.
pub async fn confirm_mobile(portal: &Portal, actor: &Actor, input: ConfirmContactInput) -> Result<()> {
    let now = portal.now();
    let outcome = transaction!(portal.db, tx => {
        let proved: Proved = match redeem(portal, tx, actor, Purpose::VerifyMobile, &input).await? {
            Ok(proved) => proved,
            Err(refused) => return Ok(Err(refused)),
        };
        data_update::begin(portal, tx, actor.account).await?;
        let account = get(tx, actor.account).await?;
        tx.execute(store::SET_MOBILE, binds![account.id, proved.to.as_str(), now]).await.map_err(taken("mobile-taken"))?;
        let before = account.mobile.as_ref().filter(|_| account.mobile_verified_at.is_some());
        let masked = Mobile::parse(&proved.to).map(|mobile| mobile.masked().to_string()).unwrap_or_default();
        changed(portal, tx, actor, &account, "mobile", before.map(String::as_str), &proved.to, &masked).await?;
        Ok(Ok(()))
    })?;
    outcome.map_err(Refused::of_code)
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    id: Uuid,
    account_id: Uuid,
    kind: String,
    before_value: Option<String>,
    after_value: String,
}

/// Brings the old address or number back, by the link that was sent to it: every session ends, for somebody else may
/// hold one.
///
/// # Errors
/// Invalid `token`: `invalid-link`, `link-expired`, `link-used`.
pub async fn undo_contact_change(portal: &Portal, token: &Token, visit: &Visit) -> Result<()> {
    let now = portal.now();
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
        let row = match one_time::redeem_token(portal, tx, Purpose::UndoContact, token).await? {
            Ok(row) => row,
            Err(refused) => return Ok(Err(refused)),
        };
        let Undo { change } = row.subject(portal)?;
        let found: Option<ChangeRow> = tx.fetch_optional(store::FIND_CONTACT_CHANGE, binds![change]).await?;
        let Some(change) = found else { return Ok(Err(Refused::Used)) };
        let account = get(tx, domain::ids::AccountId(change.account_id)).await?;
        if change.kind == "email" {
            let before = change.before_value.as_deref().unwrap_or_default();
            // Whoever changed it may have changed it again: what the account has now goes.
            tx.execute(store::SET_EMAIL, binds![account.id, before, account.email.as_str()]).await.map_err(taken("email-taken"))?;
        } else if account.mobile.as_deref() == Some(change.after_value.as_str()) {
            let verified_at = change.before_value.as_ref().map(|_| now);
            tx.execute(store::SET_MOBILE, binds![account.id, change.before_value.as_deref(), verified_at]).await.map_err(taken("mobile-taken"))?;
        }
        tx.execute(store::UNDO_CONTACT_CHANGE, binds![change.id, now]).await?;
        tx.execute(store::END_OTHER_SESSIONS, binds![account.id, None::<SessionId>, now, "ended-elsewhere"]).await?;
        audit::event("contact-change-undone", account.account()).with("change", change.id).record(portal, tx).await?;
        Ok(Ok(()))
    })?;
    outcome.map_err(Refused::of_link)
}

/// Counts the send and issues the code, redeemed by the account that asks.
async fn begin(portal: &Portal, tx: &mut Tx, actor: &Actor, purpose: Purpose, to: &str) -> Result<one_time::Drawn> {
    one_time::budget(portal, tx, purpose, &actor.account.to_string(), false).await?;
    // And per number, so that nobody is pestered by many accounts.
    limits::hit(portal, tx, limits::SENDS_OF_DAY, to).await?;
    let drawn = one_time::draw(portal);
    let issue = Issue {
        purpose,
        account: Some(actor.account),
        target: &actor.account.to_string(),
        drawn: Some(&drawn),
        subject: serde_json::to_value(Proved { to: to.to_owned() }).map_err(Error::unexpected)?,
    };
    one_time::issue(portal, tx, issue).await?;
    Ok(drawn)
}

async fn redeem(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    purpose: Purpose,
    input: &ConfirmContactInput,
) -> Result<Result<Proved, Refused>> {
    match one_time::redeem_code(portal, tx, purpose, &actor.account.to_string(), &input.code, false).await? {
        Ok(row) => row.subject(portal).map(Ok),
        Err(refused) => Ok(Err(refused)),
    }
}

/// Writes the change down and tells the old address and number, with the way back.
#[allow(clippy::too_many_arguments)]
async fn changed(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    account: &Row,
    kind: &'static str,
    before: Option<&str>,
    after: &str,
    masked: &str,
) -> Result<()> {
    let change = ContactChangeId(portal.new_id());
    tx.execute(store::INSERT_CONTACT_CHANGE, binds![change, actor.account, kind, before, after, portal.now()]).await?;
    audit::event("contact-changed", actor.account)
        .by(actor)
        .with("kind", kind)
        .with("change", change.0)
        .record(portal, tx)
        .await?;
    let drawn = one_time::draw(portal);
    let issue = Issue {
        purpose: Purpose::UndoContact,
        account: Some(actor.account),
        target: &change.to_string(),
        drawn: Some(&drawn),
        subject: serde_json::to_value(Undo { change: change.0 }).map_err(Error::unexpected)?,
    };
    one_time::issue(portal, tx, issue).await?;
    let link = link(portal, account.lang(), "undo-contact-change", &drawn.token);
    let values = [("name", account.name.as_str()), ("masked", masked), ("link", link.as_str())];
    // The account's row was read before the change: its address is the old one.
    messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::ContactChanged, &values).await?;
    if let Some(number) = before.filter(|_| kind == "mobile") {
        let to = Recipient { account: Some(actor.account), address: number.to_owned(), lang: account.lang() };
        messages::send(portal, tx, Channel::Sms, &to, Template::MobileChanged, &[("masked", masked), ("link", &link)])
            .await?;
    }
    Ok(())
}

fn taken(code: &'static str) -> impl Fn(DbError) -> Error {
    move |error| match error {
        DbError::Unique(_) => Error::conflict(code),
        other => other.into(),
    }
}
