//! SQL of refund claims and payouts.

use crate::db::statements;

/// The columns of [`Row`](super::record::Row).
macro_rules! columns {
    () => {
        "c.id as id, c.number as number, c.invoice_id as invoice_id, c.application_id as application_id, c.account_id as account_id, \
         c.ground as ground, c.explanation_sealed as explanation_sealed, c.proof_id as proof_id, c.iban_sealed as iban_sealed, \
         c.bank_code as bank_code, c.holder_sealed as holder_sealed, c.edition as edition, c.decision as decision, \
         c.case_facts as case_facts, c.claimed_minor as claimed_minor, c.status as status, c.filed_at as filed_at, \
         c.decide_by_on as decide_by_on, c.decided_by_id as decided_by_id, c.decided_at as decided_at, \
         c.approved_minor as approved_minor, c.refused_rule as refused_rule, c.note_sealed as note_sealed, c.pay_by_on as pay_by_on, \
         c.requested_by_id as requested_by_id, c.requested_at as requested_at, c.paid_at as paid_at, c.failed_at as failed_at, \
         c.failure as failure, c.paid_minor as paid_minor, c.version as version, i.service as service, a.name as claimant"
    };
}

macro_rules! from {
    () => {
        " from refund_claims c join invoices i on i.id = c.invoice_id join accounts a on a.id = c.account_id "
    };
}

/// What a line `l` of a claim `c` holds.
macro_rules! pending {
    () => {
        "case when c.status = 'filed' then l.claimed_minor
            when c.status in ('approved', 'approved-in-part', 'payout-requested', 'payout-failed') then l.approved_minor - l.paid_minor
            else 0 end"
    };
}
pub(crate) use pending;

