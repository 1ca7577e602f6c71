//! SQL of accounts.

use crate::db::statements;

macro_rules! account_columns {
    () => {
        "select id, status, email, mobile, mobile_verified_at, name, language, password_hash, totp_sealed,
        totp_pending_sealed, totp_confirmed_at, totp_last_step from accounts"
    };
}

macro_rules! identity_change_columns {
    () => {
        "select identity_changes.id as id, account_id, accounts.name as name, identity_changes.status as status, asked_sealed,
        evidence_id, evidence_media_type, evidence_name_sealed, evidence_sha256, requested_at, decided_at, note_sealed from identity_changes join accounts on accounts.id = identity_changes.account_id"
    };
}

statements! {
    /// One account.
    FIND = concat!(account_columns!(), " where id = $1");
    /// The account with an address.
    FIND_BY_EMAIL = concat!(account_columns!(), " where email = $1");
    /// The account whose owner has proved a number.
    FIND_BY_MOBILE = concat!(account_columns!(), " where mobile = $1 and mobile_verified_at is not null");
    /// Whether there is any account.
    ANY = "select cast(1 as bigint) from accounts limit 1";
    /// A new account; nothing when the address is taken.
    INSERT = "insert into accounts (id, status, email, name, name_folded, language, password_hash, password_changed_at,
        totp_last_step, created_at, activated_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $8, $9, 1) on conflict (email) do nothing";
    /// A registration typed again before it was activated: the newest counts.
    REPLACE_REGISTRATION = "update accounts set name = $2, name_folded = $3, language = $4, password_hash = $5,
        password_changed_at = $6, version = version + 1 where id = $1 and status = 'awaiting-activation'";
    /// The address is proved.
    ACTIVATE = "update accounts set status = 'active', activated_at = $2, version = version + 1
        where id = $1 and status = 'awaiting-activation'";
    /// An invitation is taken up.
    ACCEPT_INVITE = "update accounts set status = 'active', activated_at = $2, password_hash = $3, password_changed_at = $2,
        version = version + 1 where id = $1 and status = 'awaiting-activation'";
    /// Closed by staff, or opened again.
    SET_STATUS = "update accounts set status = $2, version = version + 1 where id = $1 and status = $3";
    /// A new password.
    SET_PASSWORD = "update accounts set password_hash = $2, password_changed_at = $3, version = version + 1 where id = $1";
    /// The same password, hashed at today's cost.
    REHASH_PASSWORD = "update accounts set password_hash = $3 where id = $1 and password_hash = $2";
    /// The language of messages.
    SET_LANGUAGE = "update accounts set language = $2 where id = $1";
    /// The yearly confirmation.
    CONFIRM_DATA = "update accounts set data_confirmed_at = $2 where id = $1";
    /// How the data stood before the first change of an update; a later change leaves it.
    BEGIN_DATA_UPDATE = "insert into data_updates (account_id, before_sealed, begun_at) values ($1, $2, $3)
        on conflict (account_id) do nothing";
    /// The update under way.
    FIND_DATA_UPDATE = "select before_sealed, begun_at from data_updates where account_id = $1";
    /// It is finished.
    DELETE_DATA_UPDATE = "delete from data_updates where account_id = $1";
    /// Practitioners who have not confirmed their data since, nor been asked to.
    UNCONFIRMED = "select accounts.id from accounts join account_roles on account_roles.account_id = accounts.id
        where account_roles.role = 'applicant' and accounts.status = 'active'
        and coalesce(accounts.data_confirmed_at, accounts.activated_at) < $1
        and coalesce(accounts.data_asked_at, accounts.activated_at) < $1 and accounts.id > $2
        order by accounts.id limit 200";
    /// Asked, once.
    ASK_TO_CONFIRM = "update accounts set data_asked_at = $2 where id = $1 and status = 'active'
        and coalesce(data_confirmed_at, activated_at) < $3 and coalesce(data_asked_at, activated_at) < $3";
    /// What the profile shows of the account itself.
    FIND_FACE = "select email, mobile, mobile_verified_at, name, language, membership_number, created_at, data_confirmed_at,
        coalesce(totp_confirmed_at, (select min(passkeys.added_at) from passkeys where passkeys.account_id = accounts.id)) as totp_confirmed_at,
        (select begun_at from data_updates where data_updates.account_id = accounts.id) as update_begun_at
        from accounts where id = $1";

    /// Roles of an account.
    ROLES = "select role from account_roles where account_id = $1 order by role";
    /// A role more.
    INSERT_ROLE = "insert into account_roles (account_id, role, granted_by, granted_at) values ($1, $2, $3, $4)
        on conflict (account_id, role) do nothing";
    /// A role less; never the last administrator's.
    DELETE_ROLE = "delete from account_roles where account_id = $1 and role = $2 and (role <> 'administrator' or exists (
        select 1 from account_roles other join accounts on accounts.id = other.account_id
        where other.role = 'administrator' and other.account_id <> $1 and accounts.status = 'active'))";
    /// Whether an account has a role.
    HAS_ROLE = "select cast(1 as bigint) from account_roles where account_id = $1 and role = $2";
    /// Other administrators in office.
    OTHER_ADMINISTRATORS = "select cast(count(*) as bigint) from account_roles join accounts on accounts.id = account_roles.account_id
        where role = 'administrator' and account_id <> $1 and accounts.status = 'active'";
    /// Everyone with a role of staff.
    LIST_STAFF = "select accounts.id as id, accounts.name as name, accounts.email as email, accounts.status as status,
        coalesce(accounts.totp_confirmed_at,
        (select min(passkeys.added_at) from passkeys where passkeys.account_id = accounts.id)) as totp_confirmed_at,
        account_roles.role as role
        from account_roles join accounts on accounts.id = account_roles.account_id
        where account_roles.role <> 'applicant' order by accounts.name_folded, accounts.id, account_roles.role";

    /// A session.
    INSERT_SESSION = "insert into sessions (id, account_id, token_hash, created_at, seen_at, expires_at, authenticated_at,
        has_second_factor, device, place_index, place_sealed, network_index, is_new_place)
        values ($1, $2, $3, $4, $4, $5, $4, $6, $7, $8, $9, $10, $11)";
    /// How many sessions an account had, and how many from a network.
    COUNT_SESSIONS_FROM = "select cast(count(*) as bigint) as opened,
        cast(coalesce(sum(case when network_index = $2 then 1 else 0 end), 0) as bigint) as from_here
        from sessions where account_id = $1";
    /// Whose a session is or was.
    OWNER_OF_SESSION = "select account_id from sessions where token_hash = $1";
    /// The session of a token with its person and roles: one statement a request.
    FIND_SESSION = "select sessions.id as id, sessions.account_id as account_id, sessions.created_at as created_at,
        sessions.seen_at as seen_at, sessions.expires_at as expires_at, sessions.authenticated_at as authenticated_at,
        sessions.has_second_factor as has_second_factor, accounts.name as name, accounts.language as language,
        (select string_agg(account_roles.role, ' ') from account_roles where account_roles.account_id = sessions.account_id) as roles
        from sessions join accounts on accounts.id = sessions.account_id
        where sessions.token_hash = $1 and sessions.ended_at is null and accounts.status = 'active'";
    /// The session was seen; throttled by the guard.
    TOUCH_SESSION = "update sessions set seen_at = $2 where id = $1 and seen_at < $3 and ended_at is null";
    /// Proved again, and known by another token from now on.
    RENEW_SESSION = "update sessions set authenticated_at = $2, token_hash = $3 where id = $1 and ended_at is null";
    /// A second factor was set up in it.
    STRENGTHEN_SESSION = "update sessions set has_second_factor = true, authenticated_at = $2 where id = $1 and ended_at is null";
    /// The open sessions of an account.
    LIST_SESSIONS = "select id, created_at, seen_at, device, has_second_factor, place_sealed,
        coalesce(is_new_place, false) as is_new_place from sessions
        where account_id = $1 and ended_at is null and expires_at > $2 order by seen_at desc, id";
    /// One of one's sessions ends.
    END_SESSION = "update sessions set ended_at = $3, end_reason = $4 where id = $1 and account_id = $2 and ended_at is null";
    /// All sessions but one end.
    END_OTHER_SESSIONS = "update sessions set ended_at = $3, end_reason = $4
        where account_id = $1 and ended_at is null and (cast($2 as uuid) is null or id <> $2)";
    /// The account with an address, or, where nobody has it, another's: so that reading takes as long.
    FIND_BY_EMAIL_OR_ANY = concat!(
        account_columns!(),
        " where id = coalesce((select one.id from accounts one where one.email = $1), (select any_one.id from accounts any_one order by any_one.id limit 1))"
    );
    /// Whose an address or a proved number is, and whether the account was used from a place before; where nobody has it,
    /// another's, so that looking takes as long.
    FIND_KNOWN = "select id, cast(case when email = $1 or (mobile = $1 and mobile_verified_at is not null) then 1 else 0 end as bigint) as is_it,
        (select cast(1 as bigint) from sessions where sessions.account_id = accounts.id and sessions.place_index = $2 limit 1) as from_here
        from accounts where id = coalesce(
            (select one.id from accounts one where one.email = $1 or (one.mobile = $1 and one.mobile_verified_at is not null)),
            (select any_one.id from accounts any_one order by any_one.id limit 1))";

    /// A form whose session ended; the last one counts.
    KEEP_FORM = "insert into kept_forms (account_id, form_sealed, expires_at) values ($1, $2, $3)
        on conflict (account_id) do update set form_sealed = excluded.form_sealed, expires_at = excluded.expires_at";
    /// The form kept for an account.
    FIND_KEPT_FORM = "select form_sealed from kept_forms where account_id = $1 and expires_at > $2";
    /// Forms nobody came back to.
    FORGET_KEPT_FORMS = "delete from kept_forms where expires_at <= $1";
    /// No kept form.
    DELETE_KEPT_FORM = "delete from kept_forms where account_id = $1";

    /// A lost second step is told, in the place of one that was told before and is still open.
    INSERT_LOSS = "insert into second_step_losses (id, account_id, token_hash, asked_at, opens_at, expires_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// The open one of an account.
    FIND_OPEN_LOSS = "select id, account_id, opens_at, expires_at from second_step_losses
        where account_id = $1 and ended_at is null";
    /// The open one of a link.
    FIND_LOSS_BY_TOKEN = "select id, account_id, opens_at, expires_at from second_step_losses
        where token_hash = $1 and ended_at is null";
    /// A new link for an open one.
    RENEW_LOSS = "update second_step_losses set token_hash = $2 where id = $1 and ended_at is null";
    /// It ends, once.
    END_LOSS = "update second_step_losses set ended_at = $2, outcome = $3 where id = $1 and ended_at is null";
    /// It ends for an account.
    STOP_LOSS = "update second_step_losses set ended_at = $2, outcome = 'stopped' where account_id = $1 and ended_at is null";
    /// All of an account.
    DELETE_LOSSES = "delete from second_step_losses where account_id = $1";
    /// Those in office who look after people.
    ADMINISTRATORS = "select account_id from account_roles join accounts on accounts.id = account_roles.account_id
        where role = 'administrator' and account_id <> $1 and accounts.status = 'active' order by account_id";

    /// A pending secret.
    SET_PENDING_TOTP = "update accounts set totp_pending_sealed = $2 where id = $1";
    /// The pending secret counts.
    CONFIRM_TOTP = "update accounts set totp_sealed = totp_pending_sealed, totp_pending_sealed = null, totp_confirmed_at = $2,
        totp_last_step = $3, version = version + 1 where id = $1 and totp_pending_sealed is not null and totp_last_step < $3";
    /// A secret set from outside (invitations of a demonstration).
    SET_TOTP = "update accounts set totp_sealed = $2, totp_pending_sealed = null, totp_confirmed_at = $3 where id = $1";
    /// No second factor.
    CLEAR_TOTP = "update accounts set totp_sealed = null, totp_pending_sealed = null, totp_confirmed_at = null,
        version = version + 1 where id = $1";
    /// A step's code is taken once.
    TAKE_TOTP_STEP = "update accounts set totp_last_step = $2 where id = $1 and totp_last_step < $2";
    /// A recovery code.
    INSERT_RECOVERY_CODE = "insert into recovery_codes (account_id, code_hash) values ($1, $2)";
    /// No recovery codes.
    DELETE_RECOVERY_CODES = "delete from recovery_codes where account_id = $1";
    /// A recovery code is taken once.
    TAKE_RECOVERY_CODE = "update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null";
    /// How many are left.
    COUNT_RECOVERY_CODES = "select cast(count(*) as bigint) from recovery_codes where account_id = $1 and used_at is null";

    /// One more hit of a limit; the hits of its window.
    HIT = "insert into rate_counters (subject_index, window_start_at, hits, expires_at) values ($1, $2, 1, $3)
        on conflict (subject_index, window_start_at) do update set hits = rate_counters.hits + 1
        returning hits";
    /// Counters whose window is over.
    FORGET_COUNTERS = "delete from rate_counters where expires_at < $1";

    /// A one-time code or link.
    INSERT_CODE = "insert into one_time_codes (id, purpose, account_id, target_index, code_hash, token_hash, subject_sealed,
        created_at, expires_at, tries) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    /// Older ones do not count any more.
    SUPERSEDE_CODES = "update one_time_codes set superseded_at = $3
        where purpose = $1 and target_index = $2 and used_at is null and superseded_at is null";
    /// A request is answered, once.
    ANSWER_REQUEST = "update one_time_codes set account_id = $2, code_hash = $3, token_hash = $4
        where id = $1 and code_hash is null and token_hash is null and superseded_at is null";
    /// One of them.
    FIND_CODE = "select id, purpose, account_id, code_hash, subject_sealed, expires_at, used_at, superseded_at
        from one_time_codes where id = $1";
    /// The newest for a target.
    NEWEST_CODE = "select id, purpose, account_id, code_hash, subject_sealed, expires_at, used_at, superseded_at
        from one_time_codes where purpose = $1 and target_index = $2 and superseded_at is null
        order by created_at desc, id desc limit 1";
    /// The one of a link.
    FIND_CODE_BY_TOKEN = "select id, purpose, account_id, code_hash, subject_sealed, expires_at, used_at, superseded_at
        from one_time_codes where purpose = $1 and token_hash = $2";
    /// A try; refused after so many.
    COUNT_TRY = "update one_time_codes set tries = tries + 1 where id = $1 and tries < $2";
    /// Redeemed, once.
    USE_CODE = "update one_time_codes set used_at = $2
        where id = $1 and used_at is null and superseded_at is null and expires_at > $2";
    /// How often was sent since, and when first.
    COUNT_SENDS = "select cast(count(*) as bigint) as sends, min(created_at) as first_at from one_time_codes
        where purpose = $1 and target_index = $2 and created_at > $3";
    /// Codes that ended long ago.
    FORGET_CODES = "delete from one_time_codes where expires_at < $1";
    /// Sessions that ended long ago.
    FORGET_SESSIONS = "delete from sessions where expires_at < $1";

    /// A new e-mail address.
    SET_EMAIL = "update accounts set email = $2, version = version + 1 where id = $1 and email = $3";
    /// A new, proved number.
    SET_MOBILE = "update accounts set mobile = $2, mobile_verified_at = $3, version = version + 1 where id = $1";
    /// A number from the profile, not yet proved.
    SET_UNPROVED_MOBILE = "update accounts set mobile = $2, version = version + 1 where id = $1 and mobile_verified_at is null";
    /// What was before, for 72 hours.
    INSERT_CONTACT_CHANGE = "insert into contact_changes (id, account_id, kind, before_value, after_value, changed_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// A change.
    FIND_CONTACT_CHANGE = "select id, account_id, kind, before_value, after_value from contact_changes
        where id = $1 and undone_at is null";
    /// It is undone, once.
    UNDO_CONTACT_CHANGE = "update contact_changes set undone_at = $2 where id = $1 and undone_at is null";

    /// A profile.
    FIND_PROFILE = "select name_ar, name_latin, identity_kind, identity_sealed, nationality, born_on, gender, address,
        profession, specialty, rank, employer, verified_at, updated_at from profiles where account_id = $1";
    /// A profile, written by its owner; who one is stays once it is verified.
    UPSERT_PROFILE = "insert into profiles (account_id, name_ar, name_latin, identity_kind, identity_sealed, identity_index,
        nationality, born_on, gender, address, profession, specialty, rank, employer, updated_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
        on conflict (account_id) do update set name_ar = excluded.name_ar, name_latin = excluded.name_latin,
        identity_kind = excluded.identity_kind, identity_sealed = excluded.identity_sealed,
        identity_index = excluded.identity_index, nationality = excluded.nationality, born_on = excluded.born_on,
        gender = excluded.gender, address = excluded.address, profession = excluded.profession,
        specialty = excluded.specialty, rank = excluded.rank, employer = excluded.employer,
        updated_at = excluded.updated_at, version = profiles.version + 1
        where profiles.verified_at is null";
    /// What one does, changed at any time.
    UPDATE_OCCUPATION = "update profiles set address = $2, profession = $3, specialty = $4, rank = $5, employer = $6,
        updated_at = $7, version = version + 1 where account_id = $1";
    /// One's own membership number.
    OWNS_MEMBERSHIP_NUMBER = "select cast(1 as bigint) from accounts where id = $1 and membership_number = $2";

    /// A request for a change of identity.
    INSERT_IDENTITY_CHANGE = "insert into identity_changes (id, account_id, status, asked_sealed, requested_at)
        values ($1, $2, 'requested', $3, $4)";
    /// One of them.
    FIND_IDENTITY_CHANGE = concat!(identity_change_columns!(), " where identity_changes.id = $1");
    /// Those of an account.
    IDENTITY_CHANGES_OF = concat!(identity_change_columns!(), " where account_id = $1 order by requested_at desc, identity_changes.id desc");
    /// Those that wait.
    QUEUE_IDENTITY_CHANGES = concat!(
        identity_change_columns!(),
        " where identity_changes.status = 'requested' and evidence_id is not null order by requested_at, identity_changes.id limit 200"
    );
    /// It is decided, once.
    DECIDE_IDENTITY_CHANGE = "update identity_changes set status = $2, decided_at = $3, decided_by_id = $4, note_sealed = $5
        where id = $1 and status = 'requested' and evidence_id is not null";
    /// The one of an account that waits.
    OPEN_IDENTITY_CHANGE = concat!(identity_change_columns!(), " where account_id = $1 and identity_changes.status = 'requested'");
    /// What proves it; another one takes the place of the first.
    SET_EVIDENCE = "update identity_changes set evidence_id = $3, evidence_media_type = $4, evidence_name_sealed = $5, evidence_sha256 = $6
        where id = $1 and account_id = $2 and status = 'requested'";
    /// Whether a stored file is still somebody's evidence.
    IS_EVIDENCE = "select cast(1 as bigint) from identity_changes where evidence_id = $1";
    /// Evidence of what was decided long ago.
    OLD_EVIDENCE = "select evidence_id from identity_changes where evidence_id is not null and decided_at < $1
        order by decided_at, id limit 200";
    /// It is not kept any longer.
    FORGET_EVIDENCE = "update identity_changes set evidence_id = null, evidence_media_type = null, evidence_name_sealed = null,
        evidence_sha256 = null where evidence_id = $1";
    /// The evidence of an account.
    EVIDENCE_OF = "select evidence_id from identity_changes where account_id = $1 and evidence_id is not null";
    /// A request is taken back while it waits.
    WITHDRAW_IDENTITY_CHANGE = "delete from identity_changes where id = $1 and account_id = $2 and status = 'requested'";
    /// Who one is, written by staff and vouched for.
    WRITE_IDENTITY = "update profiles set name_ar = $2, name_latin = $3, identity_kind = $4, identity_sealed = $5,
        identity_index = $6, nationality = $7, verified_at = $8, updated_at = $8, version = version + 1 where account_id = $1";

    /// Why a role was given or taken.
    INSERT_ROLE_CHANGE = "insert into role_changes (id, account_id, role, act, reason, changed_by_id, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// Those of a person, newest first.
    ROLE_CHANGES = "select role_changes.role as role, role_changes.act as act, role_changes.reason as reason,
        accounts.name as by_name, role_changes.changed_at as changed_at
        from role_changes join accounts on accounts.id = role_changes.changed_by_id
        where role_changes.account_id = $1 order by role_changes.changed_at desc, role_changes.id desc limit 100";

    /// What an account had changed of its contact data.
    CONTACT_CHANGES = "select kind, before_value, after_value, changed_at, undone_at from contact_changes
        where account_id = $1 order by changed_at, id";
    /// Every address and number an account had.
    CONTACTS_EVER = "select before_value, after_value from contact_changes where account_id = $1";
    /// Whether something of an account is under way: it must end before the account does.
    IS_UNDER_WAY = "select cast(1 as bigint) from applications where account_id = $1
        and status not in ('draft', 'approved', 'rejected', 'cancelled', 'withdrawn') limit 1";
    /// Whether money is still to come back to an account.
    IS_MONEY_OWED = "select cast(1 as bigint) from refund_claims where account_id = $1 and status not in ('refused', 'paid') limit 1";
    /// What was typed in drafts that were never submitted goes.
    EMPTY_DRAFTS = "update applications set status = 'withdrawn', ended_at = coalesce(ended_at, $2), draft_sealed = null,
        profession = null, specialty = null, rank = null, version = version + 1
        where account_id = $1 and submitted_at is null";
    /// Documents of drafts are taken back; their files go by a job.
    TAKE_BACK_DRAFT_DOCUMENTS = "update documents set replaced_at = coalesce(replaced_at, $2) where account_id = $1
        and application_id in (select id from applications where account_id = $1 and submitted_at is null)
        and erased_at is null returning id";
    /// A file's name on its owner's device may hold theirs.
    NAME_DOCUMENT = "update documents set file_name_sealed = $2 where id = $1";
    /// An account without a person.
    ERASE_ACCOUNT = "update accounts set status = 'erased', email = $2, name = '', name_folded = '', mobile = null,
        mobile_verified_at = null, password_hash = null, password_changed_at = null, totp_sealed = null,
        totp_pending_sealed = null, totp_confirmed_at = null, membership_number = null, version = version + 1
        where id = $1 and status = 'active'";
    /// No profile.
    DELETE_PROFILE = "delete from profiles where account_id = $1";
    /// No roles.
    DELETE_ROLES = "delete from account_roles where account_id = $1";
    /// No sessions.
    DELETE_SESSIONS = "delete from sessions where account_id = $1";
    /// No old contact data.
    DELETE_CONTACT_CHANGES = "delete from contact_changes where account_id = $1";
    /// No requests about who one is.
    DELETE_IDENTITY_CHANGES = "delete from identity_changes where account_id = $1";
    /// No codes and links of the account.
    DELETE_CODES = "delete from one_time_codes where account_id = $1";
    /// Nor of an address or number.
    DELETE_CODES_OF = "delete from one_time_codes where purpose = $1 and target_index = $2";
    /// The texts of what was sent; that it was sent stays.
    EMPTY_MESSAGES = "update messages set recipient_sealed = null, content_sealed = null,
        state = case when state = 'queued' then 'failed' else state end where account_id = $1";
}
