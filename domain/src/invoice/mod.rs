//! Invoices: what a service costs, and until when it is to be paid (domain.md §5).

pub(crate) mod calculator;
mod fees;
mod reconcile;
mod status;
mod view;

pub use calculator::FeeCalculatorFields;
pub use fees::{FeeQuote, QuoteFault, QuoteRequest, QuotedLine, late_months, quote};
pub use reconcile::{ReconcileFields, ReconcileInput};
pub use status::{CancelReason, InvoiceLine, InvoiceState, InvoiceStatus, InvoiceSummary, due_on, reminder_days};
pub use view::{ClaimListItem, InvoiceLineView, InvoiceListItem, InvoiceView, Refundable};

use crate::codes;

codes! {
    /// A part of an invoice; every rule of fees and refunds is per line (domain.md §1).
    pub enum LineKind {
        /// The administrative line, never refunded but under R04 and R05.
        Administrative = "administrative",
        /// The service line.
        Service = "service",
        /// The late fee of a re-registration.
        Late = "late",
    }
}
