//! SQL of the audit log.

use crate::db::statements;

statements! {
    /// The next number of a file's chain, and the hash to chain to. Locks the head until the commit.
    NEXT = "insert into audit_heads (subject_kind, subject_id, seq, hash) values ($1, $2, 1, $3)
        on conflict (subject_kind, subject_id) do update set seq = audit_heads.seq + 1
        returning seq, hash";
    /// A row.
    INSERT = "insert into audit_events (id, subject_kind, subject_id, seq, at, event, actor_id, facts, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The head follows.
    MOVE_HEAD = "update audit_heads set hash = $3 where subject_kind = $1 and subject_id = $2";
    /// One file's chain.
    LIST_OF_SUBJECT = "select id, subject_kind, subject_id, seq, at, event, actor_id, facts, hash from audit_events
        where subject_kind = $1 and subject_id = $2 order by seq";
    /// The whole log, a page at a time, chain by chain.
    PAGE_BY_CHAIN = "select id, subject_kind, subject_id, seq, at, event, actor_id, facts, hash from audit_events
        where subject_kind > $1 or (subject_kind = $1 and (subject_id > $2 or (subject_id = $2 and seq > $3)))
        order by subject_kind, subject_id, seq limit 500";
    /// The head of a chain.
    HEAD = "select seq, hash from audit_heads where subject_kind = $1 and subject_id = $2";
    /// How many chains there are.
    COUNT_HEADS = "select cast(count(*) as bigint) from audit_heads";
    /// Hashes of the events of a time, in order.
    HASHES_BETWEEN = "select at, id, hash from audit_events
        where at >= $1 and at < $2 and (at > $3 or (at = $3 and id > $4))
        order by at, id limit 1000";
    /// The newest anchor.
    LAST_ANCHOR = "select on_day, until_at, events, hash from audit_anchors order by on_day desc limit 1";
    /// Every anchor.
    ANCHORS = "select on_day, until_at, events, hash from audit_anchors order by on_day";
    /// A new anchor.
    INSERT_ANCHOR = "insert into audit_anchors (on_day, until_at, events, hash) values ($1, $2, $3, $4)
        on conflict (on_day) do nothing";
}
