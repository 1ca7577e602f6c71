//! Refunds: the explained answer, the calculator that asks for it before sign-in, claims, and the finance desk.

pub mod api;

mod amount_chart;
mod answer_lines;
mod calculator_form;
mod calculator_page;
mod change_band;
mod claim_page;
mod claim_rows;
mod decision_view;
mod new_claim_page;
mod office_claim_page;
mod office_queue_page;
mod refunds_page;
mod rules_list;

pub use calculator_page::RefundCalculatorPage;
pub use claim_page::ClaimPage;
pub use claim_rows::ClaimRows;
pub use decision_view::{DecisionView, Tense};
pub use new_claim_page::NewClaimPage;
pub use office_claim_page::RefundFilePage;
pub use office_queue_page::RefundQueuePage;
pub use refunds_page::RefundsPage;
