//! Paying an invoice (domain.md §5; assurance.md "Payment gateway", I4–I6, I13). Created is not paid: money counts once the
//! gateway, asked with the secret key, says it has it, and amount, currency and invoice are ours. Notices are hints; the
//! reconciling job alone finds every payment.

mod cancel_open;
mod confirm;
mod notice;
mod receive;
mod reconcile;
pub(crate) mod record;
mod record_transfer;
mod start;
pub(crate) mod store;
pub(crate) mod tell;

pub use cancel_open::{CANCEL_OPEN, cancel_open};
pub(crate) use confirm::check_job;
pub use confirm::{CHECK, check, check_on_return, confirm};
pub use notice::notice;
pub use reconcile::{check_open_of, reconcile};
pub use record_transfer::record_transfer;
pub use start::{Started, start};
