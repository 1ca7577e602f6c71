//! Refund claims: filed with the explained answer as it was shown, decided by one person, paid out by another (domain.md §6,
//! assurance.md I3, I7).

pub(crate) mod case;
mod confirm_transfer;
mod correct_account;
mod decide_claim;
mod get;
mod list;
mod pay_out;
pub(crate) mod record;
mod request_payout;
pub(crate) mod store;
mod submit_claim;
mod tell;
mod withdraw;

pub use case::draft;
pub use confirm_transfer::{confirm_transfer, report_failure};
pub use correct_account::correct_account;
pub use decide_claim::decide_claim;
pub use get::{get, get_file};
pub use list::{list, queue};
pub use pay_out::{PAY_OUT, pay_out, resume};
pub use request_payout::request_payout;
pub use submit_claim::{Filed, submit_claim};
pub use withdraw::{withdraw, withdrawal};
