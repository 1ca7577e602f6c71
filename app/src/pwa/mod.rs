//! What makes the pages an application: focus after navigation, typed values that survive a change of language, news of
//! the network and of newer versions.

#[cfg(feature = "hydrate")]
mod browser;
mod notices;

#[cfg(feature = "hydrate")]
<<<<<<< HEAD
pub use browser::{after_navigation, form_sent, keep_typed, restore_typed, today_on_device};
=======
pub use browser::{after_navigation, forget_typed, keep_typed, restore_typed};
>>>>>>> accounts
pub use notices::Notices;
