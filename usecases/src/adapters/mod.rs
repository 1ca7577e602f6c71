//! The other side of the ports: one file an outside system.

mod smtp;

pub(crate) use smtp::SmtpMailer;
