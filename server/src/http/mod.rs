//! Handlers: thin; what they answer is decided in `usecases` and `app`.

pub(crate) mod documents;
pub(crate) mod files;
pub(crate) mod functions;
pub(crate) mod health;
pub(crate) mod pages;
