//! How the answer changes with the day of the claim: the chart, and the day of the next change.

use serde::{Deserialize, Serialize};

use super::assess::total_on;
use super::{RefundCase, RefundFault};
use crate::money::Money;
use crate::policy::Edition;
use crate::time::CivilDate;

/// Days with one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountStep {
    /// The first day.
    pub from: CivilDate,
    /// The last day, itself included.
    pub to: CivilDate,
    /// What a claim filed on any of them brings.
    pub total: Money,
}

/// What a claim brings for every day from `from` through `to`, as steps; none when `to` is the earlier.
///
/// # Errors
/// As [`assess`](super::assess).
pub fn amount_over_time(
    edition: &Edition,
    case: &RefundCase,
    from: CivilDate,
    to: CivilDate,
) -> Result<Vec<AmountStep>, RefundFault> {
    case.check()?;
    if to < from {
        return Ok(Vec::new());
    }
    let mut steps = vec![AmountStep { from, to, total: total_on(edition, case, from)? }];
    for day in turning_days(edition, case).into_iter().filter(|day| *day > from && *day <= to) {
        let total = total_on(edition, case, day)?;
        if let Some(last) = steps.last_mut()
            && last.total != total
        {
            last.to = day.plus_days(-1);
            steps.push(AmountStep { from: day, to, total });
        }
    }
    Ok(steps)
}

/// The first day after the claim's on which a checked case brings something else than `total`.
pub(super) fn first_change(
    edition: &Edition,
    case: &RefundCase,
    total: Money,
) -> Result<Option<CivilDate>, RefundFault> {
    for day in turning_days(edition, case).into_iter().filter(|day| *day > case.claim.filed_on) {
        if total_on(edition, case, day)? != total {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

/// Every day on which some rule may turn, in order: the day of a payment, of the session, and the day after each
/// window's end, counted from a payment or from submission. Between two of them no rule looks at anything that moves.
fn turning_days(edition: &Edition, case: &RefundCase) -> Vec<CivilDate> {
    let payments = || case.payments.iter().map(|payment| payment.on);
    let starts = payments().chain(case.facts.submitted_on);
    let windows = || edition.refund_rules.iter().filter_map(|rule| rule.months);
    let ends = starts.flat_map(|start| windows().map(move |months| start.plus_months(i32::from(months)).plus_days(1)));
    let mut days: Vec<CivilDate> = payments().chain(case.facts.session_held_on).chain(ends).collect();
    days.sort_unstable();
    days.dedup();
    days
}
