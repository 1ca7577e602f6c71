//! Getting back in: a forgotten password, a forgotten e-mail address.

use domain::account::{ForgottenEmailCodeInput, ForgottenEmailInput, ForgottenPasswordInput, ResetPasswordInput};
use domain::ids::SessionId;
use domain::lang::Lang;
use domain::text::{Email, Masked};

use super::known::{self, KnownBrowser};
use super::one_time::{self, Purpose, Refused};
use super::requests::{self, Request};
use super::sign_in::Visit;
use super::{get, limits, store};
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// Asks for a link to a new password; it goes to the address, if that is an account's.
///
/// # Errors
/// [`Error::TooMany`], known or not.
pub async fn request_password_link(
    portal: &Portal,
    input: ForgottenPasswordInput,
    lang: Lang,
    visit: &Visit,
) -> Result<()> {
    let request = Request { target: input.email.as_str().to_owned(), lang, account: None };
    requests::take(portal, Purpose::ResetPassword, &request, visit).await
}

/// Sets a new password by the link: every session ends, the owner is told. A second factor is asked for as before.
///
/// # Errors
/// Invalid `token`: `invalid-link`, `link-expired`, `link-used`, `link-superseded`.
pub async fn reset_password(portal: &Portal, input: ResetPasswordInput, visit: &Visit) -> Result<KnownBrowser> {
    let hash = portal.hasher.hash_new(&portal.rng, &input.password, &[]).await?;
    let (token, now) = (Token::presented(input.token.as_str()), portal.now());
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
        let row = match one_time::redeem_token(portal, tx, Purpose::ResetPassword, &token).await? {
            Ok(row) => row,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(id) = row.account() else { return Ok(Err(Refused::Wrong)) };
        let account = get(tx, id).await?;
        tx.execute(store::SET_PASSWORD, binds![id, &hash, now]).await?;
        tx.execute(store::END_OTHER_SESSIONS, binds![id, None::<SessionId>, now, "password-changed"]).await?;
        audit::event("password-reset", id).by_account(id).record(portal, tx).await?;
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::PasswordChanged, &[("name", &account.name)]).await?;
        Ok(Ok(known::browser_of(portal, id)))
    })?;
    outcome.map_err(Refused::of_link)
}

/// Asks for a code by which to find one's e-mail address; it goes to the number, if that is an account's and proved.
///
/// # Errors
/// [`Error::TooMany`], known or not.
pub async fn request_email_code(portal: &Portal, input: ForgottenEmailInput, lang: Lang, visit: &Visit) -> Result<()> {
    let request = Request { target: input.mobile.as_str().to_owned(), lang, account: None };
    requests::take(portal, Purpose::FindEmail, &request, visit).await
}

/// Shows the e-mail address of a number by its code: masked here, whole in a mail to the address itself.
///
/// # Errors
/// Invalid `code`: `wrong-code` (also for an unknown number and after five tries), `code-expired`, `code-used`.
pub async fn find_email(portal: &Portal, input: ForgottenEmailCodeInput, visit: &Visit) -> Result<Masked> {
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
        let number = input.mobile.as_str();
        let is_stranger = known::is_stranger(portal, tx, number, visit).await?;
        let row = match one_time::redeem_code(portal, tx, Purpose::FindEmail, number, &input.code, is_stranger).await? {
            Ok(row) => row,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(id) = row.account() else { return Ok(Err(Refused::Wrong)) };
        let account = get(tx, id).await?;
        audit::event("email-found", id).by_account(id).record(portal, tx).await?;
        let values = [("name", account.name.as_str()), ("email", account.email.as_str())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::EmailFound, &values).await?;
        Ok(Ok(account.email))
    })?;
    let email = outcome.map_err(Refused::of_code)?;
    Email::parse(&email).map(|email| email.masked()).map_err(|fault| Error::unexpected(fault.code))
}
