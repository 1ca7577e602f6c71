//! Changes that need the owner proved again: password, e-mail, mobile (assurance.md).

use super::LinkToken;
use super::register::new_password;
use crate::fields;
use crate::form::confirmed;
use crate::text::{Code, Email, Mobile, Password, PasswordLength};
use crate::violation::{Fault, Violations};

/// The password once more, before a sensitive change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReauthenticateInput {
    /// The password as typed.
    pub password: Password,
}

fields! {
    /// The password once more, before a sensitive change.
    pub struct ReauthenticateFields("reauthenticate") { password }
    parse(self, _given: ()) -> ReauthenticateInput {
        let mut violations = Violations::new();
        let password = violations.take("password", Password::attempt(&self.password));
        violations.or_else_value(password.map(|password| ReauthenticateInput { password }))
    }
}

/// The present password and a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePasswordInput {
    /// The present password.
    pub current: Password,
    /// The new one.
    pub password: Password,
}

fields! {
    /// Changing the password; how long it must be depends on the second factor.
    pub struct ChangePasswordFields("change-password") { current, password, confirm }
    parse(self, length: PasswordLength) -> ChangePasswordInput {
        let mut violations = Violations::new();
        let current = violations.take("current", Password::attempt(&self.current));
        let password = new_password(&mut violations, &self.password, &self.confirm, length, &[]);
        if password.is_some() && password == current {
            violations.push(Fault::new("nothing-changed").at("password"));
        }
        let input = (|| Some(ChangePasswordInput { current: current?, password: password? }))();
        violations.or_else_value(input)
    }
}

/// A new address, to be proved by a code before it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEmailInput {
    /// The new address.
    pub email: Email,
}

fields! {
    /// Changing the e-mail address.
    pub struct ChangeEmailFields("change-email") { email }
    parse(self, _given: ()) -> ChangeEmailInput {
        let mut violations = Violations::new();
        let email = violations.take("email", Email::parse(&self.email));
        violations.or_else_value(email.map(|email| ChangeEmailInput { email }))
    }
}

/// A new number, to be proved by a code before it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeMobileInput {
    /// The new number.
    pub mobile: Mobile,
}

fields! {
    /// Changing the mobile number.
    pub struct ChangeMobileFields("change-mobile") { mobile }
    parse(self, _given: ()) -> ChangeMobileInput {
        let mut violations = Violations::new();
        let mobile = violations.take("mobile", Mobile::parse(&self.mobile));
        violations.or_else_value(mobile.map(|mobile| ChangeMobileInput { mobile }))
    }
}

/// The code that proves the new address or number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmContactInput {
    /// The code.
    pub code: Code,
}

fields! {
    /// The code that proves the new address or number.
    pub struct ConfirmContactFields("confirm-contact") { code }
    parse(self, _given: ()) -> ConfirmContactInput {
        let mut violations = Violations::new();
        let code = violations.take("code", Code::parse(&self.code));
        violations.or_else_value(code.map(|code| ConfirmContactInput { code }))
    }
}

/// The link that brings old contact data back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoContactInput {
    /// The link's token.
    pub token: LinkToken,
}

fields! {
    /// Undoing a change of contact data: a button on the page behind the link.
    pub struct UndoContactFields("undo-contact") { token }
    parse(self, _given: ()) -> UndoContactInput {
        let mut violations = Violations::new();
        let token = violations.take("token", LinkToken::parse(&self.token));
        violations.or_else_value(token.map(|token| UndoContactInput { token }))
    }
}

/// The wish to be erased, with the password and a box ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EraseInput {
    /// The password as typed.
    pub password: Password,
}

fields! {
    /// Asking for erasure of one's account.
    pub struct EraseFields("erase") { password, understood }
    parse(self, _given: ()) -> EraseInput {
        let mut violations = Violations::new();
        let password = violations.take("password", Password::attempt(&self.password));
        let understood = violations.take("understood", confirmed(&self.understood));
        let input = (|| { understood?; Some(EraseInput { password: password? }) })();
        violations.or_else_value(input)
    }
}
