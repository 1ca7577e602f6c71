//! SQL of the embedded gateway's own books.

use crate::db::statements;

statements! {
    /// A payment; nothing when the id is known.
    INSERT = "insert into embedded_gateway_payments (id, invoice_number, amount_minor, currency, method, language, return_url, status,
            created_at, expires_at, refunded_minor)
        values ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, 0) on conflict (id) do nothing";
    /// A payment.
    FIND = "select id, invoice_number, amount_minor, currency, method, language, return_url, status, expires_at, paid_at, refunded_minor
        from embedded_gateway_payments where id = $1";
    /// Paid, when it still can be.
    PAY = "update embedded_gateway_payments set status = 'paid', paid_at = $2, card_tail = $3
        where id = $1 and status = 'pending' and expires_at > $2";
    /// Refused.
    DECLINE = "update embedded_gateway_payments set status = 'declined' where id = $1 and status = 'pending'";
    /// Ended.
    CANCEL = "update embedded_gateway_payments set status = 'cancelled' where id = $1 and status = 'pending'";
    /// Money back, never above what was paid.
    REFUND = "update embedded_gateway_payments set refunded_minor = refunded_minor + $2
        where id = $1 and status = 'paid' and method = 'card' and refunded_minor + $2 <= amount_minor";
}
