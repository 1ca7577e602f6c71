//! The job that hands a message over.

use super::{Channel, Row, store};
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::ports::{Mail, Mailer, Sms};
use crate::queue::Job;
use crate::{binds, transaction};

/// The job's kind; its payload is the message.
pub const DELIVER: &str = "deliver-message";

/// Hands a message over. Done again after it was sent it does nothing; killed between the handing over and the note of
/// it, it is sent twice under one message id: told twice is better than not at all.
///
/// # Errors
/// When the other side has not taken it and it is to be tried again.
pub async fn deliver(portal: &Portal, job: Job) -> Result<()> {
    let id = job.id(0)?;
    let mut tx = portal.db.read().await?;
    let row: Row = tx.fetch_one(store::FIND, binds![id]).await?;
    drop(tx);
    if row.state != "queued" {
        return Ok(());
    }
    let message = row.open(portal)?;
    let (sent, keeps_text) = match message.channel {
        Channel::Mail => {
            let mail = Mail {
                from: &portal.settings.mail_from,
                from_name: &portal.settings.operator.ar,
                to: &message.to,
                subject: &message.content.subject,
                text: &message.content.text,
                id,
            };
            (portal.mailer.send(&mail).await, matches!(portal.mailer, Mailer::Captured))
        }
        Channel::Sms => {
            (portal.sms.send(&message.to, &message.content.text).await, matches!(portal.sms, Sms::Embedded))
        }
        Channel::Portal => return Ok(()),
    };
    match sent {
        Ok(()) => {
            // What was handed over may hold a code: its text is not kept, except where nothing leaves the building.
            let (now, keeps) = (portal.now(), keeps_text && portal.settings.is_demonstration);
            transaction!(portal.db, tx => { Ok(tx.execute(store::MARK_SENT, binds![id, now, keeps]).await?) })?;
            Ok(())
        }
        Err(refusal) if refusal.is_permanent || job.is_last_attempt => {
            tracing::warn!(message = %id, code = refusal.code, "a message was given up");
            transaction!(portal.db, tx => { Ok(tx.execute(store::MARK_FAILED, binds![id]).await?) })?;
            Ok(())
        }
        Err(refusal) => Err(Error::Conflict { code: refusal.code }),
    }
}
