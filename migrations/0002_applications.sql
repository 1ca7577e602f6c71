-- Applications, their timeline, their documents, what was asked of the applicant, what they were reminded of.

create table applications (
    id uuid primary key,
    -- 12 digits, drawn when the draft begins; nobody can look it up before it is submitted.
    number text not null unique,
    account_id uuid not null references accounts (id),
    service text not null,
    -- The policy it is decided under (ISO date): that of the day of submission; of the last change while a draft.
    edition text not null,
    status text not null check (status in (
        'draft', 'awaiting-payment', 'under-review', 'additional-requirements', 'assessment-scheduled',
        'assessment-held', 'studied', 'approved', 'rejected', 'cancelled', 'withdrawn')),
    -- Facts of the status (domain::application::StatusFacts).
    pay_by_on text,
    in_review_at bigint,
    reviewer_id uuid references accounts (id),
    asked_at bigint,
    answer_by_on text,
    assessment_on text,
    studied_at bigint,
    ended_at bigint,
    decided_by_id uuid references accounts (id),
    rejection_reason text,
    -- The draft as typed, JSON. After submission it is the snapshot of identity and answers, never written again.
    draft_sealed bytea,
    -- What the desks search and sort by; filled as the request is typed, the name at submission.
    profession text,
    specialty text,
    rank text,
    applicant_name text,
    name_folded text,
    -- The last day of the decision clock while it runs: the queue's order.
    decision_due_on text,
    submitted_at bigint,
    -- The ended application this draft was copied from.
    copied_from_id uuid references applications (id),
    created_at bigint not null,
    saved_at bigint not null,
    version bigint not null,
    check (status <> 'awaiting-payment' or pay_by_on is not null),
    check (status not in ('draft', 'awaiting-payment') or in_review_at is null),
    check ((status = 'additional-requirements') = (asked_at is not null)),
    check ((asked_at is null) = (answer_by_on is null)),
    check ((status = 'rejected') = (rejection_reason is not null)),
    check ((status in ('approved', 'rejected', 'cancelled', 'withdrawn')) = (ended_at is not null)),
    check (status = 'draft' or status = 'withdrawn' or submitted_at is not null),
    check (submitted_at is null or applicant_name is not null)
);
create index applications_of_account on applications (account_id, created_at, id);
create index applications_to_pay on applications (pay_by_on, id) where status = 'awaiting-payment';
create index applications_to_answer on applications (answer_by_on, id) where status = 'additional-requirements';
create index applications_by_due on applications (decision_due_on, id) where decision_due_on is not null;
create index applications_of_reviewer on applications (reviewer_id, status);
create index applications_by_name on applications (name_folded);

-- What happened to an application, as its timeline shows it; the audit log holds it too, with more and chained.
create table application_events (
    id uuid primary key,
    application_id uuid not null references applications (id),
    at bigint not null,
    action text not null,
    to_status text not null,
    actor_id uuid references accounts (id)
);
-- append-only: application_events
create index application_events_of on application_events (application_id, at, id);

create table documents (
    id uuid primary key,
    application_id uuid not null references applications (id),
    account_id uuid not null references accounts (id),
    -- What it is meant to be (domain::application::DocumentKind), and of which qualification or item.
    kind text not null,
    about_id uuid,
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    bytes bigint not null,
    -- Pages of a PDF; 1 for an image.
    pages bigint not null,
    sha256 bytea not null,
    -- The name it had on the applicant's device: it may hold theirs.
    file_name_sealed bytea not null,
    uploaded_at bigint not null,
    -- When another took its place or it was taken back; its file stays while a decision may rest on it.
    replaced_at bigint,
    -- When its file was deleted; the row says that it was there.
    erased_at bigint
);
create index documents_of_application on documents (application_id, uploaded_at, id);
create index documents_of_account on documents (account_id);

-- What the authority asked for, item by item; the items of one request share `asked_at`.
create table requirement_items (
    id uuid primary key,
    application_id uuid not null references applications (id),
    asked_at bigint not null,
    asked_by_id uuid not null references accounts (id),
    position bigint not null,
    -- What it is about: a document or a step (domain::application::Subject).
    subject text not null,
    -- The document found wanting; null when none was there, or it is about a step.
    document_id uuid references documents (id),
    finding text not null,
    note text,
    -- What was sent instead, or when the step was typed anew.
    answer_document_id uuid references documents (id),
    corrected_at bigint,
    -- When the whole request was answered, and with which words.
    answer_note text,
    answered_at bigint,
    unique (application_id, asked_at, position)
);
create index requirement_items_of on requirement_items (application_id, asked_at, position);

-- Reminders that went out: each once.
create table application_reminders (
    application_id uuid not null references applications (id),
    clock text not null check (clock in ('payment', 'requirements')),
    -- The last day the reminder spoke of, and how many days before it.
    due_on text not null,
    days_before bigint not null,
    sent_at bigint not null,
    primary key (application_id, clock, due_on, days_before)
);
