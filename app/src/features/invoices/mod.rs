//! Invoices, paying them, their receipts.

pub mod api;
mod invoice_page;
mod invoices_page;
mod pay_page;
mod receipt_page;
mod reconcile_page;
mod return_page;
mod sums;

pub use invoice_page::InvoicePage;
pub use invoices_page::InvoicesPage;
pub use pay_page::PayPage;
pub use receipt_page::ReceiptPage;
pub use reconcile_page::ReconcilePage;
pub use return_page::ReturnPage;
