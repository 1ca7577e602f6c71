//! People for tests: an applicant, staff, signed in.

use domain::account::{SignInFields, TotpFields};
use domain::form::Form as _;
use domain::ids::AccountId;
use domain::lang::Lang;
use domain::permission::Role;
use domain::text::{Email, PersonName};

use super::Testbed;
use crate::accounts::{self, Entered, NewAccount, Visit, totp};
use crate::context::Actor;

/// Everybody's password.
pub const PASSWORD: &str = "cardamom tea at dawn";
/// Every staff member's authenticator.
pub const TOTP_SECRET: [u8; 20] = *b"12345678901234567890";

impl Testbed {
    /// Where test requests come from.
    #[must_use]
    pub fn visit(&self) -> Visit {
        Visit { address: "192.0.2.1".into(), device: "Test".into(), ..Visit::default() }
    }

    /// An active account `<name>@example.com` with roles; staff with an authenticator.
    ///
    /// # Panics
    /// When there is one already.
    pub async fn account(&self, name: &str, roles: &[Role]) -> AccountId {
        let is_staff = domain::permission::is_staff(roles);
        let new = NewAccount {
            name: PersonName::parse(name).expect("a name"),
            email: Email::parse(&format!("{name}@example.com")).expect("an address"),
            password: PASSWORD.into(),
            roles: roles.to_vec(),
            lang: Lang::Ar,
            totp_secret: is_staff.then_some(TOTP_SECRET),
        };
        accounts::open_active(&self.portal, new).await.expect("the account is opened")
    }

    /// A new account with roles, signed in; staff with their second factor. Each call of a staff member takes one
    /// step of their authenticator, so the clock moves on by 30 seconds.
    ///
    /// # Panics
    /// When it cannot be signed in.
    pub async fn actor(&self, name: &str, roles: &[Role]) -> Actor {
        self.account(name, roles).await;
        self.sign_in(name).await
    }

    /// A new applicant, signed in.
    pub async fn applicant(&self, name: &str) -> Actor {
        self.actor(name, &[Role::Applicant]).await
    }

    /// Signs an account of this test in.
    ///
    /// # Panics
    /// When it cannot be signed in.
    pub async fn sign_in(&self, name: &str) -> Actor {
        let fields =
            SignInFields { email: format!("{name}@example.com"), password: PASSWORD.into(), ..SignInFields::default() };
        let input = fields.parse(()).expect("the form is right");
        let opened = match accounts::sign_in(&self.portal, input, &self.visit()).await.expect("signed in") {
            Entered::Session(opened) => opened,
            Entered::SecondFactor(pending) => {
                self.clock.advance_seconds(30);
                let code = totp::code_at(&TOTP_SECRET, self.now());
                let input = TotpFields { code }.parse(()).expect("six digits");
                accounts::sign_in_with_totp(&self.portal, &pending, input, &self.visit())
                    .await
                    .expect("the second step")
            }
        };
        accounts::authenticate(&self.portal, &opened.token)
            .await
            .expect("the session is read")
            .expect("the session is there")
            .actor
    }
}
