//! SQL of the desks: queues, the file's reading, what was found and decided.

use crate::db::statements;

/// The columns of [`Row`](super::record::Row) without what was typed, and who has the file.
macro_rules! queued {
    () => {
        concat!(
            "select ",
            super::store::columns!("cast(null as bytea)"),
            ", (select accounts.name from accounts where accounts.id = applications.reviewer_id) as reviewer_name from applications "
        )
    };
}

/// The queue beside a file that stands at the place ($1, $2): a page from its beginning, or from the file where a page lies before
/// it.
macro_rules! beside {
    ($day:literal, $queue:literal) => {
        concat!(
            queued!(),
            "where ",
            $queue,
            " and account_id <> $3
            and ((",
            $day,
            ", id) >= ($1, $2) or 25 > (select count(*) from (select id from applications
                where ",
            $queue,
            " and account_id <> $3 and (",
            $day,
            ", id) < ($1, $2) order by ",
            $day,
            ", id limit 25) as before))
            order by ",
            $day,
            ", id limit 25"
        )
    };
}

statements! {
    /// What waits for the authority after a place in the order, one's own left out.
    QUEUE_ALL = concat!(queued!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        order by decision_due_on, id limit 26");
    /// Of these, what is past its day.
    QUEUE_LATE = concat!(queued!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        and decision_due_on < $4 order by decision_due_on, id limit 26");
    /// Of these, what one has taken.
    QUEUE_MINE = concat!(queued!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        and reviewer_id = $3 order by decision_due_on, id limit 26");
    /// Of these, what nobody has taken.
    QUEUE_UNTAKEN = concat!(queued!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        and reviewer_id is null order by decision_due_on, id limit 26");
    /// What waits for its applicant.
    QUEUE_WAITING = concat!(queued!(), "where status = 'additional-requirements' and (answer_by_on, id) > ($1, $2) and account_id <> $3
        order by answer_by_on, id limit 26");
    /// Beside a file of everybody's queue.
    BESIDE_ALL = beside!("decision_due_on", "decision_due_on is not null");
    /// Beside one that one has taken.
    BESIDE_MINE = beside!("decision_due_on", "decision_due_on is not null and reviewer_id = $3");
    /// Beside one that waits for its applicant.
    BESIDE_WAITING = beside!("answer_by_on", "status = 'additional-requirements'");
    /// Each queue's files, counted up to a thousand.
    COUNTS = "select
        (select cast(count(*) as bigint) from (select id from applications
            where decision_due_on is not null and account_id <> $1 order by decision_due_on, id limit 1000) as a) as all_files,
        (select cast(count(*) as bigint) from (select id from applications
            where decision_due_on is not null and decision_due_on < $2 and account_id <> $1 order by decision_due_on, id limit 1000) as l) as late_files,
        (select cast(count(*) as bigint) from (select id from applications
            where reviewer_id = $1 and decision_due_on is not null and account_id <> $1 order by decision_due_on, id limit 1000) as m) as mine_files,
        (select cast(count(*) as bigint) from (select id from applications
            where reviewer_id is null and decision_due_on is not null and account_id <> $1 order by decision_due_on, id limit 1000) as u) as untaken_files,
        (select cast(count(*) as bigint) from (select id from applications
            where status = 'additional-requirements' and account_id <> $1 order by answer_by_on, id limit 1000) as w) as waiting_files";

    /// Who may be given a file, with their roles.
    COLLEAGUES = "select accounts.id as id, accounts.name as name, account_roles.role as role
        from account_roles join accounts on accounts.id = account_roles.account_id
        where account_roles.role <> 'applicant' and accounts.status = 'active' order by accounts.name_folded, accounts.id, account_roles.role limit 2000";
    /// The roles of an active account.
    ROLES_OF = "select account_roles.role from account_roles join accounts on accounts.id = account_roles.account_id
        where accounts.id = $1 and accounts.status = 'active'";

    /// What was found in the study.
    INSERT_STUDY = "insert into application_studies (application_id, note, studied_by_id, studied_at) values ($1, $2, $3, $4)";
    /// The decision.
    INSERT_DECISION = "insert into application_decisions (application_id, outcome, assigned_rank, reason, note, decided_by_id, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// An appointment.
    INSERT_SESSION = "insert into assessment_sessions (id, application_id, on_day, place, scheduled_by_id, scheduled_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// What became of the appointment that lay ahead.
    CLOSE_SESSION = "update assessment_sessions set outcome = $2, recorded_by_id = $3, recorded_at = $4
        where application_id = $1 and outcome is null";
    /// An item of a request.
    INSERT_ITEM = "insert into requirement_items (id, application_id, asked_at, asked_by_id, position, subject, document_id, finding, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /// What the register will show of the person: their classification.
    SAVE_CLASSIFICATION = "update profiles set profession = $2, specialty = $3, rank = $4, updated_at = $5, version = version + 1
        where account_id = $1";
    /// Whose verified number it is, if anybody's.
    VERIFIED_AS = "select account_id from profiles where identity_index = $1 and verified_at is not null";
    /// The identity of the file is that of the account, and staff have seen it.
    VERIFY_IDENTITY = "update profiles set verified_at = $3, updated_at = $3, version = version + 1
        where account_id = $1 and identity_index = $2 and verified_at is null";
}
