//! SQL of applications: the row, its timeline, its reminders, what was asked of the applicant.

use crate::db::statements;
use crate::documents::store::columns as documents;

/// The columns of [`Row`](super::record::Row), with what was typed or, in lists, without. What happened to the application, oldest
/// first, stands in one of them: `instant action status`, commas between.
macro_rules! columns {
    () => {
        $crate::applications::store::columns!("applications.draft_sealed")
    };
    ($draft:literal) => {
        concat!(
            "applications.id as id, applications.number as number, applications.account_id as account_id, \
             applications.service as service, applications.edition as edition, applications.status as status, \
             applications.pay_by_on as pay_by_on, applications.in_review_at as in_review_at, \
             applications.reviewer_id as reviewer_id, applications.asked_at as asked_at, \
             applications.answer_by_on as answer_by_on, applications.assessment_on as assessment_on, \
             applications.studied_at as studied_at, applications.ended_at as ended_at, \
             applications.decided_by_id as decided_by_id, applications.rejection_reason as rejection_reason, ",
            $draft,
            " as draft_sealed, applications.profession as profession, applications.specialty as specialty, applications.rank as rank, \
             applications.applicant_name as applicant_name, applications.decision_due_on as decision_due_on, \
             applications.submitted_at as submitted_at, applications.created_at as created_at, \
             applications.saved_at as saved_at, applications.version as version, \
             (select string_agg(cast(e.at as text) || ' ' || e.action || ' ' || e.to_status, ',' order by e.at, e.id) \
             from application_events e where e.application_id = applications.id) as history"
        )
    };
}
pub(super) use columns;

/// The columns of [`Person`](super::person_now::Person).
macro_rules! person {
    () => {
        "accounts.email as email, accounts.mobile as mobile, profiles.name_ar as name_ar, profiles.name_latin as name_latin, \
         profiles.identity_kind as identity_kind, profiles.identity_sealed as identity_sealed, profiles.nationality as nationality, \
         profiles.born_on as born_on, profiles.gender as gender, profiles.updated_at as identity_written_at"
    };
}

/// The columns of an item's [`Row`](super::items::Row).
macro_rules! item {
    () => {
        "id as item_id, asked_at, subject, document_id, finding, note, answer_document_id, corrected_at, answer_note, answered_at"
    };
}

