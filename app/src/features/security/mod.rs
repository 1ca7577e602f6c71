//! Keeping an account safe: sessions, the second factor, the password, the session's clock.

pub mod api;
mod device;
mod idle;
mod reauthenticate_page;
mod recovery_codes_page;
mod security_page;
mod set_up_page;

pub use idle::IdleWarning;
pub use reauthenticate_page::ReauthenticatePage;
pub use recovery_codes_page::RecoveryCodesPage;
pub use security_page::SecurityPage;
pub use set_up_page::SetUpPage;
