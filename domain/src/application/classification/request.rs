//! Step 2: what is applied for. The requested rank sets the fee (domain.md §5).

use serde::{Deserialize, Serialize};

use crate::classification::{Profession, Rank, Specialty};
use crate::fields;
use crate::form::{Setting, chosen};
use crate::violation::{Fault, Violations};

/// What is applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestInput {
    /// Profession.
    pub profession: Profession,
    /// Specialty, of the profession.
    pub specialty: Specialty,
    /// Requested rank, of the profession.
    pub rank: Rank,
}

fields! {
    /// What is applied for.
    pub struct RequestFields("classification-request") { profession, specialty, rank }
    parse<'a>(self, setting: Setting<'a>) -> RequestInput {
        let mut violations = Violations::new();
        let profession = violations.take("profession", chosen(&self.profession, Profession::parse));
        let entry = profession.and_then(|profession| setting.edition.profession(profession));
        let specialty = violations.take(
            "specialty",
            chosen(&self.specialty, |code| Some(code.to_owned())).and_then(|code| {
                // Without a profession the fault is there, not here.
                match profession {
                    Some(profession) => Specialty::parse(setting.edition, profession, &code)
                        .map(Some)
                        .ok_or(Fault::new("not-of-profession")),
                    None => Ok(None),
                }
            }),
        );
        let rank = violations.take(
            "rank",
            chosen(&self.rank, Rank::parse).and_then(|rank| {
                let fits = entry.is_none_or(|entry| entry.ranks.contains(&rank));
                if fits { Ok(rank) } else { Err(Fault::new("rank-not-of-profession")) }
            }),
        );
        let input = (|| Some(RequestInput { profession: profession?, specialty: specialty??, rank: rank? }))();
        violations.or_else_value(input)
    }
}
