//! The sweeps: unpaid past their day, unanswered past their day, reminders. Each is idempotent: a file is looked at again
//! under its lock, and one that moved on meanwhile is left alone.

use domain::application::{Status, Step, deadline};
use domain::ids::ApplicationId;
use domain::time::CivilDate;
use uuid::Uuid;

use super::advance::advance;
use super::tell::Said;
use super::{expire_unpaid, record, store, tell};
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::messages::Template;
use crate::{binds, payments, transaction};

/// Cancels every application whose last day to pay has passed.
///
/// # Errors
/// What the database refuses.
pub async fn expire_all_unpaid(portal: &Portal) -> Result<()> {
    for id in due(portal, store::LIST_UNPAID).await? {
        // What was paid in the last minutes counts; with no answer from the gateway, better cancelled later than wrongly.
        match payments::check_open_of(portal, id).await {
            Ok(()) => {}
            Err(Error::Conflict { .. }) => continue,
            Err(error) => return Err(error),
        }
        transaction!(portal.db, tx => { expire_unpaid(portal, tx, id).await })?;
    }
    Ok(())
}

/// Closes every application whose additional requirements were not answered by their last day.
///
/// # Errors
/// What the database refuses.
pub async fn close_unanswered(portal: &Portal) -> Result<()> {
    for id in due(portal, store::LIST_UNANSWERED).await? {
        transaction!(portal.db, tx => {
            let mut file = record::take(tx, id).await?;
            let Status::AdditionalRequirements { answer_by, .. } = file.status else { return Ok(()) };
            if portal.today() <= answer_by {
                return Ok(());
            }
            advance(portal, tx, &mut file, &Step::CloseUnanswered { at: portal.now() }, None).await?;
            tell::applicant(portal, tx, &file, Template::ApplicationClosed, &[("until", Said::Day(answer_by))]).await
        })?;
    }
    Ok(())
}

/// Reminds everyone whose fees wait, so many days before the last day as the policy says. A day on which nothing ran is
/// made up for by one reminder that says how many days are really left.
///
/// # Errors
/// What the database refuses.
pub async fn remind(portal: &Portal) -> Result<()> {
    let today = portal.today();
    let mut days = policy::effective_on(today).clocks.payment_reminders.days_before.clone();
    days.sort_unstable();
    for (place, before) in days.iter().enumerate() {
        let until = today.plus_days(i64::from(*before));
        let mut reading = portal.db.read().await?;
        let found: Vec<(Uuid,)> =
            reading.fetch_all(store::LIST_TO_REMIND, binds![today, until, i64::from(*before)]).await?;
        drop(reading);
        for (id,) in found {
            // Those further from the day went out or are made up for by this one.
            let missed = days.get(place..).unwrap_or_default();
            remind_one(portal, ApplicationId(id), missed, today).await?;
        }
    }
    Ok(())
}

async fn remind_one(portal: &Portal, id: ApplicationId, steps: &[u16], today: CivilDate) -> Result<()> {
    transaction!(portal.db, tx => {
        let file = record::take(tx, id).await?;
        let Status::AwaitingPayment { pay_by } = file.status else { return Ok(()) };
        let issued_on = file.submitted_at.map_or(today, |at| at.civil_date());
        let planned = deadline::reminder_days(file.edition, issued_on, pay_by);
        let mut is_new = false;
        for (place, before) in steps.iter().enumerate() {
            let on = pay_by.plus_days(-i64::from(*before));
            let inserted = tx.execute(store::INSERT_REMINDER, binds![id, pay_by, i64::from(*before), portal.now()]).await?;
            // The nearest decides; the ones before it are only noted. Not on the day of the invoice itself.
            is_new |= place == 0 && inserted == 1 && planned.contains(&on) && today >= on;
        }
        if is_new {
            let left = u32::try_from(pay_by.days_since(today)).unwrap_or(0);
            let values = [("left", Said::Days(left)), ("until", Said::Day(pay_by))];
            tell::applicant(portal, tx, &file, Template::PaymentReminder, &values).await?;
        }
        Ok(())
    })
}

async fn due(portal: &Portal, statement: crate::db::Statement) -> Result<Vec<ApplicationId>> {
    let mut reading = portal.db.read().await?;
    let found: Vec<(Uuid,)> = reading.fetch_all(statement, binds![portal.today()]).await?;
    Ok(found.into_iter().map(|(id,)| ApplicationId(id)).collect())
}
