//! SQL of the outbox.

use crate::db::statements;

statements! {
    /// A message.
    INSERT = "insert into messages (id, account_id, channel, template, language, state, recipient_sealed, content_sealed, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// One message.
    FIND = "select id, channel, state, recipient_sealed, content_sealed, created_at from messages where id = $1";
    /// It was handed over; its text is kept or not.
    MARK_SENT = "update messages set state = 'sent', sent_at = $2,
        recipient_sealed = case when $3 then recipient_sealed end,
        content_sealed = case when $3 then content_sealed end
        where id = $1 and state = 'queued'";
    /// It could not be handed over.
    MARK_FAILED = "update messages set state = 'failed', content_sealed = null where id = $1 and state = 'queued'";
    /// The newest messages.
    LIST_NEWEST = "select id, channel, state, recipient_sealed, content_sealed, created_at from messages
        order by created_at desc, id desc limit $1";
    /// What was sent to an account and is still kept.
    LIST_KEPT_OF = "select id, channel, state, recipient_sealed, content_sealed, created_at from messages
        where account_id = $1 and content_sealed is not null order by created_at desc, id desc limit 500";
}
