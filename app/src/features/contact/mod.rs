//! Help: who to ask, and what one can find out alone. The contact service itself is closed in this edition.

mod contact_page;
mod help_lines;

pub use contact_page::ContactPage;
pub use help_lines::HelpLines;
