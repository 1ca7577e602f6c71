//! What every request passes: who asks, from which site, and the headers of the answer.

pub(crate) mod asker;
pub(crate) mod headers;
pub(crate) mod origin;
