//! Passwords: Argon2id with a pepper, off the async threads, a bounded number at a time (assurance.md, "Security
//! parameters").

use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::text::Password;
use tokio::sync::Semaphore;

use super::Secrets;
use crate::context::Rng;
use crate::error::{Error, Result};

/// A new password that so few guesses find is refused: at 50 an hour it stands for two centuries against the sign-in page,
/// and what leaked elsewhere is found in fewer.
const GUESSES: u64 = 100_000_000;

/// The work of one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
}

impl Cost {
    /// m = 19 456 KiB, t = 2, p = 1.
    pub const STANDARD: Self = Self { memory_kib: 19_456, passes: 2 };
    /// As little as the algorithm allows, for tests that are about something else.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1 };
}

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Hasher {
    permits: Arc<Semaphore>,
    secrets: Arc<Secrets>,
    cost: Cost,
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hasher").field("cost", &self.cost).finish_non_exhaustive()
    }
}

impl Hasher {
    /// At most `at_once` hashes run at a time; the others wait their turn, so that a flood of sign-ins takes neither
    /// all memory nor the threads that pages need.
    #[must_use]
    pub fn new(secrets: Arc<Secrets>, cost: Cost, at_once: usize) -> Self {
        Self { permits: Arc::new(Semaphore::new(at_once.max(1))), secrets, cost }
    }

    /// The hash of a password that somebody chooses, as a PHC string. `known` is what a guesser knows of them.
    ///
    /// Beside the rules of [`Password`], which a form shows while one types, it is held against the words, names, keyboard
    /// rows and the 30,000 passwords that leaked most often (zxcvbn): what falls within [`GUESSES`] is refused.
    ///
    /// # Errors
    /// Invalid `password`: `common-password`.
    pub async fn hash_new(&self, rng: &Rng, password: &Password, known: &[&str]) -> Result<String> {
        // The head of a very long one decides: the work grows with the length faster than what it tells.
        let head: String = password.as_str().chars().take(64).collect();
        let facts: Vec<String> = known
            .iter()
            .flat_map(|fact| fact.split(|letter: char| !letter.is_alphanumeric()))
            .map(str::to_owned)
            .collect();
        let guesses = self.off_thread(move |_| {
            let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
            zxcvbn::zxcvbn(&head, &facts).guesses()
        });
        if guesses.await? < GUESSES {
            return Err(Error::invalid("password", "common-password"));
        }
        self.hash(rng, password.as_str()).await
    }

    /// The hash of a password, as a PHC string.
    ///
    /// # Errors
    /// Unexpected only.
    pub async fn hash(&self, rng: &Rng, password: &str) -> Result<String> {
        let salt = SaltString::encode_b64(&rng.bytes::<16>()).map_err(|error| Error::unexpected(error.to_string()))?;
        let password = password.to_owned();
        self.off_thread(move |argon| argon.hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()))
            .await?
            .map_err(|error| Error::unexpected(error.to_string()))
    }

    /// True when the password is the one of the hash. Without a hash (no such account) the same work is done and the
    /// answer is no.
    ///
    /// # Errors
    /// Unexpected only.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let known = hash.is_some();
        let hash = hash.map_or_else(|| self.nobodys(), str::to_owned);
        let password = password.to_owned();
        let matches = self
            .off_thread(move |argon| {
                PasswordHash::new(&hash).is_ok_and(|hash| argon.verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(matches && known)
    }

    /// True when the hash was made with other parameters than today's: the next sign-in makes it anew.
    #[must_use]
    pub fn is_outdated(&self, hash: &str) -> bool {
        !hash.starts_with(&self.prefix())
    }

    fn prefix(&self) -> String {
        format!("$argon2id$v=19$m={},t={},p=1$", self.cost.memory_kib, self.cost.passes)
    }

    /// A hash of today's parameters that no password has.
    fn nobodys(&self) -> String {
        format!("{}AAAAAAAAAAAAAAAAAAAAAA${}", self.prefix(), "A".repeat(43))
    }

    async fn off_thread<T: Send + 'static>(&self, work: impl FnOnce(&Argon2<'_>) -> T + Send + 'static) -> Result<T> {
        let permit = self.permits.clone().acquire_owned().await.map_err(Error::unexpected)?;
        let (secrets, cost) = (self.secrets.clone(), self.cost);
        tokio::task::spawn_blocking(move || {
            // Held until the work is done, even when the caller has gone away.
            let _permit = permit;
            let params = Params::new(cost.memory_kib, cost.passes, 1, None)
                .map_err(|error| Error::unexpected(error.to_string()))?;
            let argon = Argon2::new_with_secret(secrets.pepper(), Algorithm::Argon2id, Version::V0x13, params)
                .map_err(|error| Error::unexpected(error.to_string()))?;
            Ok(work(&argon))
        })
        .await
        .map_err(Error::unexpected)?
    }
}

#[cfg(test)]
mod tests {
    use domain::text::PasswordLength;

    use super::*;

    fn hasher(cost: Cost, master: u8) -> Hasher {
        Hasher::new(Arc::new(Secrets::from_master(&[master; 32])), cost, 2)
    }

    #[tokio::test]
    async fn a_new_password_is_none_that_leaked_or_is_guessed_soon() {
        let hasher = hasher(Cost::LEAST, 1);
        for typed in ["liverpool", "michelle1987", "manchesterunited1", "1q2w3e4r5t6y7u8i", "alharbi1990"] {
            let password = Password::parse(typed, PasswordLength::WithSecondFactor, &[]).unwrap();
            let refused = hasher.hash_new(&Rng::System, &password, &["mona.alharbi@example.com"]).await.unwrap_err();
            assert!(
                matches!(&refused, Error::Invalid(found) if found.0[0].code == "common-password"),
                "{typed}: {refused:?}"
            );
        }
        for typed in
            ["tea river lamp", "نخلة على الساحل", &"tea river lamp, seven dates and a kettle; ".repeat(3)[..120]]
        {
            let password = Password::parse(typed, PasswordLength::WithSecondFactor, &[]).unwrap();
            let hash = hasher.hash_new(&Rng::System, &password, &[]).await.unwrap();
            assert!(hasher.verify(typed, Some(&hash)).await.unwrap(), "{typed}");
        }
    }

    #[tokio::test]
    async fn a_password_verifies_under_its_pepper_only() {
        let hash = hasher(Cost::LEAST, 1).hash(&Rng::System, "correct horse battery").await.unwrap();
        assert!(hasher(Cost::LEAST, 1).verify("correct horse battery", Some(&hash)).await.unwrap());
        assert!(!hasher(Cost::LEAST, 1).verify("correct horse batterY", Some(&hash)).await.unwrap());
        assert!(!hasher(Cost::LEAST, 2).verify("correct horse battery", Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobodys_hash_costs_the_same_work_and_never_matches() {
        let hasher = hasher(Cost::STANDARD, 1);
        assert!(PasswordHash::new(&hasher.nobodys()).is_ok());
        assert!(!hasher.is_outdated(&hasher.nobodys()));
        assert!(!hasher.verify("", None).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_of_lesser_cost_is_outdated() {
        let hash = hasher(Cost::LEAST, 1).hash(&Rng::System, "correct horse battery").await.unwrap();
        assert!(hasher(Cost::STANDARD, 1).is_outdated(&hash));
        assert!(!hasher(Cost::LEAST, 1).is_outdated(&hash));
    }
}
