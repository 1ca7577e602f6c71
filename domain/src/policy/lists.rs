//! Professions with their ranks and specialties (domain.md §4).

use serde::{Deserialize, Serialize};

use super::{Clause, Source, Status, cited};
use crate::classification::{Profession, Rank};

/// A profession, its ranks from the highest to the lowest, and its specialties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfessionEntry {
    /// The profession.
    pub code: Profession,
    /// Its ranks, the highest first.
    pub ranks: Vec<Rank>,
    /// Kebab-case codes of its specialties.
    pub specialties: Vec<String>,
    /// The sentence for people.
    pub clause: Clause,
    /// Where it comes from.
    pub source: Vec<Source>,
    /// Published or placeholder.
    pub status: Status,
}

cited!(ProfessionEntry);
