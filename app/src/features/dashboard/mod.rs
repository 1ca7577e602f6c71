//! One's own page: what needs one now, and where everything stands.

pub mod api;
mod dashboard_page;

pub use dashboard_page::DashboardPage;
