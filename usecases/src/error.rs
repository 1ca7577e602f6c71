//! What a use case answers when it does not do what was asked. One shape, so that the pages map it in one place.

use domain::permission::Denied;
use domain::violation::{Violation, Violations};

/// Why a use case refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, or not any more.
    #[error("nobody is signed in")]
    Unauthenticated,
    /// The person may not do it, for the reason given.
    #[error("forbidden: {0}")]
    Forbidden(Denied),
    /// There is no such thing, or it is somebody else's: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// The state of things does not allow it (any more). The code is a key of the `errors` locale file, kebab-case.
    #[error("conflict: {code}")]
    Conflict {
        /// Kebab-case code, e.g. `already-decided`.
        code: &'static str,
    },
    /// What was typed is wrong: every fault of it.
    #[error("{} fields are invalid", .0.0.len())]
    Invalid(Violations),
    /// Too often; the number of seconds to wait.
    #[error("too many requests, wait {retry_after} s")]
    TooMany {
        /// Seconds until it may be tried again.
        retry_after: i64,
    },
    /// A fault of the program, the disk, the network. Logged once, where it is handled; never shown.
    #[error(transparent)]
    Unexpected(Box<dyn std::error::Error + Send + Sync>),
}

/// What a use case answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A refusal by the state of things.
    #[must_use]
    pub const fn conflict(code: &'static str) -> Self {
        Self::Conflict { code }
    }

    /// One field is wrong.
    #[must_use]
    pub fn invalid(field: &'static str, code: &'static str) -> Self {
        Self::Invalid(Violation::new(field, code).into())
    }

    /// A fault of the program, the disk, the network.
    pub fn unexpected(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unexpected(source.into())
    }
}

impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Self::Invalid(violations)
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Forbidden(denied)
    }
}

impl From<crate::db::Error> for Error {
    /// A row that had to be there and is not is *not found*; work that kept meeting others is a conflict; the rest is
    /// unexpected. A use case that knows better (a unique violation with a meaning) maps before.
    fn from(error: crate::db::Error) -> Self {
        match error {
            crate::db::Error::Missing => Self::NotFound,
            crate::db::Error::Busy(_) => Self::Conflict { code: "busy" },
            other => Self::unexpected(other),
        }
    }
}
