//! Text messages.

use super::NotDelivered;
use crate::adapters::SmsAccount;

/// Where text messages leave.
#[derive(Clone, Debug)]
pub enum Sms {
    /// A provider.
    Provider(SmsAccount),
    /// Nowhere: what is sent stays in the outbox, where a page shows it. For development, tests, and operators who
    /// have no provider yet.
    Embedded,
}

impl Sms {
    /// A provider: `unifonic` (the key is the application's `AppSid`) or `taqnyat` (the key is the bearer token); `base`
    /// replaces the provider's address, for tests.
    ///
    /// # Errors
    /// When there is no such provider.
    pub fn provider(name: &str, key: &str, sender: &str, base: Option<&str>) -> crate::Result<Self> {
        SmsAccount::open(name, key, sender, base).map(Self::Provider)
    }

    /// The same, waiting no longer than `patience` for an answer.
    ///
    /// # Errors
    /// When no client can be made.
    pub fn with_patience(self, patience: std::time::Duration) -> crate::Result<Self> {
        match self {
            Self::Provider(account) => account.with_patience(patience).map(Self::Provider),
            Self::Embedded => Ok(Self::Embedded),
        }
    }

    /// Hands a text over to a number in E.164.
    ///
    /// # Errors
    /// When the provider has not taken it.
    pub async fn send(&self, to: &str, text: &str) -> Result<(), NotDelivered> {
        match self {
            Self::Provider(account) => account.send(to, text).await,
            Self::Embedded => Ok(()),
        }
    }
}
