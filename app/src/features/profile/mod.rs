//! What the portal knows of a person, read and changed by themself.

pub mod api;
mod contact_pages;
mod data_update_page;
mod edit_page;
mod finish_page;
mod profile_page;
pub(crate) mod words;

pub use contact_pages::{ChangeEmailPage, ChangeMobilePage, ConfirmEmailPage, ConfirmMobilePage};
pub use data_update_page::DataUpdatePage;
pub use edit_page::EditProfilePage;
pub use finish_page::FinishPage;
pub use profile_page::ProfilePage;
