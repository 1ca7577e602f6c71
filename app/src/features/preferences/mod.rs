//! How a person likes to read: theme and digits.

pub mod api;
mod preferences_page;

pub use preferences_page::PreferencesPage;
