//! Frames of pages.

mod desk_nav;
mod footer;
mod frame;
mod header;

pub use desk_nav::{desks, own_page};
pub use frame::Frame;
