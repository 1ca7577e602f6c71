//! What a service costs: the lines of an invoice before it is issued (domain.md §5).

use serde::{Deserialize, Serialize};

use super::LineKind;
use crate::classification::{Profession, Rank};
use crate::codes;
use crate::exemption::{self, ExemptClass};
use crate::money::Money;
use crate::policy::{Edition, FeeEntry, LateFee, Source, Status};
use crate::service::ServiceCode;
use crate::time::CivilDate;

/// What is asked of the fee schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteRequest {
    /// The service applied for.
    pub service: ServiceCode,
    /// The requested rank; it sets the fee, and a lower rank assigned later changes nothing.
    #[serde(default)]
    pub rank: Option<Rank>,
    /// The profession, needed where the rank alone does not say.
    #[serde(default)]
    pub profession: Option<Profession>,
    /// The day on which the registration expires, for the late fee.
    #[serde(default)]
    pub expires_on: Option<CivilDate>,
    /// The day of filing, for the late fee.
    #[serde(default)]
    pub filed_on: Option<CivilDate>,
    /// A class already proved.
    #[serde(default)]
    pub exempt_class: Option<ExemptClass>,
}

impl QuoteRequest {
    /// A request that says no more than the service.
    #[must_use]
    pub const fn of(service: ServiceCode) -> Self {
        Self { service, rank: None, profession: None, expires_on: None, filed_on: None, exempt_class: None }
    }
}

/// One line of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// Administrative, service or late.
    pub kind: LineKind,
    /// What is owed.
    pub amount: Money,
    /// What the schedule says; more than `amount` only when exempted.
    pub full_amount: Money,
    /// Whether an exempt class took it away.
    pub exempted: bool,
    /// Id of the fee entry, or `late-fee`: the anchor of the clause on the policy page.
    pub clause: String,
    /// Where the figure comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

/// What a service costs; free services have no lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeQuote {
    /// The service.
    pub service: ServiceCode,
    /// The edition it was made under.
    pub edition: CivilDate,
    /// Administrative, service, late, in this order; lines that do not exist are left out.
    pub lines: Vec<QuotedLine>,
    /// What is owed in all.
    pub total: Money,
    /// What would be owed without an exemption.
    pub full_total: Money,
    /// Some amount that is owed is not published.
    pub placeholder: bool,
    /// An exempt class took something away.
    pub exempted: bool,
}

impl FeeQuote {
    /// What is owed on a line; nothing on a line that does not exist.
    #[must_use]
    pub fn amount(&self, kind: LineKind) -> Money {
        self.lines.iter().find(|line| line.kind == kind).map_or(Money::ZERO, |line| line.amount)
    }
}

codes! {
    /// Why no fee can be named.
    pub enum QuoteFault {
        /// The fee depends on the rank.
        RankMissing = "rank-missing",
        /// The fee of this rank depends on the profession.
        ProfessionMissing = "profession-missing",
        /// The profession has no such rank.
        RankNotOfProfession = "rank-not-of-profession",
        /// The edition says nothing: `policy::check` would have named it.
        NoFee = "no-fee",
    }
}

/// The fee of a service under an edition.
///
/// # Errors
/// What is missing, or what contradicts itself, in the request.
pub fn quote(edition: &Edition, request: QuoteRequest) -> Result<FeeQuote, QuoteFault> {
    if let (Some(rank), Some(profession)) = (request.rank, request.profession)
        && !edition.profession(profession).is_some_and(|entry| entry.ranks.contains(&rank))
    {
        return Err(QuoteFault::RankNotOfProfession);
    }
    let mut lines = Vec::with_capacity(3);
    if let Some(entry) = fee_entry(edition, request)? {
        for (kind, riyals) in [(LineKind::Administrative, entry.administrative), (LineKind::Service, entry.service)] {
            if riyals > 0 {
                lines.push(line(
                    edition,
                    request,
                    kind,
                    riyals_to_money(riyals),
                    &entry.id,
                    &entry.source,
                    entry.status,
                ));
            }
        }
    }
    let late = late_amount(&edition.late_fee, request);
    if !late.is_zero() {
        let fee = &edition.late_fee;
        lines.push(line(edition, request, LineKind::Late, late, "late-fee", &fee.source, fee.status));
    }
    Ok(FeeQuote {
        service: request.service,
        edition: edition.effective_on,
        total: sum(lines.iter().map(|line| line.amount)),
        full_total: sum(lines.iter().map(|line| line.full_amount)),
        placeholder: lines.iter().any(|line| line.status == Status::Placeholder && !line.exempted),
        exempted: lines.iter().any(|line| line.exempted),
        lines,
    })
}

/// Started months after the grace: with expiry E, n from the day after E + n months through E + (n + 1) months, each
/// counted from E and clamped to its month's end, at most `max_months` (domain.md §5; cases/README).
#[must_use]
pub fn late_months(fee: &LateFee, expires_on: CivilDate, filed_on: CivilDate) -> u16 {
    (0..fee.max_months)
        .take_while(|started| filed_on > expires_on.plus_months(i32::from(fee.grace_months) + i32::from(*started)))
        .fold(0, |months, _| months + 1)
}

fn late_amount(fee: &LateFee, request: QuoteRequest) -> Money {
    match (request.expires_on, request.filed_on) {
        (Some(expires_on), Some(filed_on)) if fee.services.contains(&request.service) => {
            // 65,535 months × 4,294,967,295 riyals × 100 stays below 2⁶³: no overflow.
            let months = i64::from(late_months(fee, expires_on, filed_on));
            Money::from_halalas(i64::from(fee.per_month) * 100 * months)
        }
        _ => Money::ZERO,
    }
}

fn fee_entry(edition: &Edition, request: QuoteRequest) -> Result<Option<&FeeEntry>, QuoteFault> {
    if edition.service(request.service).is_some_and(|entry| entry.free) {
        return Ok(None);
    }
    let of_service = || edition.fees.iter().filter(|entry| entry.is_of(request.service));
    if let Some(entry) =
        of_service().find(|entry| entry.fits_rank(request.rank) && entry.fits_profession(request.profession))
    {
        return Ok(Some(entry));
    }
    if request.rank.is_none() && of_service().next().is_some() {
        Err(QuoteFault::RankMissing)
    } else if request.profession.is_none() && of_service().any(|entry| entry.fits_rank(request.rank)) {
        Err(QuoteFault::ProfessionMissing)
    } else {
        Err(QuoteFault::NoFee)
    }
}

fn line(
    edition: &Edition,
    request: QuoteRequest,
    kind: LineKind,
    full_amount: Money,
    clause: &str,
    source: &[Source],
    status: Status,
) -> QuotedLine {
    let exempted = request.exempt_class.is_some_and(|class| exemption::covers(edition, class, request.service, kind));
    let amount = if exempted { Money::ZERO } else { full_amount };
    QuotedLine { kind, amount, full_amount, exempted, clause: clause.to_owned(), source: source.to_vec(), status }
}

/// A `u32` of riyals in halalas always fits.
fn riyals_to_money(riyals: u32) -> Money {
    Money::from_halalas(i64::from(riyals) * 100)
}

/// Three lines, each below 2⁶², are summed without overflow; an edition above that is refused by `policy::check`.
fn sum(amounts: impl Iterator<Item = Money>) -> Money {
    Money::checked_sum(amounts).unwrap_or(Money::from_halalas(i64::MAX))
}
