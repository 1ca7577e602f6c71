//! SQL of passkeys.

use crate::db::statements;

macro_rules! columns {
    () => {
        "select id, account_id, credential_sealed, name, added_at, used_at, blocked_at, version from passkeys"
    };
}

statements! {
    /// A new passkey; nothing when the credential is known already.
    INSERT = "insert into passkeys (id, account_id, credential_index, credential_sealed, name, added_at, version)
        values ($1, $2, $3, $4, $5, $6, 1) on conflict (credential_index) do nothing";
    /// Those of an account.
    LIST = concat!(columns!(), " where account_id = $1 order by added_at, id");
    /// The one of a credential.
    FIND_BY_CREDENTIAL = concat!(columns!(), " where credential_index = $1");
    /// How many an account has, blocked ones too: a factor does not go away by being copied.
    COUNT = "select cast(count(*) as bigint) from passkeys where account_id = $1";
    /// How many of an account open something, but one.
    COUNT_OTHERS = "select cast(count(*) as bigint) from passkeys where account_id = $1 and id <> $2 and blocked_at is null";
    /// It was shown; refused when it was shown elsewhere meanwhile.
    USE = "update passkeys set credential_sealed = $2, used_at = $3, version = version + 1
        where id = $1 and version = $4 and blocked_at is null";
    /// It opens nothing any more.
    BLOCK = "update passkeys set blocked_at = $2, version = version + 1 where id = $1 and blocked_at is null";
    /// Another name.
    RENAME = "update passkeys set name = $3 where id = $1 and account_id = $2";
    /// It goes.
    DELETE = "delete from passkeys where id = $1 and account_id = $2";
    /// All of an account go.
    DELETE_ALL = "delete from passkeys where account_id = $1";
    /// Of two changes of an account's factors at once, the second waits for the first.
    LOCK_ACCOUNT = "update accounts set version = version + 1 where id = $1";

    /// A challenge, in the place of the holder's last one for the same act.
    ASK = "insert into passkey_ceremonies (act, holder_index, id, state_sealed, expires_at) values ($1, $2, $3, $4, $5)
        on conflict (act, holder_index) do update set id = excluded.id, state_sealed = excluded.state_sealed,
        expires_at = excluded.expires_at";
    /// A challenge is answered, once.
    TAKE = "delete from passkey_ceremonies where act = $1 and holder_index = $2 returning id, state_sealed, expires_at";
    /// Challenges nobody answered.
    FORGET = "delete from passkey_ceremonies where expires_at < $1";
}
