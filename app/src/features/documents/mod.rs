//! Documents of an application: the list of what is needed, and the page of each.

pub mod api;
mod documents_page;
mod file_line;
mod frame;
mod place;
mod upload_page;

pub use documents_page::DocumentsPage;
pub(in crate::features) use frame::DocFrame;
pub use upload_page::UploadPage;
pub(in crate::features) use {file_line::FileLine, place::Spot};
