//! Frames of pages.

mod desk_nav;
mod footer;
mod frame;
mod header;

pub use desk_nav::desks;
pub use frame::Frame;
