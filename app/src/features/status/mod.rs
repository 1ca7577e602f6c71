//! The state of an application by its number, for anyone who has it.

mod api;
mod lookup_form;
mod status_page;
mod status_view;

pub use lookup_form::LookupForm;
pub use status_page::StatusPage;