statements! {
    /// A claim. No row when the number is taken (the caller draws again).
    INSERT = "insert into refund_claims (id, number, invoice_id, application_id, account_id, ground, explanation_sealed, proof_id,
            iban_sealed, iban_index, bank_code, holder_sealed, edition, decision, case_facts, claimed_minor, status, filed_at,
            decide_by_on, due_on, paid_minor, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'filed', $17, $18, $18, 0, 1)
        on conflict (number) do nothing";
    /// A line of a claim.
    INSERT_LINE = "insert into refund_claim_lines (claim_id, kind, position, claimed_minor, paid_minor) values ($1, $2, $3, $4, 0)";
    /// A claim.
    FIND = concat!("select ", columns!(), from!(), "where c.id = $1");
    /// A claim with the names of who decided it and who ordered its money out.
    FIND_FILE = concat!("select ", columns!(), ", deciders.name as decided_by_name, requesters.name as requested_by_name", from!(),
        "left join accounts deciders on deciders.id = c.decided_by_id left join accounts requesters on requesters.id = c.requested_by_id
        where c.id = $1");
    /// Nobody else changes it until the end of the transaction.
    LOCK = "update refund_claims set version = version + 1 where id = $1";
    /// The claim that waits for a decision on the same ground.
    FIND_FILED = "select id from refund_claims where invoice_id = $1 and ground = $2 and status = 'filed'";
    /// One's own, the newest first.
    LIST_OF_ACCOUNT = concat!("select ", columns!(), from!(), "where c.account_id = $1 order by c.filed_at desc, c.id desc limit 200");
    /// Those about an invoice, the newest first.
    LIST_OF_INVOICE = concat!("select ", columns!(), from!(), "where c.invoice_id = $1 order by c.filed_at desc, c.id desc limit 50");
    /// The queue: the earliest last day first, from a place on.
    LIST_QUEUE = concat!("select ", columns!(), from!(), "where c.due_on is not null
        and (cast($1 as text) is null or c.due_on > $1 or (c.due_on = $1 and c.id > $2)) order by c.due_on, c.id limit $3");
    /// What claims about an invoice gave back and hold, a line each: refunded, pending.
    SUM_LINES = concat!("select l.kind as kind,
            cast(coalesce(sum(l.paid_minor), 0) as bigint) as refunded,
            cast(coalesce(sum(", pending!(), "), 0) as bigint) as pending
        from refund_claim_lines l join refund_claims c on c.id = l.claim_id
        where c.invoice_id = $1 group by l.kind order by l.kind");
    /// The lines of a claim, in order.
    LIST_LINES = "select kind, claimed_minor, approved_minor, paid_minor from refund_claim_lines where claim_id = $1 order by position limit 10";
    /// A decision with money in it.
    APPROVE = "update refund_claims set status = $2, decided_by_id = $3, decided_at = $4, approved_minor = $5, note_sealed = $6,
            pay_by_on = $7, due_on = $7, decision = $8
        where id = $1 and status = 'filed'";
    /// What of a line is given; a line that no one had claimed is added.
    APPROVE_LINE = "insert into refund_claim_lines (claim_id, kind, position, claimed_minor, approved_minor, paid_minor)
        values ($1, $2, $3, 0, $4, 0) on conflict (claim_id, kind) do update set approved_minor = excluded.approved_minor";
    /// A decision with none.
    REFUSE = "update refund_claims set status = 'refused', decided_by_id = $2, decided_at = $3, refused_rule = $4, note_sealed = $5,
            due_on = null, decision = $6
        where id = $1 and status = 'filed'";
    /// The money is ordered out.
    REQUEST = "update refund_claims set status = 'payout-requested', requested_by_id = $2, requested_at = $3, failed_at = null, failure = null
        where id = $1 and status in ('approved', 'approved-in-part', 'payout-failed') and decided_by_id <> $2";
    /// Part of it, or all, has gone.
    ADD_PAID = "update refund_claims set paid_minor = paid_minor + $2
        where id = $1 and status = 'payout-requested' and paid_minor + $2 <= approved_minor";
    /// Of a line.
    ADD_PAID_LINE = "update refund_claim_lines set paid_minor = paid_minor + $3
        where claim_id = $1 and kind = $2 and paid_minor + $3 <= approved_minor";
    /// All of it has gone.
    MARK_PAID = "update refund_claims set status = 'paid', paid_at = $2, due_on = null
        where id = $1 and status = 'payout-requested' and paid_minor = approved_minor";
    /// Another account for money that did not arrive.
    SET_ACCOUNT = "update refund_claims set iban_sealed = $2, iban_index = $3, bank_code = $4, holder_sealed = $5
        where id = $1 and status = 'payout-failed'";
    /// It came back or never left.
    MARK_FAILED = "update refund_claims set status = 'payout-failed', failed_at = $2, failure = $3 where id = $1 and status = 'payout-requested'";

    /// A payout.
    INSERT_PAYOUT = "insert into payouts (id, claim_id, invoice_id, method, status, amount_minor, requested_by_id, requested_at, version)
        values ($1, $2, $3, $4, 'requested', $5, $6, $7, 1)";
    /// Where its money comes from.
    INSERT_PART = "insert into payout_parts (payout_id, payment_id, amount_minor, status) values ($1, $2, $3, 'intended')";
    /// A payout.
    FIND_PAYOUT = "select id, claim_id, invoice_id, method, status, amount_minor, requested_at from payouts where id = $1";
    /// The payout in progress of a claim.
    FIND_OPEN_PAYOUT = "select id, claim_id, invoice_id, method, status, amount_minor, requested_at from payouts
        where claim_id = $1 and status = 'requested'";
    /// How the money of a claim goes, as last ordered.
    FIND_LAST_METHOD = "select method from payouts where claim_id = $1 and status <> 'failed' order by requested_at desc, id desc limit 1";
    /// Where its money comes from.
    LIST_PARTS = "select payment_id, amount_minor, status from payout_parts where payout_id = $1 order by payment_id limit 100";
    /// A part's last word, once.
    END_PART = "update payout_parts set status = $3 where payout_id = $1 and payment_id = $2 and status = 'intended'";
    /// A payout's last word, once.
    END_PAYOUT = "update payouts set status = $2, ended_at = $3, failure = $4, bank_reference = $5, confirmed_by_id = $6, version = version + 1
        where id = $1 and status = 'requested'";
    /// Payouts by the gateway that wait.
    LIST_WAITING = "select id from payouts where status = 'requested' and method = 'gateway' and requested_at < $1 order by requested_at, id limit 100";
    /// A document that may prove a claim.
    FIND_PROOF = "select account_id from documents where id = $1 and application_id = $2 and kind = 'refund-proof' and replaced_at is null";
}
