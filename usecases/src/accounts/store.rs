//! SQL of accounts.

use crate::db::statements;

statements! {
    /// Counters whose window is over.
    FORGET_COUNTERS = "delete from rate_counters where expires_at < $1";
    /// Codes that ended long ago.
    FORGET_CODES = "delete from one_time_codes where expires_at < $1";
    /// Sessions that ended long ago.
    FORGET_SESSIONS = "delete from sessions where expires_at < $1";
}
