//! SQL of payments and of what the gateway told us.

use crate::db::statements;

/// The columns of [`Row`](super::record::Row).
macro_rules! columns {
    () => {
        "id, invoice_id, method, status, is_current, amount_minor, page_url, failure, started_at, checks, received_on, received_at, \
         received_minor, refunded_minor, held_minor"
    };
}

statements! {
    /// An attempt. No row when the invoice has a current one, or the bank's reference is known.
    INSERT = "insert into payments (id, invoice_id, method, status, is_current, amount_minor, currency, bank_reference, started_at,
            next_check_at, checks, received_minor, refunded_minor, held_minor, recorded_by_id, version)
        values ($1, $2, $3, 'started', $4, $5, 'SAR', $6, $7, $8, 0, 0, 0, 0, $9, 1) on conflict do nothing";
    /// A payment.
    FIND = concat!("select ", columns!(), " from payments where id = $1");
    /// A payment that is about to change.
    TAKE = concat!("update payments set version = version + 1 where id = $1 returning ", columns!());
    /// The attempt a second press of the button leads to.
    FIND_CURRENT = concat!("select ", columns!(), " from payments where invoice_id = $1 and is_current");
    /// The payments of an invoice: what came, whatever the number of attempts, then the newest of those.
    LIST_OF_INVOICE = concat!("select ", columns!(), " from payments where invoice_id = $1
        order by case when status = 'received' then 0 else 1 end, started_at desc, id desc limit 100");
    /// Attempts without a last word.
    LIST_OPEN_OF_INVOICE = "select id from payments where invoice_id = $1 and status in ('started', 'created') order by started_at, id limit 100";
    /// The gateway knows of it.
    MARK_CREATED = "update payments set status = 'created', page_url = $2 where id = $1 and status = 'started'";
    /// To be asked about again.
    CHECK_LATER = "update payments set checks = checks + 1, next_check_at = $2 where id = $1 and status in ('started', 'created')";
    /// The last word: no money.
    MARK_FAILED = "update payments set status = 'failed', failure = $2, is_current = false, next_check_at = null
        where id = $1 and status in ('started', 'created')";
    /// The money is here: once, whatever is told how often (assurance.md I5, I6).
    MARK_RECEIVED = "update payments set status = 'received', is_current = false, next_check_at = null, failure = null,
            received_minor = $2, received_on = $3, received_at = $4
        where id = $1 and status in ('started', 'created')";
    /// Due to be asked about.
    LIST_DUE = "select id from payments where next_check_at is not null and next_check_at <= $1 order by next_check_at, id limit $2";

    /// A notice; nothing when it came before.
    INSERT_NOTICE = "insert into gateway_notices (id, event_id, payment_id, received_at) values ($1, $2, $3, $4) on conflict (event_id) do nothing";
    /// Notices that came long ago.
    FORGET_NOTICES = "delete from gateway_notices where received_at < $1";

    /// Promises back `$2` more of a payment, never above what came (assurance.md I3).
    HOLD = "update payments set held_minor = held_minor + $2
        where id = $1 and held_minor + $2 >= 0 and refunded_minor + held_minor + $2 <= received_minor";
    /// Gives back `$2` that was promised.
    REFUND = "update payments set held_minor = held_minor - $2, refunded_minor = refunded_minor + $2
        where id = $1 and $2 > 0 and held_minor >= $2 and refunded_minor + $2 <= received_minor";
    /// One at a time asks the gateway to give back.
    LOCK_REFUND = "update payments set refund_lock_id = $2, refund_locked_until = $3
        where id = $1 and (refund_locked_until is null or refund_locked_until <= $4)";
    /// Done asking.
    UNLOCK_REFUND = "update payments set refund_lock_id = null, refund_locked_until = null where id = $1 and refund_lock_id = $2";
}
