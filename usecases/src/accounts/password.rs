//! The password of who is signed in.

use domain::account::{ChangePasswordInput, ReauthenticateInput};
use domain::text::PasswordLength;

use super::{get, limits, store};
use crate::context::{Actor, Portal};
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// How long a password that was shown counts before e-mail, mobile, second factor or payout are changed.
const FRESH_SECONDS: i64 = 10 * 60;

/// Requires that the password was shown in the last ten minutes.
///
/// # Errors
/// Conflict `reauthenticate`: the page asks for the password and comes back.
pub fn require_fresh(portal: &Portal, actor: &Actor) -> Result<()> {
    if portal.now() < actor.authenticated_at.plus_seconds(FRESH_SECONDS) {
        Ok(())
    } else {
        Err(Error::conflict("reauthenticate"))
    }
}

/// Shows the password once more, before a sensitive change. The session goes on under a new token; the old one is ended.
///
/// # Errors
/// Invalid `password`: `wrong-password`. [`Error::TooMany`].
pub async fn reauthenticate(portal: &Portal, actor: &Actor, input: ReauthenticateInput) -> Result<Token> {
    check(portal, actor, input.password.as_str(), "password").await?;
    let (now, token) = (portal.now(), Token::draw(&portal.rng));
    transaction!(portal.db, tx => {
        tx.execute(store::RENEW_SESSION, binds![actor.session, now, token.hash()]).await?;
        audit::event("reauthenticated", actor.account).by(actor).with("session", actor.session).record(portal, tx).await?;
        Ok(())
    })?;
    Ok(token)
}

/// How long a new password of this person must be; what [`ChangePasswordInput`]'s form is parsed with.
///
/// # Errors
/// When the database does not answer.
pub async fn password_length(portal: &Portal, actor: &Actor) -> Result<PasswordLength> {
    let has_second_factor = super::has_second_factor(portal, actor).await?;
    Ok(if has_second_factor { PasswordLength::WithSecondFactor } else { PasswordLength::Alone })
}

/// Changes the password: the other sessions end, this one goes on under a new token, the owner is told.
///
/// # Errors
/// Invalid `current`: `wrong-password`. [`Error::TooMany`].
pub async fn change_password(portal: &Portal, actor: &Actor, input: ChangePasswordInput) -> Result<Token> {
    check(portal, actor, input.current.as_str(), "current").await?;
    let hash = portal.hasher.hash_new(&portal.rng, &input.password, &[]).await?;
    let (now, token) = (portal.now(), Token::draw(&portal.rng));
    transaction!(portal.db, tx => {
        let account = get(tx, actor.account).await?;
        tx.execute(store::SET_PASSWORD, binds![account.id, &hash, now]).await?;
        tx.execute(store::RENEW_SESSION, binds![actor.session, now, token.hash()]).await?;
        tx.execute(store::END_OTHER_SESSIONS, binds![account.id, actor.session, now, "password-changed"]).await?;
        audit::event("password-changed", actor.account).by(actor).record(portal, tx).await?;
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::PasswordChanged, &[("name", &account.name)]).await?;
        Ok(())
    })?;
    Ok(token)
}

pub(super) async fn check(portal: &Portal, actor: &Actor, password: &str, field: &'static str) -> Result<()> {
    let hash = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::REAUTHENTICATIONS, &actor.account.to_string()).await?;
        Ok(get(tx, actor.account).await?.password_hash)
    })?;
    if portal.hasher.verify(password, hash.as_deref()).await? {
        Ok(())
    } else {
        Err(Error::invalid(field, "wrong-password"))
    }
}
