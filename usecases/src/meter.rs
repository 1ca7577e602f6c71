//! How often something may be asked that writes nothing: counted in memory, since a page must not write to be counted.
//! What sends messages or tries secrets is counted in the database instead (`accounts/limits.rs`).

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::sync::{Mutex, PoisonError};

use domain::time::Instant;

const SHARDS: usize = 16;
/// Beyond so many in one shard the idle are forgotten, and if that does not help, all: nobody fills the memory.
const SHARD_ENTRIES: usize = 16_384;

/// At most so many in so many seconds; 0 has no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many may come at once.
    pub hits: u32,
    /// Seconds in which that budget is whole again.
    pub seconds: u32,
}

impl Pace {
    /// So many a minute.
    #[must_use]
    pub const fn per_minute(hits: u32) -> Self {
        Self { hits, seconds: 60 }
    }
}

/// Counts by the generic cell rate algorithm: for each subject the moment, in microseconds, at which its budget is whole
/// again. The whole budget may come at once; after that, as much as the time gives back.
#[derive(Debug)]
pub struct Meter {
    whole_at: [Mutex<HashMap<u64, i64>>; SHARDS],
    /// Keyed anew at each start: what is stored says nothing, and collisions cannot be sought.
    hasher: RandomState,
}

impl Default for Meter {
    fn default() -> Self {
        Self { whole_at: std::array::from_fn(|_| Mutex::default()), hasher: RandomState::new() }
    }
}

impl Meter {
    /// Counts one of a subject.
    ///
    /// # Errors
    /// The seconds to wait, when the budget is used up; it is then not counted.
    pub fn count(&self, now: Instant, subject: impl Hash, pace: Pace) -> Result<(), u32> {
        if pace.hits == 0 {
            return Ok(());
        }
        let now = now.micros();
        let whole = i64::from(pace.seconds) * 1_000_000;
        let each = whole / i64::from(pace.hits);
        let key = self.hasher.hash_one(subject);
        let shard = &self.whole_at[usize::try_from(key % SHARDS as u64).unwrap_or(0)];
        // A poisoned count is still a count.
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if shard.len() >= SHARD_ENTRIES {
            shard.retain(|_, whole_at| *whole_at > now);
            if shard.len() >= SHARD_ENTRIES {
                shard.clear();
            }
        }
        let whole_at = shard.entry(key).or_insert(now);
        let next = (*whole_at).max(now) + each;
        let wait = next - now - whole;
        if wait > 0 {
            return Err(u32::try_from(wait / 1_000_000 + 1).unwrap_or(pace.seconds));
        }
        *whole_at = next;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(meter: &Meter, seconds: i64, subject: impl Hash, hits: u32) -> Result<(), u32> {
        meter.count(Instant::from_micros(seconds * 1_000_000), subject, Pace::per_minute(hits))
    }

    #[test]
    fn a_minutes_worth_comes_at_once_and_then_as_the_minute_gives_back() {
        let meter = Meter::default();
        let count = |seconds| count(&meter, seconds, "pages", 60);
        assert_eq!((0..60).filter(|_| count(0).is_ok()).count(), 60);
        assert_eq!(count(0), Err(2));
        assert_eq!((count(1), count(1)), (Ok(()), Err(2)));
        assert_eq!((0..100).filter(|_| count(600).is_ok()).count(), 60);
    }

    #[test]
    fn subjects_have_their_own_budgets_and_nothing_is_unlimited_by_chance() {
        let meter = Meter::default();
        assert!(count(&meter, 0, ("pages", 1), 1).is_ok());
        assert!(count(&meter, 0, ("pages", 1), 1).is_err());
        assert!(count(&meter, 0, ("pages", 2), 1).is_ok());
        assert!(count(&meter, 0, ("calls", 1), 1).is_ok());
        assert!((0..1_000).all(|_| count(&meter, 0, ("api", 1), 0).is_ok()));
    }

    #[test]
    fn a_flood_of_subjects_does_not_fill_the_memory() {
        let meter = Meter::default();
        for subject in 0..600_000_u32 {
            let _ = count(&meter, 0, subject, 60);
        }
        let held: usize = meter.whole_at.iter().map(|shard| shard.lock().unwrap().len()).sum();
        assert!(held <= SHARDS * SHARD_ENTRIES, "{held}");
    }
}
