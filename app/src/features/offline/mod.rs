//! What is shown when a page was never visited and the network is gone.

mod offline_page;

pub use offline_page::OfflinePage;
