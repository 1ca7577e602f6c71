//! What people do with the portal: every transaction, all SQL, the jobs, and the ways out of the building.
//!
//! One folder a noun, one file a verb, all its SQL in `store.rs`. A use case takes the [`Portal`] and, where one must
//! be signed in, the [`Actor`]; it requires a permission, owns one transaction ([`transaction!`]), decides in
//! `domain`, stores, records in [`audit`], enqueues in [`queue`], tells people by [`messages`].
//!
//! ```text
//! // applications/withdraw.rs
//! pub async fn withdraw(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<()> {
//!     actor.require(Permission::FileApplications)?;
//!     transaction!(portal.db, tx => {
//!         let row: Row = tx.fetch_one(store::FIND_OWN, binds![id, actor.account]).await?; // none: NotFound
//!         let next = row.state()?.withdraw(portal.now())?;
//!         if tx.execute(store::MOVE, binds![id, next.code(), row.version]).await? == 0 {
//!             return Err(Error::conflict("changed-meanwhile"));
//!         }
//!         audit::event("application-withdrawn", id).by(actor).record(portal, tx).await?;
//!         queue::enqueue(portal, tx, jobs::TELL_WITHDRAWN, &[id.0]).await?;
//!         Ok(())
//!     })
//! }
//! // applications/store.rs, and one line in `statements` below
//! statements! {
//!     /// An application of its owner.
//!     FIND_OWN = "…"; // the application $1 of the account $2: id, state, version
//! }
//! // tests/it/applications.rs
//! on_both_engines! {
//!     async fn an_application_is_withdrawn_by_its_owner_only(bed) {
//!         let (mona, sami) = (bed.applicant("mona").await, bed.applicant("sami").await);
//!         assert!(matches!(applications::withdraw(&bed, &sami, id).await, Err(Error::NotFound)));
//!     }
//! }
//! ```

#![deny(missing_docs)]

pub mod accounts;
pub mod applications;
pub mod audit;
pub mod context;
pub mod db;
pub mod documents;
pub mod error;
pub mod invoices;
pub mod messages;
pub mod meter;
pub mod payments;
pub mod ports;
pub mod queue;
pub mod refunds;
pub mod secrets;
pub mod testkit;

pub mod adapters;

pub use context::{Actor, Clock, Portal, Rng, Settings};
pub use error::{Error, Result};

/// Every statement of every store: one line a store. A test prepares them all on both engines, and another that no
/// store is missing here.
#[must_use]
pub fn statements() -> Vec<db::Statement> {
    [
        accounts::store::STATEMENTS,
        accounts::passkeys::store::STATEMENTS,
        applications::review_store::STATEMENTS,
        adapters::gateway::store::STATEMENTS,
        applications::store::STATEMENTS,
        audit::store::STATEMENTS,
        documents::store::STATEMENTS,
        invoices::store::STATEMENTS,
        messages::store::STATEMENTS,
        payments::store::STATEMENTS,
        queue::store::STATEMENTS,
        refunds::store::STATEMENTS,
    ]
    .concat()
}
