//! The invoice is settled: the application enters review.

use domain::application::{Step, Why};
use domain::ids::ApplicationId;
use domain::time::Instant;

use super::advance::{advance, roles, step_actor};
use super::tell::Said;
use super::{record, tell};
use crate::context::Portal;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::Template;

/// What a settled invoice did to its application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It entered review.
    Entered,
    /// It had entered review before.
    Already,
    /// It was cancelled or withdrawn before, or the money came after the last day: the money is unapplied credit.
    TooLate,
}

/// Moves an application into review because its invoice is settled; `paid_at` is when the money was paid, which decides
/// whether that was in time. Review is entered now, when the portal learned of it.
///
/// # Errors
/// What the database refuses.
pub(crate) async fn settle(portal: &Portal, tx: &mut Tx, id: ApplicationId, paid_at: Instant) -> Result<Settled> {
    let mut file = record::take(tx, id).await?;
    let step = Step::Settle { at: portal.now(), paid_on: paid_at.civil_date() };
    let roles = roles(None);
    if let Err(refused) = file.status.after(&step, file.account, &step_actor(None, &roles)) {
        return match refused.why {
            Why::NotFromHere if file.status.in_review_since().is_some() => Ok(Settled::Already),
            Why::NotFromHere | Why::TooLate => Ok(Settled::TooLate),
            Why::NotAllowed | Why::OwnFile | Why::TooEarly | Why::AlreadyTaken | Why::ReasonDoesNotFit => {
                Err(Error::unexpected(refused))
            }
        };
    }
    advance(portal, tx, &mut file, &step, None).await?;
    let until = file.decision_due_on.unwrap_or_else(|| portal.today());
    tell::applicant(portal, tx, &file, Template::ApplicationInReview, &[("until", Said::Day(until))]).await?;
    Ok(Settled::Entered)
}
