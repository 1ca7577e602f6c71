//! Mail.

use super::NotDelivered;
use crate::adapters::SmtpMailer;

/// A mail, ready to leave.
#[derive(Clone, Debug)]
pub struct Mail<'a> {
    /// Sender's address.
    pub from: &'a str,
    /// Sender's name.
    pub from_name: &'a str,
    /// Recipient's address.
    pub to: &'a str,
    /// Subject.
    pub subject: &'a str,
    /// Text.
    pub text: &'a str,
    /// An id that stays the same when the mail is sent again, so that mailboxes can tell.
    pub id: uuid::Uuid,
}

/// Where mail leaves.
#[derive(Clone, Debug)]
pub enum Mailer {
    /// An SMTP server.
    Smtp(SmtpMailer),
    /// Nowhere: what is sent stays in the outbox, where a page shows it. For development and tests.
    Captured,
}

impl Mailer {
    /// An SMTP server: `smtp://user:password@host:port`, `smtps://…`, `smtp://…?tls=required`.
    ///
    /// # Errors
    /// When the address is none.
    pub fn smtp(address: &str) -> crate::Result<Self> {
        SmtpMailer::connect(address).map(Self::Smtp)
    }

    /// Hands the mail over.
    ///
    /// # Errors
    /// When the other side has not taken it.
    pub async fn send(&self, mail: &Mail<'_>) -> Result<(), NotDelivered> {
        match self {
            Self::Smtp(smtp) => smtp.send(mail).await,
            Self::Captured => Ok(()),
        }
    }
}
