//! Server functions of accounts for people who are not signed in, and the way out.

use domain::account::{
    AcceptInviteFields, ActivateFields, ActivateLinkFields, ForgottenEmailCodeFields, ForgottenEmailFields,
    ForgottenPasswordFields, RecoveryCodeFields, RegisterFields, RemoveSecondStepFields, ResendActivationFields,
    ResetPasswordFields, ShowPasskeyFields, SignInFields, StopSecondStepFields, TotpFields, UndoContactFields,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    super::api_support::{begin_passkey, end_passkey, enter, go_keeping, passkey_holder, pending, remember, visit},
    crate::request::{self, asker, portal, signed_in},
    domain::{account::LocalPath, form::Form},
    usecases::{accounts, secrets::Token},
};

/// Opens an account; the same answer for a known and an unknown address.
#[server(prefix = "/api", endpoint = "accounts/register")]
pub async fn register(
    #[server(default)] fields: RegisterFields,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let input = fields.parse(())?;
    let email = input.email.as_str().to_owned();
    accounts::register(&portal()?, input, asker()?.lang, &visit()?).await?;
    go_keeping(&format!("/activate?email={}", request::encoded(&email)), &next);
    Ok(())
}

/// Sends code and link again.
#[server(prefix = "/api", endpoint = "accounts/resend-activation")]
pub async fn resend_activation(
    #[server(default)] fields: ResendActivationFields,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let input = fields.parse(())?;
    let email = input.email.as_str().to_owned();
    accounts::resend_activation(&portal()?, input, asker()?.lang, &visit()?).await?;
    go_keeping(&format!("/activate?sent=1&email={}", request::encoded(&email)), &next);
    Ok(())
}

/// Activates by the code that was mailed.
#[server(prefix = "/api", endpoint = "accounts/activate")]
pub async fn activate(
    #[server(default)] fields: ActivateFields,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    remember(&accounts::activate_by_code(&portal()?, fields.parse(())?, &visit()?).await?);
    go_keeping("/sign-in?activated=1", &next);
    Ok(())
}

/// Activates by the link that was mailed, from the button behind it.
#[server(prefix = "/api", endpoint = "accounts/activate-by-link")]
pub async fn activate_by_link(#[server(default)] fields: ActivateLinkFields) -> Result<(), AppError> {
    remember(&accounts::activate_by_link(&portal()?, fields.parse(())?, &visit()?).await?);
    request::go("/sign-in?activated=1");
    Ok(())
}

/// Signs in, or asks for the second factor.
#[server(prefix = "/api", endpoint = "accounts/sign-in")]
pub async fn sign_in(#[server(default)] fields: SignInFields) -> Result<(), AppError> {
    let input = fields.parse(())?;
    let next = input.next.clone();
    let entered = accounts::sign_in(&portal()?, input, &visit()?).await?;
    enter(entered, next.as_ref().map(|path| path.as_str()))
}

/// The second step, by an authenticator's code.
#[server(prefix = "/api", endpoint = "accounts/second-factor")]
pub async fn second_factor(#[server(default)] fields: TotpFields) -> Result<(), AppError> {
    let opened = accounts::sign_in_with_totp(&portal()?, &pending()?, fields.parse(())?, &visit()?).await?;
    enter(accounts::Entered::Session(opened), None)
}

/// The second step, by a recovery code.
#[server(prefix = "/api", endpoint = "accounts/recovery-code")]
pub async fn recovery_code(#[server(default)] fields: RecoveryCodeFields) -> Result<(), AppError> {
    let opened = accounts::sign_in_with_recovery_code(&portal()?, &pending()?, fields.parse(())?, &visit()?).await?;
    enter(accounts::Entered::Session(opened), None)
}

/// What the second step can be done with.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SecondStep {
    pub totp: bool,
    pub passkey: bool,
}

/// What the pending second step can be done with; nothing when the password is too long ago.
#[server(prefix = "/api", endpoint = "accounts/second-step")]
pub async fn get_second_step() -> Result<Option<SecondStep>, AppError> {
    let Ok(pending) = pending() else { return Ok(None) };
    let factors = accounts::pending_factors(&portal()?, &pending).await.ok();
    Ok(factors.map(|factors| SecondStep { totp: factors.totp, passkey: factors.passkey }))
}

/// What the device is asked with, whoever it may be.
#[server(prefix = "/api", endpoint = "accounts/begin-passkey-sign-in")]
pub async fn begin_passkey_sign_in() -> Result<String, AppError> {
    let begun = accounts::begin_passkey_sign_in(&portal()?, asker()?.lang, &visit()?).await?;
    begin_passkey(&begun.holder);
    Ok(begun.options)
}

/// Signs in by a passkey alone.
#[server(prefix = "/api", endpoint = "accounts/passkey-sign-in")]
pub async fn passkey_sign_in(
    #[server(default)] fields: ShowPasskeyFields,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let input = fields.parse(())?;
    let opened = accounts::sign_in_with_passkey(&portal()?, &passkey_holder()?, input, &visit()?).await?;
    end_passkey();
    let next = LocalPath::parse(&next);
    enter(accounts::Entered::Session(opened), next.as_ref().map(LocalPath::as_str))
}

