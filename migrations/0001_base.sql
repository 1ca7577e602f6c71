-- Accounts, their powers, their sessions; one-time codes; the audit log; the queue; what is sent.

create table accounts (
    id uuid primary key,
    status text not null check (status in ('awaiting-activation', 'active', 'suspended', 'erased')),
    -- Normalised by domain::text: one address, one account.
    email text not null unique,
    mobile text,
    mobile_verified_at bigint,
    name text not null,
    -- Folded by domain::text for search.
    name_folded text not null,
    language text not null check (language in ('ar', 'en')),
    password_hash text,
    password_changed_at bigint,
    totp_sealed bytea,
    -- A new secret, until a code of it is shown.
    totp_pending_sealed bytea,
    totp_confirmed_at bigint,
    -- The last 30-second step whose code was taken: no code is taken twice.
    totp_last_step bigint not null,
    membership_number text unique,
    created_at bigint not null,
    activated_at bigint,
    data_confirmed_at bigint,
    version bigint not null,
    check (status <> 'active' or activated_at is not null),
    check (mobile_verified_at is null or mobile is not null),
    check (totp_confirmed_at is null or totp_sealed is not null)
);
-- A verified number belongs to one account.
create unique index accounts_verified_mobile on accounts (mobile) where mobile_verified_at is not null;
create index accounts_name on accounts (name_folded);

-- Who one is and what one does; filled by the owner, its identity part changed by staff review once it is verified
-- (domain.md §3, §4).
create table profiles (
    account_id uuid primary key references accounts (id),
    name_ar text not null,
    name_latin text not null,
    identity_kind text not null check (identity_kind in ('national-id', 'iqama', 'passport')),
    identity_sealed bytea not null,
    identity_index bytea not null,
    nationality text not null,
    born_on text not null,
    gender text not null check (gender in ('female', 'male')),
    address text,
    profession text,
    specialty text,
    rank text,
    employer text,
    verified_at bigint,
    updated_at bigint not null,
    version bigint not null
);
-- Only a verified number belongs to one person: a stranger who types it first keeps nobody out.
create unique index profiles_verified_identity on profiles (identity_index) where verified_at is not null;
create index profiles_identity on profiles (identity_index);

create table account_roles (
    account_id uuid not null references accounts (id),
    role text not null check (role in ('applicant', 'reviewer', 'finance-officer', 'support-agent', 'supervisor', 'administrator')),
    granted_by uuid,
    granted_at bigint not null,
    primary key (account_id, role)
);
create index account_roles_by_role on account_roles (role);

create table recovery_codes (
    account_id uuid not null references accounts (id),
    code_hash bytea not null,
    used_at bigint,
    primary key (account_id, code_hash)
);

create table sessions (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    token_hash bytea not null unique,
    created_at bigint not null,
    seen_at bigint not null,
    -- The absolute end; the idle end is counted from seen_at.
    expires_at bigint not null,
    -- When the person last proved who they are: sensitive changes ask for a fresh proof.
    authenticated_at bigint not null,
    has_second_factor boolean not null,
    device text not null,
    -- A keyed hash: tells a known place from a new one without keeping addresses.
    place_index bytea not null,
    ended_at bigint,
    end_reason text check (end_reason in ('signed-out', 'ended-elsewhere', 'password-changed', 'account-closed')),
    check ((ended_at is null) = (end_reason is null))
);
create index sessions_of_account on sessions (account_id, created_at);

-- Codes typed and links followed: single use, newest only, expiring, bound to their purpose (assurance.md I9).
create table one_time_codes (
    id uuid primary key,
    purpose text not null check (purpose in ('activate', 'second-factor', 'reset-password', 'find-email', 'verify-email', 'verify-mobile', 'undo-contact', 'invite')),
    account_id uuid references accounts (id),
    -- Keyed hash of what the code was sent to: "newest only" is per purpose and target, for the unknown as well.
    target_index bytea not null,
    -- Both empty until the queue has looked whether there is anyone to send to.
    code_hash bytea,
    token_hash bytea unique,
    -- What is to happen when it is redeemed, e.g. the new address.
    subject_sealed bytea,
    created_at bigint not null,
    expires_at bigint not null,
    tries bigint not null,
    used_at bigint,
    superseded_at bigint
);
create index one_time_codes_of_target on one_time_codes (purpose, target_index, created_at);

-- Old contact data that can still be brought back (72 hours).
create table contact_changes (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    kind text not null check (kind in ('email', 'mobile')),
    before_value text,
    after_value text not null,
    changed_at bigint not null,
    undone_at bigint
);
create index contact_changes_of_account on contact_changes (account_id, changed_at);

create table rate_counters (
    -- Keyed hash of what is counted (address, account, number) with the limit's name.
    subject_index bytea not null,
    window_start_at bigint not null,
    hits bigint not null,
    expires_at bigint not null,
    primary key (subject_index, window_start_at)
);
create index rate_counters_by_end on rate_counters (expires_at);

-- The audit log: ids and codes only, chained a subject at a time, anchored once a day over all.
create table audit_heads (
    subject_kind text not null,
    subject_id uuid not null,
    seq bigint not null,
    hash bytea not null,
    primary key (subject_kind, subject_id)
);
create table audit_events (
    id uuid primary key,
    subject_kind text not null,
    subject_id uuid not null,
    seq bigint not null,
    at bigint not null,
    event text not null,
    actor_id uuid,
    facts text not null,
    hash bytea not null,
    unique (subject_kind, subject_id, seq)
);
-- append-only: audit_events
create index audit_events_by_time on audit_events (at, id);
create index audit_events_by_actor on audit_events (actor_id, at);
create table audit_anchors (
    on_day text primary key,
    until_at bigint not null,
    events bigint not null,
    hash bytea not null
);
-- append-only: audit_anchors

create table jobs (
    id uuid primary key,
    kind text not null,
    payload text not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    run_at bigint not null,
    attempts bigint not null,
    locked_until bigint,
    lock_id uuid,
    unique_key text,
    last_error text,
    created_at bigint not null,
    finished_at bigint
);
create index jobs_due on jobs (run_at, id) where state in ('queued', 'running');
create unique index jobs_unique_key on jobs (unique_key) where state in ('queued', 'running');
create table schedules (
    kind text primary key,
    next_at bigint not null
);

-- What is sent or shown to a person. The text is sealed: it may hold a code or a name.
create table messages (
    id uuid primary key,
    account_id uuid references accounts (id),
    channel text not null check (channel in ('mail', 'sms', 'portal')),
    template text not null,
    language text not null check (language in ('ar', 'en')),
    state text not null check (state in ('queued', 'sent', 'failed', 'shown')),
    recipient_sealed bytea,
    content_sealed bytea,
    created_at bigint not null,
    sent_at bigint,
    read_at bigint,
    check ((state = 'sent') = (sent_at is not null))
);
create index messages_of_account on messages (account_id, created_at);
create index messages_by_time on messages (created_at, id);
