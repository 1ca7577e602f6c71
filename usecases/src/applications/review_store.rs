//! SQL of the desks: queues, the file's reading, what was found and decided.

use crate::db::statements;

/// The columns of [`Row`](super::record::Row) without what was typed, and who has the file.
macro_rules! columns {
    () => {
        "select id, number, account_id, service, edition, status, pay_by_on, in_review_at, reviewer_id, asked_at, answer_by_on, \
         assessment_on, studied_at, ended_at, decided_by_id, rejection_reason, cast(null as bytea) as draft_sealed, profession, specialty, \
         rank, applicant_name, decision_due_on, submitted_at, created_at, saved_at, version, \
         (select accounts.name from accounts where accounts.id = applications.reviewer_id) as reviewer_name from applications "
    };
}

statements! {
    /// What waits for the authority after a place in the order, one's own left out.
    QUEUE_ALL = concat!(columns!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        order by decision_due_on, id limit 26");
    /// Of these, what is past its day.
    QUEUE_LATE = concat!(columns!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        and decision_due_on < $4 order by decision_due_on, id limit 26");
    /// Of these, what one has taken.
    QUEUE_MINE = concat!(columns!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        and reviewer_id = $3 order by decision_due_on, id limit 26");
    /// Of these, what nobody has taken.
    QUEUE_UNTAKEN = concat!(columns!(), "where decision_due_on is not null and (decision_due_on, id) > ($1, $2) and account_id <> $3
        and reviewer_id is null order by decision_due_on, id limit 26");
    /// What waits for its applicant.
    QUEUE_WAITING = concat!(columns!(), "where status = 'additional-requirements' and (answer_by_on, id) > ($1, $2) and account_id <> $3
        order by answer_by_on, id limit 26");
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
    /// The requests and answers of a page's files: the days on which their clocks stood still.
    PAUSES = "select application_id, at, action, to_status from application_events
        where action in ('request-requirements', 'answer-requirements') and application_id in
            ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        order by at, id limit 2500";

    /// Who stands in the audit log of a file, and who has it.
    NAMES = "select id, name from accounts where id = $2
        or id in (select actor_id from audit_events where subject_kind = 'application' and subject_id = $1)";
    /// Who may be given a file, with their roles.
    COLLEAGUES = "select accounts.id as id, accounts.name as name, account_roles.role as role
        from account_roles join accounts on accounts.id = account_roles.account_id
        where account_roles.role <> 'applicant' and accounts.status = 'active' order by accounts.name_folded, accounts.id, account_roles.role limit 2000";
    /// The roles of an active account.
    ROLES_OF = "select account_roles.role from account_roles join accounts on accounts.id = account_roles.account_id
        where accounts.id = $1 and accounts.status = 'active'";

    /// What was found in the study.
    INSERT_STUDY = "insert into application_studies (application_id, note, studied_by_id, studied_at) values ($1, $2, $3, $4)";
    /// The study.
    FIND_STUDY = "select note, studied_at from application_studies where application_id = $1";
    /// The decision.
    INSERT_DECISION = "insert into application_decisions (application_id, outcome, assigned_rank, reason, note, decided_by_id, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// The decision.
    FIND_DECISION = "select assigned_rank, reason, note, decided_at from application_decisions where application_id = $1";
    /// An appointment.
    INSERT_SESSION = "insert into assessment_sessions (id, application_id, on_day, place, scheduled_by_id, scheduled_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// What became of the appointment that lay ahead.
    CLOSE_SESSION = "update assessment_sessions set outcome = $2, recorded_by_id = $3, recorded_at = $4
        where application_id = $1 and outcome is null";
    /// The newest appointment.
    FIND_SESSION = "select on_day, place from assessment_sessions where application_id = $1 order by scheduled_at desc, id desc limit 1";
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
