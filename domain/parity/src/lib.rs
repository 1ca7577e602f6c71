//! The same rules, the same inputs, natively and in WASM: what comes out is hashed, and the two hashes must be equal
//! (docs/testing.md, "domain rules natively and in WASM").
//!
//! - `cargo run -p parity -- SEED COUNT` prints the native digests;
//! - `cargo build -p parity --lib --target wasm32-unknown-unknown`, then
//!   `node domain/parity/run.mjs WASM SEED COUNT` prints those of WASM, in the same two lines.
//!
//! A new rule is one function in `subjects/` and one line in [`subjects::ALL`]; a new file of golden cases one line in
//! [`golden`].

mod digest;
mod generator;
mod golden;
mod subjects;

use digest::Digest;
use generator::Generator;

/// The digest of `count` random inputs, the subjects taking turns.
#[must_use]
pub fn random(seed: u64, count: u32) -> u64 {
    let mut generator = Generator::new(seed);
    let mut digest = Digest::new();
    for subject in subjects::ALL.iter().cycle().take(count as usize) {
        subject(&mut generator, &mut digest);
    }
    digest.value()
}

/// The digest of what the golden cases give, and how many there are.
#[must_use]
pub fn golden() -> (u64, u32) {
    let mut digest = Digest::new();
    let count = golden::run(&mut digest);
    (digest.value(), count)
}

/// [`random`] for a host of WASM.
#[allow(unsafe_code, reason = "an exported name, so that a host can call it")]
#[unsafe(no_mangle)]
pub extern "C" fn random_digest(seed: u64, count: u32) -> u64 {
    random(seed, count)
}

/// The digest of [`golden`] for a host of WASM.
#[allow(unsafe_code, reason = "an exported name, so that a host can call it")]
#[unsafe(no_mangle)]
pub extern "C" fn golden_digest() -> u64 {
    golden().0
}

/// The count of [`golden`] for a host of WASM.
#[allow(unsafe_code, reason = "an exported name, so that a host can call it")]
#[unsafe(no_mangle)]
pub extern "C" fn golden_count() -> u32 {
    golden().1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_digest_and_another_seed_another() {
        assert_eq!(random(1, 2_000), random(1, 2_000));
        assert_ne!(random(1, 2_000), random(2, 2_000));
        assert_ne!(random(1, 2_000), random(1, 1_999));
    }

    #[test]
    fn there_are_golden_cases() {
        assert!(golden().1 > 0);
        assert_eq!(golden(), golden());
    }
}
