//! Mail by SMTP.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::error::{Error, Result};
use crate::ports::{Mail, NotDelivered};

/// A pool of connections to an SMTP server.
#[derive(Clone, Debug)]
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl SmtpMailer {
    pub(crate) fn connect(address: &str) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
            .map_err(|_| Error::unexpected("the SMTP address is none"))?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        Ok(Self { transport })
    }

    pub(crate) async fn send(&self, mail: &Mail<'_>) -> Result<(), NotDelivered> {
        let message = compose(mail).map_err(|source| NotDelivered {
            code: "mail-not-composed",
            is_permanent: true,
            source: Some(source),
        })?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(NotDelivered {
                code: if error.is_permanent() { "mail-refused" } else { "mail-server-unreachable" },
                is_permanent: error.is_permanent(),
                source: Some(Box::new(error)),
            }),
        }
    }
}

fn compose(mail: &Mail<'_>) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
    let host = mail.from.rsplit('@').next().unwrap_or("localhost");
    Ok(Message::builder()
        .from(Mailbox::new(Some(mail.from_name.to_owned()), mail.from.parse()?))
        .to(Mailbox::new(None, mail.to.parse()?))
        .subject(mail.subject)
        .message_id(Some(format!("<{}@{host}>", mail.id)))
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.to_owned())?)
}
