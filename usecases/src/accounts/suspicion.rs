//! What an owner is told about attempts that may not be theirs (ASVS 6.3.5): many by strangers, a right password with
//! wrong second steps, and a sign-in from where the account was never used.

use domain::account::AccountStatus;
use domain::ids::AccountId;

use super::{Row, get, limits};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template, words};
use crate::queue::{self, Job};
use crate::transaction;

/// The job that tells an owner of the attempts of strangers; its payload is the account.
pub const TELL_OF_ATTEMPTS: &str = "tell-of-attempts";

/// How many attempts of strangers to one address in an hour are more than a forgotten password.
const MANY: i64 = 10;

/// Counts the attempts of strangers to one address. The work is the same for an address that nobody has (the nil id):
/// a job tells the owner, or finds nobody to tell.
pub(super) async fn notice_attempts(portal: &Portal, tx: &mut Tx, account: AccountId, hits: i64) -> Result<()> {
    if hits == MANY {
        queue::enqueue(portal, tx, TELL_OF_ATTEMPTS, &[account.0]).await?;
    }
    Ok(())
}

/// The job: a mail to the owner, one a day at most, so that a stranger cannot fill the mailbox. Done again it does nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn tell_of_attempts(portal: &Portal, job: Job) -> Result<()> {
    let id = AccountId(job.id(0)?);
    if id.0.is_nil() {
        return Ok(());
    }
    transaction!(portal.db, tx => {
        let account = get(tx, id).await?;
        if account.status()? == AccountStatus::Active
            && limits::fills(portal, tx, limits::ATTEMPTS_TOLD, &id.to_string()).await?
        {
            let values = [("name", account.name.as_str())];
            messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::AttemptsNoticed, &values).await?;
        }
        Ok::<_, Error>(())
    })
}

/// Counts a wrong second step. The third of a day is told: whoever shows it has the password.
pub(super) async fn notice_wrong_second_step(portal: &Portal, tx: &mut Tx, account: &Row) -> Result<()> {
    if limits::fills(portal, tx, limits::WRONG_SECOND_STEPS, &account.id.to_string()).await? {
        let values = [("name", account.name.as_str())];
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::SecondStepFailed, &values).await?;
    }
    Ok(())
}

/// Tells of a sign-in by a browser and from a network that the account was not used from before.
pub(super) async fn tell_of_new_sign_in(portal: &Portal, tx: &mut Tx, account: &Row) -> Result<()> {
    let moment = words::moment(account.lang(), portal.now());
    let values = [("name", account.name.as_str()), ("moment", moment.as_str())];
    messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::NewSignIn, &values).await?;
    Ok(())
}
