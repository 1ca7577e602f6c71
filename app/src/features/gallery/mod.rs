//! Every component in all its states, in the language and direction of the page: for those who build pages.

mod controls;
mod drawings;
mod gallery_page;
mod messages;
mod sample;
mod states;

pub use gallery_page::GalleryPage;
