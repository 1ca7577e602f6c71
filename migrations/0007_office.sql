-- A data update under way, and when a person was last asked to confirm their data (domain.md §3).

create table data_updates (
    account_id uuid primary key references accounts (id),
    -- How the data stood before the first change, JSON: what finishing the update shows beside what they are now.
    before_sealed bytea not null,
    begun_at bigint not null
);

-- Once a year; so that nobody is asked twice for the same one.
alter table accounts add column data_asked_at bigint;
