//! One's data as a whole: taken out, who looked, erased.

pub mod api;
mod data_page;

pub use data_page::DataPage;
