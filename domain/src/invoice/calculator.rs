//! The fee calculator: one before sign-in (experience.md).

use super::{QuoteFault, QuoteRequest, quote};
use crate::classification::{Profession, Rank};
use crate::exemption::ExemptClass;
use crate::fields;
use crate::form::{Setting, chosen, chosen_or_none};
use crate::service::ServiceCode;
use crate::time::TypedDate;
use crate::violation::{Fault, Violations};

fields! {
    /// What a service costs a person. The days of expiry and of filing are for the late fee of a re-registration; left
    /// open, the day of filing is today.
    pub struct FeeCalculatorFields("fee-calculator") {
        service, profession, rank, exempt_class, expiry_day, expiry_month, expiry_year, expiry_calendar,
        filing_day, filing_month, filing_year, filing_calendar,
    }
    parse<'a>(self, setting: Setting<'a>) -> QuoteRequest {
        let mut violations = Violations::new();
        let service = violations.take("service", chosen(&self.service, ServiceCode::parse));
        let (profession, rank) = who(&mut violations, setting, service, &self.profession, &self.rank);
        let exempt_class =
            violations.take("exempt_class", chosen_or_none(&self.exempt_class, ExemptClass::parse)).flatten();
        let expires_on = violations.take("expiry_day", TypedDate::of(self, "expiry").parse_optional()).flatten();
        let filed_on = violations.take("filing_day", TypedDate::of(self, "filing").parse_optional()).flatten();
        let input = service.map(|service| QuoteRequest {
            service,
            rank,
            profession,
            expires_on,
            filed_on: Some(filed_on.unwrap_or(setting.today)),
            exempt_class,
        });
        violations.or_else_value(input)
    }
}

/// Profession and rank in the fields of that name, asked for only where the fee depends on them.
pub(crate) fn who(
    violations: &mut Violations,
    setting: Setting<'_>,
    service: Option<ServiceCode>,
    profession: &str,
    rank: &str,
) -> (Option<Profession>, Option<Rank>) {
    let profession = violations.take("profession", chosen_or_none(profession, Profession::parse));
    let rank = violations.take("rank", chosen_or_none(rank, Rank::parse));
    if let (Some(service), Some(profession), Some(rank)) = (service, profession, rank)
        && let Err(fault) = quote(setting.edition, QuoteRequest { rank, profession, ..QuoteRequest::of(service) })
    {
        violations.push(match fault {
            QuoteFault::RankMissing => Fault::new("required").at("rank"),
            QuoteFault::ProfessionMissing => Fault::new("required").at("profession"),
            QuoteFault::RankNotOfProfession | QuoteFault::NoFee => Fault::new("rank-not-of-profession").at("rank"),
        });
    }
    (profession.flatten(), rank.flatten())
}
