//! One folder a noun: its server functions, pages, forms and components.

pub mod home;
pub mod offline;
