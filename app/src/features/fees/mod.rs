//! What a service costs: the calculator before sign-in, its fields and its answer.

mod calculator_form;
mod calculator_page;
mod clause_lines;
mod fields;
mod quote_view;

pub use calculator_page::FeeCalculatorPage;
pub use clause_lines::ClauseLines;
pub use fields::{ClassField, ProfessionField, RankField, ServiceField};
pub use quote_view::QuoteView;