/// What the device is asked with after the password.
#[server(prefix = "/api", endpoint = "accounts/begin-passkey-second-step")]
pub async fn begin_passkey_second_step() -> Result<String, AppError> {
    Ok(accounts::begin_passkey_second_step(&portal()?, &pending()?).await?)
}

/// The second step, by a passkey.
#[server(prefix = "/api", endpoint = "accounts/passkey-second-step")]
pub async fn passkey_second_step(#[server(default)] fields: ShowPasskeyFields) -> Result<(), AppError> {
    let (portal, pending, input) = (portal()?, pending()?, fields.parse(())?);
    let opened = accounts::sign_in_with_passkey_as_second_step(&portal, &pending, input, &visit()?).await?;
    enter(accounts::Entered::Session(opened), None)
}

/// Everything for the second step is lost: a link is mailed that opens after a day.
#[server(prefix = "/api", endpoint = "accounts/without-second-step")]
pub async fn without_second_step() -> Result<(), AppError> {
    accounts::ask_without_second_step(&portal()?, &pending()?, &visit()?).await?;
    request::go("/sign-in/lost?sent=1");
    Ok(())
}

/// Removes the lost second step by the link.
#[server(prefix = "/api", endpoint = "accounts/remove-second-step")]
pub async fn remove_second_step(#[server(default)] fields: RemoveSecondStepFields) -> Result<(), AppError> {
    accounts::remove_lost_second_step(&portal()?, fields.parse(())?, &visit()?).await?;
    request::go("/sign-in?removed=1");
    Ok(())
}

/// It was not the owner who asked: nothing is removed, and the password is to be changed.
#[server(prefix = "/api", endpoint = "accounts/stop-second-step")]
pub async fn stop_second_step(#[server(default)] fields: StopSecondStepFields) -> Result<(), AppError> {
    accounts::stop_lost_second_step(&portal()?, fields.parse(())?, &visit()?).await?;
    request::go("/forgotten-password?stopped=1");
    Ok(())
}

/// Ends the session.
#[server(prefix = "/api", endpoint = "accounts/sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::sign_out(&portal, &actor).await?;
    request::end_session();
    request::go("");
    Ok(())
}

/// Sends a link to a forgotten password; the same answer for a known and an unknown address.
#[server(prefix = "/api", endpoint = "accounts/forgotten-password")]
pub async fn forgotten_password(#[server(default)] fields: ForgottenPasswordFields) -> Result<(), AppError> {
    accounts::request_password_link(&portal()?, fields.parse(())?, asker()?.lang, &visit()?).await?;
    request::go("/forgotten-password/sent");
    Ok(())
}

/// Sets a new password by the link.
#[server(prefix = "/api", endpoint = "accounts/reset-password")]
pub async fn reset_password(#[server(default)] fields: ResetPasswordFields) -> Result<(), AppError> {
    remember(&accounts::reset_password(&portal()?, fields.parse(())?, &visit()?).await?);
    request::go("/sign-in?changed=1");
    Ok(())
}

/// Sends a code to a registered number; the same answer for a known and an unknown number.
#[server(prefix = "/api", endpoint = "accounts/forgotten-email")]
pub async fn forgotten_email(#[server(default)] fields: ForgottenEmailFields) -> Result<(), AppError> {
    let input = fields.parse(())?;
    let mobile = input.mobile.as_str().to_owned();
    accounts::request_email_code(&portal()?, input, asker()?.lang, &visit()?).await?;
    request::go(&format!("/forgotten-email/code?mobile={}", request::encoded(&mobile)));
    Ok(())
}

/// Shows the address of a number by its code, masked.
#[server(prefix = "/api", endpoint = "accounts/find-email")]
pub async fn find_email(#[server(default)] fields: ForgottenEmailCodeFields) -> Result<(), AppError> {
    let masked = accounts::find_email(&portal()?, fields.parse(())?, &visit()?).await?;
    request::go(&format!("/forgotten-email/found?email={}", request::encoded(masked.as_str())));
    Ok(())
}

/// Brings old contact data back by the link sent to them; every session ends.
#[server(prefix = "/api", endpoint = "accounts/undo-contact-change")]
pub async fn undo_contact_change(#[server(default)] fields: UndoContactFields) -> Result<(), AppError> {
    let input = fields.parse(())?;
    accounts::undo_contact_change(&portal()?, &Token::presented(input.token.as_str()), &visit()?).await?;
    request::end_session();
    request::go("/sign-in?undone=1");
    Ok(())
}

/// Takes an invitation up.
#[server(prefix = "/api", endpoint = "accounts/accept-invite")]
pub async fn accept_invite(#[server(default)] fields: AcceptInviteFields) -> Result<(), AppError> {
    accounts::accept_invite(&portal()?, fields.parse(())?, &visit()?).await?;
    request::go("/sign-in?activated=1");
    Ok(())
}
