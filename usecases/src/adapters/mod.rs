//! The other side of the ports: one file an outside system.

pub mod gateway;
mod sms;
mod smtp;

pub use sms::SmsAccount;
pub(crate) use smtp::SmtpMailer;
