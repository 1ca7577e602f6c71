//! The form kit: see `docs/style.md` for the markup and `form.rs` for how it works.

mod ask;
#[cfg(feature = "hydrate")]
mod browser;
mod choice;
mod date;
mod field;
mod form;
mod kind;
mod state;
mod submit;
mod summary;
mod upload;

pub use ask::{AskForm, asked};
pub use choice::{CheckField, Choice, ChoiceField, SelectField};
pub use date::{DateField, DateNames, TypedParts};
pub use field::{AreaField, HiddenField, InputKind, PasswordField, TextField};
pub use form::{Check, FormFor, Nothing, check};
pub use state::{FormReturn, FormState, Naming, Returned, is_asked_anew};
pub use submit::{SubmitButton, Weight};
pub use summary::FormSummary;
pub use upload::UploadField;

/// All parts of a form as typed.
#[cfg(feature = "hydrate")]
pub(crate) use browser::parts as typed_parts;
