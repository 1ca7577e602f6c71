//! Pages by feature.

pub mod accounts;
pub mod contact;
pub mod fees;
pub mod gallery;
pub mod applications;
pub mod dashboard;
pub mod documents;
pub mod home;
pub mod office;
pub mod invoices;
pub mod offline;
pub mod security;
pub mod policy;
pub mod refunds;
pub mod services;
pub mod status;
pub mod timeline;
pub mod words;
