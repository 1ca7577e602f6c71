//! Changing who one is: asked for by the person, decided by staff.

pub mod api;
mod change_table;
mod decide_page;
mod queue_page;
mod request_page;

pub use decide_page::DecideIdentityPage;
pub use queue_page::IdentityQueuePage;
pub use request_page::RequestIdentityPage;
