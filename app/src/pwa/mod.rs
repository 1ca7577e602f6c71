//! What makes the pages an application: focus after navigation, typed values that survive a change of language, news of
//! the network and of newer versions.

#[cfg(feature = "hydrate")]
mod browser;
mod notices;

#[cfg(feature = "hydrate")]
pub use browser::{after_navigation, forget_form, forget_typed, keep_typed, restore_typed, today_on_device};
pub use notices::Notices;
