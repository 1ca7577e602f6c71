//! The other side of the ports: one file an outside system.

pub mod gateway;
mod smtp;

pub(crate) use smtp::SmtpMailer;
