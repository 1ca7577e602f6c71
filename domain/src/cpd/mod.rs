//! Continuing professional development: hours owed and hours that count (domain.md §8).

use serde::{Deserialize, Serialize};

use crate::classification::{Profession, Rank};
use crate::policy::{CpdCategory, Edition};

/// Years of a period: the registration's two.
const YEARS: u16 = 2;

/// Hours owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CpdTarget {
    /// Hours a year; 0 = exempt.
    pub hours_a_year: u16,
    /// Hours of a period of two years.
    pub hours_a_period: u16,
    /// Id of the policy entry, the anchor of its clause.
    pub clause: String,
}

impl CpdTarget {
    /// Nothing is owed.
    #[must_use]
    pub const fn is_exempt(&self) -> bool {
        self.hours_a_year == 0
    }
}

/// What a rank of a profession owes; `None` when the edition says nothing, which `policy::check` would have named.
#[must_use]
pub fn target(edition: &Edition, profession: Profession, rank: Rank) -> Option<CpdTarget> {
    let entry = edition.cpd_targets.iter().find(|entry| entry.fits(rank, profession))?;
    Some(CpdTarget {
        hours_a_year: entry.hours_a_year,
        hours_a_period: entry.hours_a_year.saturating_mul(YEARS),
        clause: entry.id.clone(),
    })
}

/// Hours of one category earned in one year of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarnedHours {
    /// The year of the period, 0 or 1.
    pub year: u8,
    /// The category.
    pub category: CpdCategory,
    /// Recognised hours.
    pub hours: u16,
}

/// Hours that count towards the target: each category up to its cap in each year.
#[must_use]
pub fn counted(edition: &Edition, earned: &[EarnedHours]) -> u32 {
    let cap = |category| {
        let entry = edition.cpd_categories.iter().find(|entry| entry.code == category);
        entry.map_or(0, |entry| u32::from(entry.max_a_year))
    };
    let sum = |year, category| {
        let of_both = earned.iter().filter(|hours| hours.year == year && hours.category == category);
        of_both.map(|hours| u32::from(hours.hours)).fold(0, u32::saturating_add)
    };
    let mut years: Vec<u8> = earned.iter().map(|hours| hours.year).collect();
    years.sort_unstable();
    years.dedup();
    years
        .iter()
        .flat_map(|year| CpdCategory::ALL.iter().map(move |category| (*year, *category)))
        .map(|(year, category)| sum(year, category).min(cap(category)))
        .fold(0, u32::saturating_add)
}
