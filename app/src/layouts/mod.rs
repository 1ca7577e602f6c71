//! Frames of pages.

mod footer;
mod frame;
mod header;

pub use frame::Frame;
