//! Last days by the case's edition: to pay, to answer; and when to remind (domain.md §5, §9).

use crate::policy::{CountedFrom, Edition};
use crate::time::CivilDate;

/// The last day to pay an invoice issued on a day (A2: 30 days), to its end in Riyadh.
#[must_use]
pub fn pay_by(edition: &Edition, issued_on: CivilDate) -> CivilDate {
    edition.ends_on(&edition.clocks.payment, issued_on)
}

/// The last day to answer a request for additional requirements. Counted from the request or from entry into review as
/// the edition says (domain.md §9); never before the day of the request itself.
#[must_use]
pub fn answer_by(edition: &Edition, asked_on: CivilDate, in_review_on: CivilDate) -> CivilDate {
    let clock = &edition.clocks.additional_requirements;
    let from = match clock.counted_from {
        Some(CountedFrom::Submission) => in_review_on,
        Some(CountedFrom::Request) | None => asked_on,
    };
    edition.ends_on(clock, from).max(asked_on)
}

/// The days on which the payer of an invoice is reminded, the first one first: 14, 7, 3 and 1 days before the last.
#[must_use]
pub fn reminder_days(edition: &Edition, issued_on: CivilDate, pay_by: CivilDate) -> Vec<CivilDate> {
    let mut days: Vec<_> = edition
        .clocks
        .payment_reminders
        .days_before
        .iter()
        .map(|before| pay_by.plus_days(-i64::from(*before)))
        .filter(|day| *day > issued_on)
        .collect();
    days.sort_unstable();
    days
}
