//! The status inquiry: anyone with the number, without signing in; never a name (domain.md §2).

use domain::application::{PublicStatusView, Shown, StatusInquiryFields, timeline};
use domain::form::Form;

use super::record::Row;
use super::store;
use crate::binds;
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::meter::Pace;

/// Inquiries from one network address: a hospital's staff share one, a guesser of 10¹¹ numbers gets nowhere.
const INQUIRIES_OF_PLACE: Pace = Pace { hits: 60, seconds: 15 * 60 };

/// Where an application stands. A number with a wrong digit and one that nobody has are answered alike, so that guessing
/// tells nothing. `place` is the address it is asked from, by which asking is limited.
///
/// # Errors
/// [`Error::Invalid`] for what is no number at all (`required`, `invalid-number`), [`Error::NotFound`], [`Error::TooMany`].
pub async fn status_by_number(portal: &Portal, fields: &StatusInquiryFields, place: &str) -> Result<PublicStatusView> {
    let counted = portal.meter.count(portal.now(), ("status-by-number", place), INQUIRIES_OF_PLACE);
    counted.map_err(|wait| Error::TooMany { retry_after: i64::from(wait) })?;
    let number = match fields.parse(()) {
        Ok(input) => input.number,
        Err(faults) if faults.0.iter().any(|fault| fault.code == "wrong-check-digit") => return Err(Error::NotFound),
        Err(faults) => return Err(faults.into()),
    };
    let mut tx = portal.db.read().await?;
    let row: Option<Row> = tx.fetch_optional(store::FIND_BY_NUMBER, binds![number.as_str()]).await?;
    let file = row.ok_or(Error::NotFound)?.read()?;
    let today = portal.today();
    let clock = file.clock(today);
    Ok(PublicStatusView {
        number: file.number.grouped(),
        service: file.service,
        status: file.status.public(),
        timeline: timeline(&file.history, &file.status, &clock, Shown::Public),
        clock,
        today,
    })
}
