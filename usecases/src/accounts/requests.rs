//! Requests of people who are not signed in: to open an account, to get a link or a code. The page that takes one does
//! the same work whether or not the address is known; a job looks it up and answers by mail or text message.

use domain::account::AccountStatus;
use domain::ids::AccountId;
use domain::lang::Lang;
use serde::{Deserialize, Serialize};

use super::known;
use super::one_time::{self, Drawn, Issue, Purpose};
use super::sign_in::Visit;
use super::{Row, find_by_email, limits, link, store};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Recipient, Template};
use crate::queue::{self, Job};
use crate::{audit, binds, transaction};

/// The job's kind; its payload is the request.
pub const ANSWER: &str = "answer-request";

/// What is remembered of a request until it is answered; sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Request {
    /// The address or number typed.
    pub(super) target: String,
    /// The language of the page.
    pub(super) lang: Lang,
    /// A new account's name and password hash.
    pub(super) account: Option<(String, String)>,
}

/// Writes a request down.
///
/// # Errors
/// [`Error::TooMany`] by network address or by what was typed, known or not.
pub(super) async fn take(portal: &Portal, purpose: Purpose, request: &Request, visit: &Visit) -> Result<()> {
    let subject = serde_json::to_value(request).map_err(Error::unexpected)?;
    transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::REQUESTS_OF_PLACE, &visit.address).await?;
        // Who opens an account is known to nobody yet, and each mail holds a link that tries do not use up.
        let is_stranger =
            purpose != Purpose::Activate && known::is_stranger(portal, tx, &request.target, visit).await?;
        if purpose == Purpose::FindEmail {
            limits::hit(portal, tx, limits::SMS_OF_ALL, "").await?;
            if is_stranger {
                limits::hit(portal, tx, limits::SMS_OF_ALL_BY_STRANGERS, "").await?;
            }
        }
        one_time::budget(portal, tx, purpose, &request.target, is_stranger).await?;
        let issue = Issue { purpose, account: None, target: &request.target, drawn: None, subject: subject.clone() };
        let id = one_time::issue(portal, tx, issue).await?;
        queue::enqueue(portal, tx, ANSWER, &[id]).await?;
        Ok(())
    })
}

/// The job: answers a request. Done again it does nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(portal: &Portal, job: Job) -> Result<()> {
    let id = job.id(0)?;
    transaction!(portal.db, tx => {
        let row = one_time::get(tx, id).await?;
        let request: Request = row.subject(portal)?;
        let drawn = one_time::draw(portal);
        let account = match row.purpose() {
            Some(Purpose::Activate) => begin_account(portal, tx, &request).await?,
            Some(Purpose::ResetPassword) => find_by_email(tx, &request.target).await?,
            Some(Purpose::FindEmail) => tx.fetch_optional(store::FIND_BY_MOBILE, binds![request.target.as_str()]).await?,
            _ => None,
        };
        // A code that nobody is told stands for the unknown: tries are counted alike.
        let hashes = (portal.secrets.code_hash(id, drawn.code.as_str()), drawn.token.hash());
        let known = account.as_ref().map(Row::account);
        if tx.execute(store::ANSWER_REQUEST, binds![id, known, hashes.0, hashes.1]).await? == 1
            && let (Some(account), Some(purpose)) = (account, row.purpose())
        {
            tell(portal, tx, purpose, &account, &request, &drawn).await?;
        }
        Ok(())
    })
}

/// The account of a registration: made, or, as long as it was not activated, made over with what was typed last.
async fn begin_account(portal: &Portal, tx: &mut Tx, request: &Request) -> Result<Option<Row>> {
    if let Some((name, password_hash)) = &request.account {
        let (id, now) = (AccountId(portal.new_id()), portal.now());
        let folded = domain::text::fold(name);
        let row = binds![
            id,
            AccountStatus::AwaitingActivation.code(),
            request.target.as_str(),
            name,
            &folded,
            request.lang.code(),
            password_hash,
            now,
            None::<i64>,
        ];
        if tx.execute(store::INSERT, row).await? == 1 {
            audit::event("account-registered", id).record(portal, tx).await?;
        } else if let Some(existing) = find_by_email(tx, &request.target).await? {
            // Invited by an administrator: the invitation is the way in, and a stranger's password must not stand beside
            // its roles.
            if existing.password_hash.is_none() {
                return Ok(None);
            }
            let again = binds![existing.id, name, folded, request.lang.code(), password_hash, now];
            tx.execute(store::REPLACE_REGISTRATION, again).await?;
        }
    }
    Ok(find_by_email(tx, &request.target).await?)
}

async fn tell(
    portal: &Portal,
    tx: &mut Tx,
    purpose: Purpose,
    account: &Row,
    request: &Request,
    drawn: &Drawn,
) -> Result<()> {
    let (lang, name) = (account.lang(), account.name.as_str());
    let code = drawn.code.as_str();
    match (purpose, account.status()?) {
        (Purpose::Activate, AccountStatus::AwaitingActivation) => {
            let link = link(portal, lang, "activate", &drawn.token);
            messages::send(
                portal,
                tx,
                Channel::Mail,
                &account.by_mail(),
                Template::Activate,
                &[("name", name), ("code", code), ("link", &link)],
            )
            .await?;
        }
        (Purpose::Activate, AccountStatus::Active | AccountStatus::Suspended) => {
            messages::send(
                portal,
                tx,
                Channel::Mail,
                &account.by_mail(),
                Template::AlreadyRegistered,
                &[("name", name)],
            )
            .await?;
        }
        (Purpose::ResetPassword, AccountStatus::Active) => {
            let link = link(portal, lang, "reset-password", &drawn.token);
            messages::send(
                portal,
                tx,
                Channel::Mail,
                &account.by_mail(),
                Template::ResetPassword,
                &[("name", name), ("link", &link)],
            )
            .await?;
        }
        (Purpose::FindEmail, AccountStatus::Active) => {
            let to = Recipient { account: Some(account.account()), address: request.target.clone(), lang };
            messages::send(portal, tx, Channel::Sms, &to, Template::FindEmailCode, &[("code", code)]).await?;
        }
        // Who never activated, was suspended or erased is told nothing.
        _ => {}
    }
    Ok(())
}
