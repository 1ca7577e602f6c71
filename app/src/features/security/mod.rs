//! Keeping an account safe: sessions, passkeys, the authenticator, the password, the session's clock.

pub mod api;
#[cfg(feature = "hydrate")]
mod ceremony;
mod device;
mod idle;
pub mod passkey_api;
mod passkey_button;
mod passkeys_page;
mod password_page;
mod reauthenticate_page;
mod recovery_codes_page;
mod security_page;
mod sessions_page;
mod set_up_page;

pub use idle::IdleWarning;
pub(crate) use passkey_button::{Ask, PasskeyButton};
pub use passkeys_page::{PasskeyPage, PasskeysPage};
pub use password_page::PasswordPage;
pub use reauthenticate_page::ReauthenticatePage;
pub use recovery_codes_page::RecoveryCodesPage;
pub use security_page::SecurityPage;
pub use sessions_page::SessionsPage;
pub use set_up_page::SetUpPage;
