//! A specialty is a code of the edition's list, not of this program.

use serde::{Deserialize, Serialize};

use super::Profession;
use crate::policy::Edition;

/// A specialty: the kebab-case code of an entry of the policy's list (domain.md §4).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Specialty(String);

impl Specialty {
    /// The specialty of a code in a profession; `None` when the edition's list has no such specialty there.
    #[must_use]
    pub fn parse(edition: &Edition, profession: Profession, code: &str) -> Option<Self> {
        edition.profession(profession)?.specialties.iter().any(|listed| listed == code).then(|| Self(code.to_owned()))
    }

    /// A stored code, taken as it is: a specialty that a later edition dropped keeps its name.
    #[must_use]
    pub fn from_stored(code: String) -> Self {
        Self(code)
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Specialty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
