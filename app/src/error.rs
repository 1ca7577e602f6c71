//! The one error on the wire. Internal text never leaves: an unexpected failure is logged once, with the reference shown.

use std::borrow::Cow;

use domain::violation::{Violation, Violations};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a server function refused or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AppError {
    /// Nobody is signed in, or the session ended.
    Unauthenticated,
    /// The sign-in is too old for this act: type the password again.
    Reauthenticate,
    /// Signed in, but not allowed; the reason is a key of `errors`: no permission, one's own file, two people needed, the
    /// last administrator.
    Forbidden { why: Cow<'static, str> },
    /// No such thing, or not yours to know of.
    NotFound,
    /// What was typed is wrong; every fault, field by field.
    Invalid { violations: Violations },
    /// Refused by the state of things; the code is a key of `errors`.
    Conflict { code: Cow<'static, str> },
    /// Too often; try again after so many seconds.
    TooMany { seconds: u32 },
    /// A failure on our side, told by its reference alone.
    Unexpected { reference: String },
    /// The server was not reached.
    Unreachable,
}

impl AppError {
    /// One fault of one field.
    pub fn invalid(field: &'static str, code: &'static str) -> Self {
        Self::Invalid { violations: Violation::new(field, code).into() }
    }

    /// The HTTP status that goes with it.
    pub const fn status(&self) -> http::StatusCode {
        match self {
            Self::Unauthenticated | Self::Reauthenticate => http::StatusCode::UNAUTHORIZED,
            Self::Forbidden { .. } => http::StatusCode::FORBIDDEN,
            Self::NotFound => http::StatusCode::NOT_FOUND,
            Self::Invalid { .. } => http::StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict { .. } => http::StatusCode::CONFLICT,
            Self::TooMany { .. } => http::StatusCode::TOO_MANY_REQUESTS,
            Self::Unexpected { .. } => http::StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unreachable => http::StatusCode::BAD_GATEWAY,
        }
    }

    /// The key of its sentence in the `errors` locale file.
    pub fn code(&self) -> Cow<'static, str> {
        match self {
            Self::Unauthenticated => "unauthenticated".into(),
            Self::Reauthenticate => "reauthenticate".into(),
            Self::Forbidden { why } => why.clone(),
            Self::NotFound => "not_found".into(),
            Self::Invalid { .. } => "invalid".into(),
            Self::Conflict { code } => code.clone(),
            Self::TooMany { .. } => "too_many".into(),
            Self::Unexpected { .. } => "unexpected".into(),
            Self::Unreachable => "unreachable".into(),
        }
    }
}

impl From<Violations> for AppError {
    fn from(violations: Violations) -> Self {
        Self::Invalid { violations }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code())
    }
}

impl std::error::Error for AppError {}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Unreachable,
            // Arguments that do not even decode were not made by our forms.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::invalid("", "malformed")
            }
            _ => Self::Unexpected { reference: String::new() },
        }
    }
}
