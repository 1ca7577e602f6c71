//! SQL of invoices and the ledger.

use crate::db::statements;
use crate::refunds::store::pending;

/// The columns of [`Row`](super::record::Row).
macro_rules! columns {
    () => {
        "id, number, application_id, account_id, service, edition, total_minor, status, cancel_reason, issued_at, due_on, \
         settled_on, ended_at, received_minor, applied_minor, refunded_minor, held_minor"
    };
}

/// The columns of a line, which has none of the names of an invoice's.
macro_rules! lines {
    () => {
        "kind, amount_minor, full_minor, is_exempted, is_placeholder, clause from invoices left join invoice_lines on invoice_id = id"
    };
}

statements! {
    /// An invoice. No row when the number is taken (the caller draws again) or the application has one.
    INSERT = "insert into invoices (id, number, application_id, account_id, service, edition, total_minor, status, issued_at, due_on,
            received_minor, applied_minor, refunded_minor, held_minor, version)
        values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, 0, 0, 0, 0, 1) on conflict do nothing";
    /// A line.
    INSERT_LINE = "insert into invoice_lines (invoice_id, kind, position, amount_minor, full_minor, is_exempted, is_placeholder, clause)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// An invoice.
    FIND = concat!("select ", columns!(), " from invoices where id = $1");
    /// An invoice with its lines, in order: a row a line.
    FIND_BILLED = concat!("select ", columns!(), ", ", lines!(), " where id = $1 order by position");
    /// The invoice of an application with its lines.
    FIND_BILLED_FOR = concat!("select ", columns!(), ", ", lines!(), " where application_id = $1
        and (cancel_reason is null or cancel_reason <> 'replaced') order by position");
    /// An invoice that is about to change: until the end of the transaction nobody else changes it.
    TAKE = concat!("update invoices set version = version + 1 where id = $1 returning ", columns!());
    /// The invoice of an application.
    FIND_OF_APPLICATION = concat!("select ", columns!(), " from invoices where application_id = $1
        and (cancel_reason is null or cancel_reason <> 'replaced')");
    /// An invoice by its number.
    FIND_BY_NUMBER = concat!("select ", columns!(), " from invoices where number = $1");
    /// One's own, the newest first, with what claims gave back of the money beside each or hold of it, and the last day money came.
    LIST_OF_ACCOUNT = concat!("select ", columns!(), ",
            (select cast(coalesce(sum(l.paid_minor + ", pending!(), "), 0) as bigint) from refund_claim_lines l
                join refund_claims c on c.id = l.claim_id where c.invoice_id = invoices.id and l.kind = 'excess') as excess_given_minor,
            (select max(p.received_on) from payments p where p.invoice_id = invoices.id and p.status = 'received') as last_received_on
        from invoices where account_id = $1
        and (cast($2 as bigint) is null or issued_at < $2 or (issued_at = $2 and id < $3))
        order by issued_at desc, id desc limit $4");
    /// Money came: `$2` in all, `$3` of it applied.
    RECEIVE = "update invoices set received_minor = received_minor + $2, applied_minor = applied_minor + $3
        where id = $1 and ($3 = 0 or status = 'open')";
    /// Paid in full.
    SETTLE = "update invoices set status = 'settled', settled_on = $2 where id = $1 and status = 'open' and applied_minor = total_minor";
    /// Ended unpaid; what was applied of a part becomes excess.
    END = "update invoices set status = $2, cancel_reason = $3, ended_at = $4, applied_minor = 0 where id = $1 and status = 'open'";
    /// Promises back `$2` more (less, if negative): one guarded statement, never above what was received (assurance.md I3).
    HOLD = "update invoices set held_minor = held_minor + $2
        where id = $1 and held_minor + $2 >= 0 and refunded_minor + held_minor + $2 <= received_minor";
    /// Gives back `$2` that was promised.
    REFUND = "update invoices set held_minor = held_minor - $2, refunded_minor = refunded_minor + $2
        where id = $1 and $2 > 0 and held_minor >= $2 and refunded_minor + $2 <= received_minor";

    /// Both legs of a movement, `$6` into one book and `$8 = -$6` out of the other, so that every commit sums to zero. A movement that
    /// was booked before is refused by `once`.
    POST = "insert into ledger_entries (id, invoice_id, movement, book, amount_minor, currency, at, payment_id, payout_id, line, once)
        values ($1, $3, $4, $5, $6, 'SAR', $9, $10, $11, $12, $13), ($2, $3, $4, $7, $8, 'SAR', $9, $10, $11, $12, $14)";
    /// Where an invoice's ledger does not sum to zero.
    LIST_UNBALANCED = "select invoice_id, cast(sum(amount_minor) as bigint) as amount from ledger_entries
        group by invoice_id, currency having sum(amount_minor) <> 0 order by invoice_id limit 100";
    /// Where the kept figures differ from the ledger: received, applied, refunded.
    LIST_DRIFTED = "select i.id as id from invoices i left join (
            select invoice_id,
                sum(case when book in ('gateway', 'bank') and movement in ('apply', 'exceed') then amount_minor else 0 end) as came,
                sum(case when book in ('gateway', 'bank') and movement in ('refund', 'refund-excess') then -amount_minor else 0 end) as went,
                sum(case when book = 'receivable' then amount_minor else 0 end) as owed
            from ledger_entries group by invoice_id
        ) e on e.invoice_id = i.id
        where i.received_minor <> coalesce(e.came, 0) or i.refunded_minor <> coalesce(e.went, 0)
            or coalesce(e.owed, 0) <> case when i.status in ('open', 'settled') then i.total_minor - i.applied_minor else 0 end
        order by i.id limit 100";
    /// Where the payments of an invoice say something else than the invoice.
    LIST_SUMS_APART = "select i.id as id from invoices i left join (
            select invoice_id, sum(received_minor) as came, sum(refunded_minor) as went from payments group by invoice_id
        ) p on p.invoice_id = i.id
        where i.received_minor <> coalesce(p.came, 0) or i.refunded_minor <> coalesce(p.went, 0) order by i.id limit 100";
}
