//! The ways out of the building, each an enum over its adapters; nothing here is called inside a transaction.

mod gateway;
mod mailer;
mod objects;
mod sms;

pub use gateway::{Gateway, GatewayError, GatewayPayment, GatewayStatus, NewPayment};
pub use mailer::{Mail, Mailer};
pub use objects::{Objects, Stored};
pub use sms::Sms;

/// Why something could not be delivered.
#[derive(Debug, thiserror::Error)]
#[error("not delivered: {code}")]
pub struct NotDelivered {
    /// Kebab-case code, without personal data, for the log and the job.
    pub code: &'static str,
    /// True when trying again cannot help, e.g. an address that does not exist.
    pub is_permanent: bool,
    /// What the other side said; may name the recipient, so it is not logged.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}