statements! {
    /// A draft. No row when the number is taken: the caller draws again.
    INSERT = "insert into applications (id, number, account_id, service, edition, status, draft_sealed, profession, specialty, rank,
            copied_from_id, created_at, saved_at, version)
        values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9, $10, $11, $11, 1) on conflict (number) do nothing";
    /// An application.
    FIND = concat!("select ", columns!(), " from applications where id = $1");
    /// An application with its person, who has it, and what was set down about it: appointment, study, decision.
    FIND_HEAD = concat!("select ", columns!(), ", ", person!(), ", reviewers.name as reviewer_name, sessions.on_day as session_on,
            sessions.place as session_place, studies.note as study_note, studies.studied_at as study_at,
            decisions.assigned_rank as decided_rank, decisions.reason as decision_reason, decisions.note as decision_note,
            decisions.decided_at as decision_at
        from applications
        join accounts on accounts.id = applications.account_id
        left join profiles on profiles.account_id = applications.account_id
        left join accounts reviewers on reviewers.id = applications.reviewer_id
        left join assessment_sessions sessions on sessions.id = (select s.id from assessment_sessions s
            where s.application_id = applications.id order by s.scheduled_at desc, s.id desc limit 1)
        left join application_studies studies on studies.application_id = applications.id
        left join application_decisions decisions on decisions.application_id = applications.id
        where applications.id = $1");
    /// An application by its number, once submitted.
    FIND_BY_NUMBER = concat!("select ", columns!(), " from applications where number = $1 and submitted_at is not null");
    /// Until the end of the transaction nobody else changes it.
    LOCK = "update applications set version = version + 1 where id = $1";
    /// What was typed.
    SAVE_DRAFT = "update applications set draft_sealed = $2, profession = $3, specialty = $4, rank = $5, edition = $6, saved_at = $7
        where id = $1 and status = 'draft'";
    /// A status and its facts.
    SAVE_STATUS = "update applications set status = $2, pay_by_on = $3, in_review_at = $4, reviewer_id = $5, asked_at = $6,
            answer_by_on = $7, assessment_on = $8, studied_at = $9, ended_at = $10, decided_by_id = $11, rejection_reason = $12,
            decision_due_on = $13
        where id = $1 and version = $14";
    /// What submission fixes.
    SAVE_SUBMISSION = "update applications set submitted_at = $2, edition = $3, applicant_name = $4, name_folded = $5, draft_sealed = $6
        where id = $1 and status = 'draft' and submitted_at is null";
    /// A discarded draft keeps nothing that was typed.
    FORGET_DRAFT = "update applications set draft_sealed = null, profession = null, specialty = null, rank = null
        where id = $1 and submitted_at is null";
    /// One's own, newest first; drafts taken back are gone.
    LIST_OF_ACCOUNT = concat!("select ", columns!("cast(null as bytea)"), " from applications
        where account_id = $1 and (status <> 'withdrawn' or submitted_at is not null)
        order by created_at desc, id desc limit 200");
    /// How many drafts one has.
    COUNT_DRAFTS = "select cast(count(*) as bigint) from applications where account_id = $1 and status = 'draft'";

    /// An entry of the timeline.
    INSERT_EVENT = "insert into application_events (id, application_id, at, action, to_status, actor_id) values ($1, $2, $3, $4, $5, $6)";

    /// Items of every request, in their order.
    LIST_ITEMS = concat!("select ", item!(), " from requirement_items where application_id = $1 order by asked_at, position limit 500");
    /// Every document that has its file, those replaced too, oldest first, then the items of every request in their order: a row
    /// holds one or the other, as nothing joins them.
    LIST_PAPERS = concat!("select * from
        (select ", documents!(), " from documents where application_id = $1 and kind <> 'refund-proof' and erased_at is null
            order by uploaded_at, id limit 500) as kept
        full join (select ", item!(), ", position from requirement_items where application_id = $1
            order by asked_at, position limit 500) as asked on false
        order by uploaded_at, id, asked_at, position");
    /// What was sent for an open item.
    ANSWER_ITEM = "update requirement_items set answer_document_id = $3, corrected_at = $4
        where id = $1 and application_id = $2 and answered_at is null";
    /// The whole request was answered.
    CLOSE_ITEMS = "update requirement_items set answer_note = $3, answered_at = $4 where application_id = $1 and asked_at = $2 and answered_at is null";
    /// A step typed anew because it was asked for.
    SAVE_CORRECTION = "update applications set draft_sealed = $2, profession = $3, specialty = $4, rank = $5, applicant_name = $6, name_folded = $7, saved_at = $8
        where id = $1 and status = 'additional-requirements'";

    /// One's own that were returned for correction and can still be answered, the nearest day first.
    LIST_RETURNED = "select id from applications where account_id = $1 and status = 'additional-requirements' and answer_by_on >= $2
        order by answer_by_on, id limit 50";
    /// Unpaid past their last day.
    LIST_UNPAID = "select id from applications where status = 'awaiting-payment' and pay_by_on < $1 order by pay_by_on, id limit 200";
    /// Unanswered past their last day.
    LIST_UNANSWERED = "select id from applications where status = 'additional-requirements' and answer_by_on < $1
        order by answer_by_on, id limit 200";
    /// Unpaid and due within some days.
    LIST_TO_REMIND = "select id from applications where status = 'awaiting-payment' and pay_by_on >= $1 and pay_by_on <= $2
        and not exists (select 1 from application_reminders r where r.application_id = applications.id and r.clock = 'payment'
            and r.due_on = applications.pay_by_on and r.days_before = $3)
        order by pay_by_on, id limit 200";
    /// A reminder; no row when it went out before.
    INSERT_REMINDER = "insert into application_reminders (application_id, clock, due_on, days_before, sent_at)
        values ($1, 'payment', $2, $3, $4) on conflict (application_id, clock, due_on, days_before) do nothing";

    /// Where the applicant is told, and how they are called.
    CONTACT = "select email, name, language from accounts where id = $1";
    /// When an account's data were confirmed; before, when it was activated.
    DATA_CONFIRMED_AT = "select coalesce(data_confirmed_at, activated_at, created_at) from accounts where id = $1";
    /// How one is reached and what the portal knows of who one is.
    FIND_PERSON = concat!("select ", person!(), " from accounts left join profiles on profiles.account_id = accounts.id where accounts.id = $1");
    /// The first submission says who its account is. No row when the account has said so before.
    INSERT_IDENTITY = "insert into profiles (account_id, name_ar, name_latin, identity_kind, identity_sealed, identity_index, nationality, born_on,
            gender, updated_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict (account_id) do nothing";
    /// What is verified of an account's or another's identity: the account's number and whether it is verified, and how many
    /// others have a number verified as theirs.
    CHECK_IDENTITY = "select p.identity_index, p.verified_at,
            (select cast(count(*) as bigint) from profiles o where o.identity_index = $2 and o.verified_at is not null and o.account_id <> p.account_id) as others
        from profiles p where p.account_id = $1";
}
