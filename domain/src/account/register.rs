//! Opening and activating an account (domain.md §3).

use super::LinkToken;
use crate::fields;
use crate::text::{Code, Email, Password, PasswordLength, PersonName};
use crate::violation::{Fault, Violations};

/// What opening an account asks for; nothing else is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterInput {
    /// The name, in any script.
    pub name: PersonName,
    /// The address by which the account is known.
    pub email: Email,
    /// The password.
    pub password: Password,
}

fields! {
    /// Opening an account (domain.md §3: name, e-mail, password, confirm).
    pub struct RegisterFields("register") { name, email, password, confirm }
    parse(self, _given: ()) -> RegisterInput {
        let mut violations = Violations::new();
        let name = violations.take("name", PersonName::parse(&self.name));
        let email = violations.take("email", Email::parse(&self.email));
        let password = new_password(
            &mut violations,
            &self.password,
            &self.confirm,
            PasswordLength::Alone,
            &[&self.name, &self.email],
        );
        let input = (|| Some(RegisterInput { name: name?, email: email?, password: password? }))();
        violations.or_else_value(input)
    }
}

/// A new password typed twice, in the fields `password` and `confirm`.
pub(super) fn new_password(
    violations: &mut Violations,
    password: &str,
    confirm: &str,
    length: PasswordLength,
    known: &[&str],
) -> Option<Password> {
    let parsed = violations.take("password", Password::parse(password, length, known));
    let same = if confirm.is_empty() {
        Err(Fault::new("required"))
    } else if confirm == password {
        Ok(())
    } else {
        Err(Fault::new("mismatch"))
    };
    violations.take("confirm", same)?;
    parsed
}

/// Proving the address by the code that was mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivateInput {
    /// The account's address.
    pub email: Email,
    /// The code.
    pub code: Code,
}

fields! {
    /// Activating by code (domain.md §3).
    pub struct ActivateFields("activate") { email, code }
    parse(self, _given: ()) -> ActivateInput {
        let mut violations = Violations::new();
        let email = violations.take("email", Email::parse(&self.email));
        let code = violations.take("code", Code::parse(&self.code));
        let input = (|| Some(ActivateInput { email: email?, code: code? }))();
        violations.or_else_value(input)
    }
}

/// Proving the address by the link that was mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivateLinkInput {
    /// The link's token.
    pub token: LinkToken,
}

fields! {
    /// Activating by link: a button on the page behind it, because a mail scanner must not activate by looking.
    pub struct ActivateLinkFields("activate-link") { token }
    parse(self, _given: ()) -> ActivateLinkInput {
        let mut violations = Violations::new();
        let token = violations.take("token", LinkToken::parse(&self.token));
        violations.or_else_value(token.map(|token| ActivateLinkInput { token }))
    }
}

/// Asking for another activation mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResendActivationInput {
    /// The account's address.
    pub email: Email,
}

fields! {
    /// Asking for another activation mail.
    pub struct ResendActivationFields("resend-activation") { email }
    parse(self, _given: ()) -> ResendActivationInput {
        let mut violations = Violations::new();
        let email = violations.take("email", Email::parse(&self.email));
        violations.or_else_value(email.map(|email| ResendActivationInput { email }))
    }
}
