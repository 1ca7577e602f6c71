-- Accounts: changes of who one is, decided by staff; why a role was given or taken.

create table identity_changes (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    status text not null check (status in ('requested', 'approved', 'refused')),
    -- What is asked for and why, JSON: it holds names and identity numbers.
    asked_sealed bytea not null,
    -- The document shown for it, if one was; its name may hold the person's.
    evidence_id uuid,
    evidence_media_type text,
    evidence_name_sealed bytea,
    evidence_sha256 bytea,
    requested_at bigint not null,
    decided_at bigint,
    decided_by_id uuid references accounts (id),
    -- A word to the person.
    note_sealed bytea,
    check ((status = 'requested') = (decided_at is null)),
    check ((decided_at is null) = (decided_by_id is null)),
    check ((evidence_id is null) = (evidence_media_type is null)),
    check ((evidence_id is null) = (evidence_name_sealed is null)),
    check ((evidence_id is null) = (evidence_sha256 is null))
);
-- One at a time.
create unique index identity_changes_open on identity_changes (account_id) where status = 'requested';
create index identity_changes_queue on identity_changes (requested_at, id) where status = 'requested';

-- Why a role was given or taken: the audit log holds codes only.
create table role_changes (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    role text not null,
    act text not null check (act in ('give', 'take')),
    reason text not null,
    changed_by_id uuid not null references accounts (id),
    changed_at bigint not null
);
create index role_changes_of on role_changes (account_id, changed_at);
