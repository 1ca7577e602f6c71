//! Refunds: the explained answer, and the calculator that asks for it before sign-in.

mod amount_chart;
mod answer_lines;
mod calculator_form;
mod calculator_page;
mod change_band;
mod decision_view;
mod rules_list;

pub use calculator_page::RefundCalculatorPage;
pub use decision_view::DecisionView;
