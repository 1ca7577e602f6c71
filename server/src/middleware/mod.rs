//! What every request passes: its id and log line, its budgets and bounds, who asks, from which site, and the headers of
//! the answer.

pub(crate) mod asker;
pub(crate) mod headers;
pub(crate) mod load;
pub(crate) mod origin;
pub(crate) mod rate;
pub(crate) mod trace;
