-- Passkeys, the ways back from a lost second step, where a session was opened from, and what was typed when one ended.

create table passkeys (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    -- Keyed hash of the credential's id: what a device shows is looked up by it.
    credential_index bytea not null unique,
    -- Id, public key and signature counter, as the check of a signature wants them.
    credential_sealed bytea not null,
    name text not null,
    added_at bigint not null,
    used_at bigint,
    -- Its counter went back: two devices may hold the same key. It opens nothing any more.
    blocked_at bigint,
    version bigint not null
);
create index passkeys_of_account on passkeys (account_id, added_at);

-- A challenge between its being asked and its being answered: one for a holder and an act, answered once.
create table passkey_ceremonies (
    act text not null check (act in ('add', 'sign-in', 'second-step')),
    -- Keyed hash of who was asked: the session, the visitor's cookie, the pending sign-in.
    holder_index bytea not null,
    id uuid not null,
    state_sealed bytea not null,
    expires_at bigint not null,
    primary key (act, holder_index)
);
create index passkey_ceremonies_by_end on passkey_ceremonies (expires_at);

-- The wish to get in without the second step, asked after the right password; a link by mail grants it after a wait.
create table second_step_losses (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    token_hash bytea not null unique,
    asked_at bigint not null,
    opens_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    outcome text check (outcome in ('removed', 'stopped')),
    check ((ended_at is null) = (outcome is null))
);
create unique index second_step_losses_open on second_step_losses (account_id) where ended_at is null;

-- The network a session was opened from, its last part left out; and whether it was the first time from there.
alter table sessions add column place_sealed bytea;
alter table sessions add column network_index bytea;
alter table sessions add column is_new_place boolean;

-- What was typed in a form when the session ended in the middle of it: shown to the same person after sign-in.
create table kept_forms (
    account_id uuid primary key references accounts (id),
    form_sealed bytea not null,
    expires_at bigint not null
);
