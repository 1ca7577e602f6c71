//! One folder a noun: its server functions, pages, forms and components.

pub mod accounts;
pub mod applications;
pub mod dashboard;
pub mod documents;
pub mod home;
pub mod offline;
pub mod profile;
pub mod security;
