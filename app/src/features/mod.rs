//! Pages by feature.

pub mod accounts;
pub mod applications;
pub mod contact;
pub mod dashboard;
pub mod documents;
pub mod fees;
pub mod gallery;
pub mod home;
pub mod identity;
pub mod invoices;
pub mod office;
pub mod offline;
pub mod people;
pub mod policy;
pub mod preferences;
pub mod privacy;
pub mod profile;
pub mod refunds;
pub mod security;
pub mod services;
pub mod status;
pub mod timeline;
pub mod trail;
pub mod words;
