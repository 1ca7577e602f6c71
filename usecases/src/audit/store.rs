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
    /// One file's chain with the names of who did it, and its head.
    TRAIL = "select e.id as id, e.subject_kind as subject_kind, e.subject_id as subject_id, e.seq as seq, e.at as at, e.event as event,
            e.actor_id as actor_id, e.facts as facts, e.hash as hash, actors.name as actor_name, h.seq as head_seq, h.hash as head_hash
        from audit_events e
        left join audit_heads h on h.subject_kind = e.subject_kind and h.subject_id = e.subject_id
        left join accounts actors on actors.id = e.actor_id
        where e.subject_kind = $1 and e.subject_id = $2 order by e.seq";
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
    /// Whether someone looked at a file lately.
    READ_SINCE = "select cast(1 as bigint) from audit_events
        where subject_kind = $1 and subject_id = $2 and actor_id = $3 and event = 'file-read' and at > $4 limit 1";
    /// The log, newest first, a page at a time.
    SEARCH = "select id, subject_kind, subject_id, seq, at, event, actor_id, facts, hash from audit_events
        where (cast($1 as text) is null or subject_kind = $1)
        and (cast($2 as uuid) is null or subject_id = $2)
        and (cast($3 as uuid) is null or actor_id = $3)
        and (cast($4 as text) is null or event = $4)
        and at >= $5 and at < $6 and (at < $7 or (at = $7 and id < $8))
        order by at desc, id desc limit $9";
    /// Who of staff looked at an account, its applications with their documents, its refund claims.
    READERS = "select at, subject_kind,
        (select string_agg(account_roles.role, ' ') from account_roles where account_roles.account_id = audit_events.actor_id) as roles
        from audit_events where event in ('file-read', 'document-read', 'refund-claim-read') and actor_id <> $1
        and ((subject_kind = 'account' and subject_id = $1)
        or (subject_kind = 'application' and subject_id in (select applications.id from applications where applications.account_id = $1))
        or (subject_kind = 'refund-claim' and subject_id in (select refund_claims.id from refund_claims where refund_claims.account_id = $1)))
        order by at desc, id desc limit 200";
}
