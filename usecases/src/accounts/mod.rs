//! Accounts: opening one, getting in, staying in, getting back in, and who may do what (domain.md §3, assurance.md
//! "Security parameters").

pub(crate) mod store;
mod sweep;

pub use sweep::sweep;
