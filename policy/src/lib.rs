//! The editions of the policy, embedded: `editions/<first day>/*.toml`, each file readable by a lawyer, merged by the
//! build script into one JSON text. Types and rules are in `domain`; this crate only holds the figures.

#[cfg(feature = "load")]
mod load;

#[cfg(feature = "load")]
pub use load::load_dir;

use std::sync::OnceLock;

use domain::policy::Edition;
use domain::time::CivilDate;

/// Every edition, the earliest first.
///
/// # Panics
/// Never in a build whose tests pass: they parse the embedded text.
#[must_use]
pub fn editions() -> &'static [Edition] {
    static EDITIONS: OnceLock<Vec<Edition>> = OnceLock::new();
    EDITIONS.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/editions.json"));
        let mut editions: Vec<Edition> = match serde_json::from_slice(text.as_bytes()) {
            Ok(editions) => editions,
            Err(error) => panic!("the embedded editions cannot be read: {error}"),
        };
        editions.sort_by_key(|edition| edition.effective_on);
        editions
    })
}

/// The edition in force on a day: the latest that has begun. Before the first one, the first.
#[must_use]
pub fn effective_on(day: CivilDate) -> &'static Edition {
    let editions = editions();
    let begun = editions.partition_point(|edition| edition.effective_on <= day);
    &editions[begun.saturating_sub(1)]
}

/// The edition that a case was made under, by its first day.
#[must_use]
pub fn edition(effective_on: CivilDate) -> Option<&'static Edition> {
    editions().iter().find(|edition| edition.effective_on == effective_on)
}

/// The newest edition. Where a day is known, [`effective_on`] is the right question.
#[must_use]
pub fn current() -> &'static Edition {
    let editions = editions();
    &editions[editions.len() - 1]
}
