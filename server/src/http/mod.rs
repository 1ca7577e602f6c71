//! Handlers: thin; what they answer is decided in `usecases` and `app`.

pub(crate) mod api;
pub(crate) mod audit_export;
pub(crate) mod documents;
pub(crate) mod fault;
pub(crate) mod files;
pub(crate) mod functions;
pub(crate) mod gateway;
pub(crate) mod health;
pub(crate) mod my_data;
pub(crate) mod outbox;
pub(crate) mod pages;
mod private;
mod zip;
