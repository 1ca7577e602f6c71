//! What people do with the portal: every transaction, all SQL, the jobs, and the ways out of the building.
//!
//! One folder a noun, one file a verb, all its SQL in `store.rs`. A use case takes the [`Portal`] and, where one must
//! be signed in, the [`Actor`]; it requires a permission, owns one transaction ([`transaction!`]), decides in
//! `domain`, stores, records in [`audit`], enqueues in [`queue`].

#![deny(missing_docs)]

pub mod accounts;
pub mod audit;
pub mod context;
pub mod db;
pub mod error;
pub mod messages;
pub mod ports;
pub mod queue;
pub mod secrets;
pub mod testkit;

mod adapters;

pub use context::{Actor, Clock, Portal, Rng, Settings};
pub use error::{Error, Result};

/// Every statement of every store: one line a store. A test prepares them all on both engines, and another that no
/// store is missing here.
#[must_use]
pub fn statements() -> Vec<db::Statement> {
    [accounts::store::STATEMENTS, audit::store::STATEMENTS, messages::store::STATEMENTS, queue::store::STATEMENTS]
        .concat()
}
