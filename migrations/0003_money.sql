-- Invoices, payments, the ledger, refund claims, payouts, and the embedded payment gateway.

create table invoices (
    id uuid primary key,
    -- 12 digits; also the number of the SADAD bill.
    number text not null unique,
    application_id uuid not null references applications (id),
    account_id uuid not null references accounts (id),
    service text not null,
    edition text not null,
    total_minor bigint not null check (total_minor > 0),
    status text not null check (status in ('open', 'settled', 'expired', 'cancelled')),
    cancel_reason text check (cancel_reason in ('withdrawn', 'replaced')),
    issued_at bigint not null,
    due_on text not null,
    -- The day on which the sum reached the total (ISO), and when it ended unpaid.
    settled_on text,
    ended_at bigint,
    -- Kept, not counted; the ledger holds the movements. `held` is claimed or decided and not given back yet.
    received_minor bigint not null check (received_minor >= 0),
    applied_minor bigint not null check (applied_minor >= 0),
    refunded_minor bigint not null check (refunded_minor >= 0),
    held_minor bigint not null check (held_minor >= 0),
    version bigint not null,
    check (applied_minor <= total_minor and applied_minor <= received_minor),
    check (refunded_minor + held_minor <= received_minor),
    check ((status = 'settled') = (settled_on is not null)),
    check ((status in ('expired', 'cancelled')) = (ended_at is not null)),
    check ((status = 'cancelled') = (cancel_reason is not null)),
    check (status <> 'settled' or applied_minor = total_minor),
    check (status not in ('expired', 'cancelled') or applied_minor = 0)
);
-- One invoice an application; a replaced one makes room for its successor.
create unique index invoices_of_application on invoices (application_id) where cancel_reason is null or cancel_reason <> 'replaced';
create index invoices_of_account on invoices (account_id, issued_at, id);

create table invoice_lines (
    invoice_id uuid not null references invoices (id),
    kind text not null check (kind in ('administrative', 'service', 'late')),
    position bigint not null,
    amount_minor bigint not null check (amount_minor >= 0),
    full_minor bigint not null,
    is_exempted boolean not null,
    is_placeholder boolean not null,
    clause text not null,
    primary key (invoice_id, kind)
);
-- append-only: invoice_lines

-- Payments: attempts at the gateway, and transfers a finance officer records.
create table payments (
    -- Also the id under which the gateway knows it: asking twice makes one payment.
    id uuid primary key,
    invoice_id uuid not null references invoices (id),
    method text not null check (method in ('card', 'sadad', 'transfer')),
    -- started: the intention; created: the gateway knows it; received: money, booked once;
    -- failed: the gateway's last word, or replaced by another attempt and cancelled there.
    status text not null check (status in ('started', 'created', 'received', 'failed')),
    -- The one attempt a second press of the button leads to.
    is_current boolean not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency = 'SAR'),
    -- The reference of a transfer at the bank.
    bank_reference text unique,
    page_url text,
    failure text,
    started_at bigint not null,
    -- When the gateway is asked next, whatever its notices say.
    next_check_at bigint,
    checks bigint not null,
    received_on text,
    received_at bigint,
    received_minor bigint not null check (received_minor >= 0),
    refunded_minor bigint not null check (refunded_minor >= 0),
    held_minor bigint not null check (held_minor >= 0),
    -- Held while the gateway is asked to give money back.
    refund_lock_id uuid,
    refund_locked_until bigint,
    recorded_by_id uuid references accounts (id),
    version bigint not null,
    check (refunded_minor + held_minor <= received_minor),
    check ((status = 'received') = (received_at is not null)),
    check ((received_at is null) = (received_on is null)),
    check (status <> 'received' or received_minor > 0),
    check ((method = 'transfer') = (recorded_by_id is not null)),
    check (not is_current or status in ('started', 'created'))
);
create unique index payments_current on payments (invoice_id) where is_current;
create index payments_of_invoice on payments (invoice_id, started_at, id);
create index payments_to_check on payments (next_check_at, id) where next_check_at is not null;

-- Double entry: one statement writes both legs, so that the sum per invoice is zero at every commit. Debit positive.
create table ledger_entries (
    id uuid primary key,
    invoice_id uuid not null references invoices (id),
    movement text not null check (movement in ('issue', 'void', 'apply', 'exceed', 'release', 'refund', 'refund-excess')),
    book text not null check (book in ('receivable', 'revenue', 'gateway', 'bank', 'excess')),
    amount_minor bigint not null check (amount_minor <> 0),
    currency text not null check (currency = 'SAR'),
    at bigint not null,
    payment_id uuid references payments (id),
    payout_id uuid,
    line text check (line in ('administrative', 'service', 'late', 'excess')),
    -- What it is the booking of, with its book: one gateway payment, one receipt; one part of a payout, one refund
    -- (assurance.md I5).
    once text not null unique
);
-- append-only: ledger_entries
create index ledger_entries_of_invoice on ledger_entries (invoice_id, at, id);

-- What the gateway told us: a hint to look, nothing more.
create table gateway_notices (
    id uuid primary key,
    event_id text not null unique,
    payment_id uuid not null,
    received_at bigint not null
);
create index gateway_notices_by_time on gateway_notices (received_at);

