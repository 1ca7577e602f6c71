//! Forgotten password, forgotten e-mail (domain.md §3). The answers say the same for known and unknown.

use super::LinkToken;
use super::register::new_password;
use crate::fields;
use crate::text::{Code, Email, Mobile, Password, PasswordLength};
use crate::violation::Violations;

/// The registered address, to which a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenPasswordInput {
    /// The address.
    pub email: Email,
}

fields! {
    /// Asking for a link to set a new password.
    pub struct ForgottenPasswordFields("forgotten-password") { email }
    parse(self, _given: ()) -> ForgottenPasswordInput {
        let mut violations = Violations::new();
        let email = violations.take("email", Email::parse(&self.email));
        violations.or_else_value(email.map(|email| ForgottenPasswordInput { email }))
    }
}

/// A new password, by the link's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetPasswordInput {
    /// The link's token.
    pub token: LinkToken,
    /// The new password.
    pub password: Password,
}

fields! {
    /// Setting a new password by a link. Whether a second factor exists is not told here, so the length is the longer
    /// one.
    pub struct ResetPasswordFields("reset-password") { token, password, confirm }
    parse(self, _given: ()) -> ResetPasswordInput {
        let mut violations = Violations::new();
        let token = violations.take("token", LinkToken::parse(&self.token));
        let password = new_password(&mut violations, &self.password, &self.confirm, PasswordLength::Alone, &[]);
        let input = (|| Some(ResetPasswordInput { token: token?, password: password? }))();
        violations.or_else_value(input)
    }
}

/// The registered mobile number, to which a code goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenEmailInput {
    /// The number.
    pub mobile: Mobile,
}

fields! {
    /// Asking which e-mail address an account has.
    pub struct ForgottenEmailFields("forgotten-email") { mobile }
    parse(self, _given: ()) -> ForgottenEmailInput {
        let mut violations = Violations::new();
        let mobile = violations.take("mobile", Mobile::parse(&self.mobile));
        violations.or_else_value(mobile.map(|mobile| ForgottenEmailInput { mobile }))
    }
}

/// The code that was sent to the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenEmailCodeInput {
    /// The number, carried along.
    pub mobile: Mobile,
    /// The code.
    pub code: Code,
}

fields! {
    /// The code that was sent to the number.
    pub struct ForgottenEmailCodeFields("forgotten-email-code") { mobile, code }
    parse(self, _given: ()) -> ForgottenEmailCodeInput {
        let mut violations = Violations::new();
        let mobile = violations.take("mobile", Mobile::parse(&self.mobile));
        let code = violations.take("code", Code::parse(&self.code));
        let input = (|| Some(ForgottenEmailCodeInput { mobile: mobile?, code: code? }))();
        violations.or_else_value(input)
    }
}
