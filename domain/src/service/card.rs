//! A service's card: everything that is known before sign-in (domain.md §2).

use serde::Serialize;

use super::{Audience, ServiceCode, spec};
use crate::classification::{Profession, Rank};
use crate::codes;
use crate::exemption::ExemptClass;
use crate::money::Money;
use crate::policy::{DurationUnit, Edition, RefundRuleEntry, Source, Status};
use crate::refund::RuleId;
use crate::time::CivilDate;

/// One row of a service's fees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeeRow {
    /// Id of the fee entry, the anchor of its clause.
    pub clause: String,
    /// The ranks; empty = any.
    pub ranks: Vec<Rank>,
    /// The professions; empty = any.
    pub professions: Vec<Profession>,
    /// Administrative line.
    pub administrative: Money,
    /// Service line.
    pub service: Money,
    /// Both.
    pub total: Money,
    /// Where the figures come from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

/// What is given back to whoever withdraws, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RefundTerms {
    /// Percent of the service line (R14).
    pub percent: u8,
    /// Months after payment.
    pub months: u16,
}

/// A service as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceCard {
    /// The service; its name, lead and audience are the keys `<service>_name`, `_lead`, `_who`.
    pub code: ServiceCode,
    /// The edition the figures are from.
    pub edition: CivilDate,
    /// Whether applications are accepted now.
    pub is_open: bool,
    /// Who may apply.
    pub audience: Audience,
    /// Codes of the conditions (`<service>_condition_<code>`).
    pub conditions: &'static [&'static str],
    /// Codes of the documents (`<service>_document_<code>`).
    pub documents: &'static [&'static str],
    /// Codes of the steps (`<service>_step_<code>`).
    pub steps: &'static [&'static str],
    /// Whether it costs nothing.
    pub is_free: bool,
    /// Its fees, in the order of the schedule; none when free.
    pub fees: Vec<FeeRow>,
    /// The least that it costs.
    pub from: Money,
    /// The most that it costs, late fee aside.
    pub to: Money,
    /// Some figure is not published.
    pub placeholder: bool,
    /// Whether a late fee may come on top.
    pub may_be_late: bool,
    /// Classes that owe nothing on some line of it.
    pub exempt_classes: Vec<ExemptClass>,
    /// Days to a decision; 0 with `at-once`.
    pub days: u16,
    /// How they are counted.
    pub unit: DurationUnit,
    /// What is given back; none when nothing is paid.
    pub refund: Option<RefundTerms>,
}

impl ServiceCard {
    /// The refund rules that can concern a payer of this service; not R01 and R15, which say that nothing was paid and
    /// that nothing else helps.
    pub fn refund_rules<'a>(&self, edition: &'a Edition) -> impl Iterator<Item = &'a RefundRuleEntry> + use<'a> {
        let (may_be_late, may_be_exempt) = (self.may_be_late, !self.exempt_classes.is_empty());
        edition.refund_rules.iter().filter(move |rule| match rule.id {
            RuleId::R01 | RuleId::R15 => false,
            RuleId::R05 => may_be_exempt,
            RuleId::R07 => may_be_late,
            RuleId::R02
            | RuleId::R03
            | RuleId::R04
            | RuleId::R06
            | RuleId::R08
            | RuleId::R09
            | RuleId::R10
            | RuleId::R11
            | RuleId::R12
            | RuleId::R13
            | RuleId::R14 => true,
        })
    }
}

codes! {
    /// Why a card cannot be drawn.
    pub enum CardFault {
        /// The edition does not know the service: `policy::check` would have named it.
        NotInEdition = "not-in-edition",
    }
}

/// The card of a service.
///
/// # Errors
/// The edition does not know it.
pub fn card(edition: &Edition, code: ServiceCode) -> Result<ServiceCard, CardFault> {
    let entry = edition.service(code).ok_or(CardFault::NotInEdition)?;
    let form = spec(code);
    let fees = if entry.free { Vec::new() } else { rows(edition, code) };
    let totals = || fees.iter().map(|row| row.total);
    let withdrawal = edition.refund_rule(RuleId::R14);
    let refund = withdrawal
        .filter(|_| !entry.free)
        .and_then(|rule| Some(RefundTerms { percent: rule.percent, months: rule.months? }));
    let exempt = edition.exemptions.iter().filter(|entry| entry.services.contains(&code));
    Ok(ServiceCard {
        code,
        edition: edition.effective_on,
        is_open: entry.open,
        audience: form.audience,
        conditions: form.conditions,
        documents: form.documents,
        steps: form.steps,
        is_free: entry.free,
        from: totals().min().unwrap_or_default(),
        to: totals().max().unwrap_or_default(),
        placeholder: fees.iter().any(|row| row.status == Status::Placeholder),
        may_be_late: edition.late_fee.services.contains(&code),
        exempt_classes: exempt.map(|entry| entry.code).collect(),
        days: entry.days,
        unit: entry.unit,
        refund,
        fees,
    })
}

/// Every card, in the order of the catalogue.
///
/// # Errors
/// The edition does not know a service.
pub fn catalogue(edition: &Edition) -> Result<Vec<ServiceCard>, CardFault> {
    ServiceCode::ALL.iter().map(|code| card(edition, *code)).collect()
}

fn rows(edition: &Edition, code: ServiceCode) -> Vec<FeeRow> {
    // A `u32` of riyals in halalas always fits.
    let money = |riyals: u32| Money::from_halalas(i64::from(riyals) * 100);
    let of_service = edition.fees.iter().filter(|entry| entry.is_of(code));
    of_service
        .map(|entry| FeeRow {
            clause: entry.id.clone(),
            ranks: entry.ranks.clone(),
            professions: entry.professions.clone(),
            administrative: money(entry.administrative),
            service: money(entry.service),
            total: Money::from_halalas((i64::from(entry.administrative) + i64::from(entry.service)) * 100),
            source: entry.source.clone(),
            status: entry.status,
        })
        .collect()
}
