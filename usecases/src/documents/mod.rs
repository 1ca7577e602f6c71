//! Documents of applications: taken in by content, kept sealed, given out to those who may see them (domain.md §11,
//! assurance.md "Uploads").

mod download;
mod inspect;
pub(crate) mod record;
mod remove;
pub(crate) mod store;
mod upload;

pub use download::{Download, download};
pub use inspect::MediaType;
pub(crate) use inspect::inspect;
pub use remove::{erase, remove};
pub use upload::{FIELD, NewFile, Place, upload};
pub(crate) use upload::{at_file, shown_name};

/// The job that deletes the file of a document nobody needs any more.
pub const ERASE: &str = "erase-document";
