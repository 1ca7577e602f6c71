-- The desks: what was found, decided and arranged, in more words than a status has; and the order of the queues.

-- What a reviewer found when the file was studied: for colleagues, not for the applicant.
create table application_studies (
    application_id uuid primary key references applications (id),
    note text,
    studied_by_id uuid not null references accounts (id),
    studied_at bigint not null
);

-- The decision with what the status does not hold. Written once.
create table application_decisions (
    application_id uuid primary key references applications (id),
    outcome text not null check (outcome in ('approved', 'rejected')),
    -- The rank assigned; a lower one than requested changes no fee (domain.md §5).
    assigned_rank text,
    reason text,
    -- A word to the applicant.
    note text,
    decided_by_id uuid not null references accounts (id),
    decided_at bigint not null,
    check ((outcome = 'rejected') = (reason is not null)),
    check (outcome = 'approved' or assigned_rank is null)
);
-- append-only: application_decisions

-- Sessions of the professional assessment: each appointment, and what became of it.
create table assessment_sessions (
    id uuid primary key,
    application_id uuid not null references applications (id),
    on_day text not null,
    place text not null,
    scheduled_by_id uuid not null references accounts (id),
    scheduled_at bigint not null,
    -- None while it lies ahead.
    outcome text check (outcome in ('held', 'missed', 'moved')),
    recorded_by_id uuid references accounts (id),
    recorded_at bigint,
    check ((outcome is null) = (recorded_by_id is null)),
    check ((outcome is null) = (recorded_at is null))
);
-- One appointment at a time.
create unique index assessment_sessions_ahead on assessment_sessions (application_id) where outcome is null;

-- The queues in the order of their clock: nobody's, and one reviewer's. That of all is applications_by_due.
create index applications_untaken on applications (decision_due_on, id) where reviewer_id is null and decision_due_on is not null;
create index applications_of_desk on applications (reviewer_id, decision_due_on, id) where decision_due_on is not null;
