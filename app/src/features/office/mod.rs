//! The desks: queues in the order of their clock, a file beside its documents, judgement.

mod acts;
pub mod api;
mod data;
mod file_head;
mod file_list;
mod file_page;
mod forms;
mod home_page;
mod pane;
mod place;
mod queue_page;
mod queue_table;
mod record;
mod words;

pub use file_page::FilePage;
pub use home_page::OfficePage;
pub use queue_page::QueuePage;
