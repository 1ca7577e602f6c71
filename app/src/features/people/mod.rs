//! Staff: who they are, what they may do.

pub mod api;
mod people_page;
mod person_page;
mod roles_page;

pub use people_page::PeoplePage;
pub use person_page::PersonPage;
pub use roles_page::RolesPage;
