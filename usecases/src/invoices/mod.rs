//! Invoices: issued with the application, settled by payments, ended unpaid by a clock or a withdrawal; and the ledger that
//! holds every movement of their money (domain.md §5, assurance.md I2–I4).

mod get;
mod issue;
pub(crate) mod ledger;
mod list;
pub(crate) mod record;
pub(crate) mod store;
mod verify;
mod void;

pub use get::get;
#[allow(unused_imports, reason = "the application's page shows it")]
pub(crate) use get::summary_of;
pub use issue::IssuedInvoice;
pub(crate) use issue::issue;
pub use list::list;
pub(crate) use list::of_account;
pub use verify::{LedgerFault, verify};
pub(crate) use void::{Void, void_unpaid};
