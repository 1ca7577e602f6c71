//! Opening an account, getting in, staying in, getting back in.

mod accept_invite_page;
mod activate_page;
pub mod api;
#[cfg(feature = "ssr")]
mod api_support;
mod find_email_page;
mod forgotten_email_page;
mod forgotten_password_page;
mod lost_page;
mod narrow;
mod register_page;
mod reset_password_page;
mod second_factor_page;
mod sign_in_page;
mod sign_out_page;
mod undo_contact_page;

pub use accept_invite_page::AcceptInvitePage;
pub use activate_page::ActivatePage;
pub use find_email_page::{EmailFoundPage, FindEmailPage};
pub use forgotten_email_page::ForgottenEmailPage;
pub use forgotten_password_page::{ForgottenPasswordPage, LinkSentPage};
pub use lost_page::{LostPage, SecondStepLostPage};
pub(crate) use narrow::{Done, Narrow};
pub use register_page::RegisterPage;
pub use reset_password_page::ResetPasswordPage;
pub use second_factor_page::SecondFactorPage;
pub use sign_in_page::SignInPage;
pub use sign_out_page::SignOutPage;
pub use undo_contact_page::UndoContactPage;
