//! The first page, and the page for addresses that lead nowhere.

mod doors;
mod hero;
mod home_page;
mod legend;
mod not_found;

pub use home_page::HomePage;
pub use not_found::NotFound;
