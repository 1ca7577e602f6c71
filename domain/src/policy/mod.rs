//! Policy: fees, refund rules, boundaries, lists and clocks as data of an edition with an effective date. Every entry
//! carries its clause in both languages, its sources, and whether its figures are published (domain.md §5). A case
//! keeps the edition it was made under.

mod calendar;
mod catalogue;
mod check;
mod clocks;
mod eligibility;
mod fees;
mod lists;
mod refunds;

pub use calendar::HolidayEntry;
pub use catalogue::{DurationUnit, ServiceEntry};
pub use check::{Finding, FindingCode, check};
pub use clocks::{Clock, ClockUnit, Clocks, CountedFrom, Limit, Limits, Reminders};
pub use eligibility::{ConditionCode, ConditionEntry, CpdCategory, CpdCategoryCap, CpdTargetEntry, InterruptionStep};
pub use fees::{ExemptionEntry, FeeEntry, LateFee};
pub use lists::ProfessionEntry;
pub use refunds::RefundRuleEntry;

use serde::{Deserialize, Serialize};

use crate::classification::Profession;
use crate::codes;
use crate::exemption::ExemptClass;
use crate::refund::RuleId;
use crate::service::ServiceCode;
use crate::time::{BusinessCalendar, CivilDate};

codes! {
    /// Where an entry comes from (domain.md, head).
    pub enum Source {
        /// Article 1.
        A1 = "A1",
        /// Article 2.
        A2 = "A2",
        /// The regulator's own published pages.
        Official = "OFF",
        /// A third party.
        ThirdParty = "3P",
        /// A decision of this project.
        Ours = "OURS",
    }
}

codes! {
    /// Whether the figures of an entry are published or stand in for one that is not.
    pub enum Status {
        /// Published by a source.
        Published = "published",
        /// A placeholder, marked as an estimate wherever it is shown.
        Placeholder = "placeholder",
    }
}

/// A sentence for people, in both languages of the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Arabic.
    #[serde(default)]
    pub ar: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

/// An entry that says by which clause, from which sources and how surely it holds.
pub trait Cited {
    /// The sentence for people.
    fn clause(&self) -> &Clause;
    /// Where it comes from.
    fn source(&self) -> &[Source];
    /// Published or placeholder.
    fn status(&self) -> Status;
}

/// Implements [`Cited`] for entries with the three fields of that name.
macro_rules! cited {
    ($($name:ty),* $(,)?) => {$(
        impl $crate::policy::Cited for $name {
            fn clause(&self) -> &$crate::policy::Clause { &self.clause }
            fn source(&self) -> &[$crate::policy::Source] { &self.source }
            fn status(&self) -> $crate::policy::Status { self.status }
        }
    )*};
}
use cited;

/// One edition of the policy, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The first day on which it holds; the edition's identity.
    pub effective_on: CivilDate,
    /// What the edition is, for people.
    pub title: Clause,
    /// The catalogue: one entry per service.
    pub services: Vec<ServiceEntry>,
    /// The fee schedule.
    pub fees: Vec<FeeEntry>,
    /// The late fee of a re-registration.
    pub late_fee: LateFee,
    /// Exempt classes and their scope.
    pub exemptions: Vec<ExemptionEntry>,
    /// Refund rules R01–R15, in their order.
    pub refund_rules: Vec<RefundRuleEntry>,
    /// Conditions of eligibility and their boundaries.
    pub conditions: Vec<ConditionEntry>,
    /// CPD hours a year, the first entry that fits counts.
    pub cpd_targets: Vec<CpdTargetEntry>,
    /// How much of each category counts.
    pub cpd_categories: Vec<CpdCategoryCap>,
    /// Professions with their ranks and specialties.
    pub professions: Vec<ProfessionEntry>,
    /// Holidays of every year.
    pub holidays: Vec<HolidayEntry>,
    /// Clocks.
    pub clocks: Clocks,
    /// Limits of a form.
    pub limits: Limits,
}

impl Edition {
    /// The catalogue's entry of a service.
    #[must_use]
    pub fn service(&self, code: ServiceCode) -> Option<&ServiceEntry> {
        self.services.iter().find(|entry| entry.code == code)
    }

    /// Whether applications for a service are accepted.
    #[must_use]
    pub fn is_open(&self, code: ServiceCode) -> bool {
        self.service(code).is_some_and(|entry| entry.open)
    }

    /// The entry of an exempt class.
    #[must_use]
    pub fn exemption(&self, class: ExemptClass) -> Option<&ExemptionEntry> {
        self.exemptions.iter().find(|entry| entry.code == class)
    }

    /// The entry of a refund rule.
    #[must_use]
    pub fn refund_rule(&self, id: RuleId) -> Option<&RefundRuleEntry> {
        self.refund_rules.iter().find(|entry| entry.id == id)
    }

    /// The entry of a condition.
    #[must_use]
    pub fn condition(&self, code: ConditionCode) -> Option<&ConditionEntry> {
        self.conditions.iter().find(|entry| entry.code == code)
    }

    /// The entry of a profession.
    #[must_use]
    pub fn profession(&self, code: Profession) -> Option<&ProfessionEntry> {
        self.professions.iter().find(|entry| entry.code == code)
    }

    /// The business days of this edition.
    #[must_use]
    pub fn business_calendar(&self) -> BusinessCalendar {
        BusinessCalendar::new(self.holidays.iter().map(HolidayEntry::holiday).collect())
    }

    /// The last day of a clock that starts on a day; it ends with the end of that day in Riyadh.
    #[must_use]
    pub fn ends_on(&self, clock: &Clock, start: CivilDate) -> CivilDate {
        match clock.unit {
            ClockUnit::Days => start.plus_days(i64::from(clock.length)),
            ClockUnit::Months => start.plus_months(i32::from(clock.length)),
            ClockUnit::BusinessDays => self.business_calendar().plus_business_days(start, u32::from(clock.length)),
        }
    }

    /// The fee entry of an id, as a quoted line names it.
    #[must_use]
    pub fn fee(&self, id: &str) -> Option<&FeeEntry> {
        self.fees.iter().find(|entry| entry.id == id)
    }
}