create table refund_claims (
    id uuid primary key,
    number text not null unique,
    invoice_id uuid not null references invoices (id),
    application_id uuid not null references applications (id),
    account_id uuid not null references accounts (id),
    ground text not null check (ground in (
        'withdrawal', 'paid_twice', 'paid_too_much', 'directed_by_staff', 'exempt', 'wrong_track', 'late_fee')),
    explanation_sealed bytea,
    proof_id uuid references documents (id),
    iban_sealed bytea not null,
    iban_index bytea not null,
    bank_code text not null,
    holder_sealed bytea not null,
    -- The whole decision as the applicant saw it, and the edition it was made under.
    edition text not null,
    decision text not null,
    -- What the rules were asked: decided again from it when the proof has been looked at.
    case_facts text not null,
    claimed_minor bigint not null check (claimed_minor >= 0),
    status text not null check (status in (
        'filed', 'approved', 'approved-in-part', 'refused', 'payout-requested', 'paid', 'payout-failed')),
    filed_at bigint not null,
    decide_by_on text not null,
    decided_by_id uuid references accounts (id),
    decided_at bigint,
    approved_minor bigint,
    refused_rule text,
    note_sealed bytea,
    pay_by_on text,
    requested_by_id uuid references accounts (id),
    requested_at bigint,
    paid_at bigint,
    failed_at bigint,
    failure text check (failure in ('account-refused', 'name-mismatch', 'provider-refused')),
    -- Of the approved sum, what has gone already.
    paid_minor bigint not null check (paid_minor >= 0),
    -- The last day of the clock that runs: the order of the queue.
    due_on text,
    version bigint not null,
    check ((status = 'filed') = (decided_at is null)),
    check ((decided_at is null) = (decided_by_id is null)),
    check ((status = 'refused') = (refused_rule is not null)),
    check ((status in ('filed', 'refused')) = (approved_minor is null)),
    check ((approved_minor is null) = (pay_by_on is null)),
    check (approved_minor is null or (approved_minor > 0 and paid_minor <= approved_minor)),
    check (status <> 'paid' or paid_minor = approved_minor),
    check (requested_by_id is null or requested_by_id <> decided_by_id),
    check (status not in ('payout-requested', 'paid', 'payout-failed') or requested_at is not null),
    check ((status = 'paid') = (paid_at is not null)),
    check ((status = 'payout-failed') = (failure is not null)),
    check ((status in ('refused', 'paid')) = (due_on is null))
);
-- A second press of the button files nothing.
create unique index refund_claims_filed on refund_claims (invoice_id, ground) where status = 'filed';
create index refund_claims_of_account on refund_claims (account_id, filed_at, id);
create index refund_claims_of_invoice on refund_claims (invoice_id, filed_at, id);
create index refund_claims_queue on refund_claims (due_on, id) where due_on is not null;

create table refund_claim_lines (
    claim_id uuid not null references refund_claims (id),
    kind text not null check (kind in ('administrative', 'service', 'late', 'excess')),
    position bigint not null,
    claimed_minor bigint not null check (claimed_minor >= 0),
    approved_minor bigint check (approved_minor >= 0),
    paid_minor bigint not null check (paid_minor >= 0),
    primary key (claim_id, kind),
    check (paid_minor <= coalesce(approved_minor, 0))
);

create table payouts (
    id uuid primary key,
    claim_id uuid not null references refund_claims (id),
    invoice_id uuid not null references invoices (id),
    -- gateway: back to the card; transfer: to the account named in the claim.
    method text not null check (method in ('gateway', 'transfer')),
    status text not null check (status in ('requested', 'paid', 'failed')),
    amount_minor bigint not null check (amount_minor > 0),
    requested_by_id uuid not null references accounts (id),
    requested_at bigint not null,
    bank_reference text unique,
    confirmed_by_id uuid references accounts (id),
    ended_at bigint,
    failure text check (failure in ('account-refused', 'name-mismatch', 'provider-refused')),
    version bigint not null,
    check ((status = 'requested') = (ended_at is null)),
    check ((status = 'failed') = (failure is not null)),
    check ((status = 'paid' and method = 'transfer') = (bank_reference is not null))
);
create unique index payouts_open on payouts (claim_id) where status = 'requested';
create index payouts_of_claim on payouts (claim_id, requested_at, id);

-- Which payments the money comes from.
create table payout_parts (
    payout_id uuid not null references payouts (id),
    payment_id uuid not null references payments (id),
    amount_minor bigint not null check (amount_minor > 0),
    status text not null check (status in ('intended', 'done', 'refused')),
    primary key (payout_id, payment_id)
);

-- The embedded gateway's own books: nothing but its adapter reads or writes them.
create table embedded_gateway_payments (
    id uuid primary key,
    invoice_number text not null,
    amount_minor bigint not null,
    currency text not null,
    method text not null check (method in ('card', 'sadad')),
    language text not null,
    return_url text not null,
    status text not null check (status in ('pending', 'paid', 'declined', 'cancelled', 'expired')),
    created_at bigint not null,
    expires_at bigint not null,
    paid_at bigint,
    card_tail text,
    refunded_minor bigint not null check (refunded_minor >= 0),
    check (refunded_minor = 0 or status = 'paid'),
    check (refunded_minor <= amount_minor),
    check ((status = 'paid') = (paid_at is not null))
);
