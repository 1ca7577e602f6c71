//! Inviting staff, giving and taking roles. Administrators cannot set passwords: the invited choose their own.

use super::LinkToken;
use super::register::new_password;
use crate::fields;
use crate::form::chosen;
use crate::permission::Role;
use crate::text::{Email, FreeText, Password, PasswordLength, PersonName};
use crate::violation::Violations;

/// Someone to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffInviteInput {
    /// Their name.
    pub name: PersonName,
    /// Where the invitation goes.
    pub email: Email,
    /// The first role, one of staff.
    pub role: Role,
}

fn staff_role(code: &str) -> Option<Role> {
    Role::parse(code).filter(|role| role.is_staff())
}

fields! {
    /// Inviting staff.
    pub struct StaffInviteFields("staff-invite") { colleague_name, colleague_email, role }
    parse(self, _given: ()) -> StaffInviteInput {
        let mut violations = Violations::new();
        let name = violations.take("colleague_name", PersonName::parse(&self.colleague_name));
        let email = violations.take("colleague_email", Email::parse(&self.colleague_email));
        let role = violations.take("role", chosen(&self.role, staff_role));
        let input = (|| Some(StaffInviteInput { name: name?, email: email?, role: role? }))();
        violations.or_else_value(input)
    }
}

/// An invitation taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptInviteInput {
    /// The invitation's token.
    pub token: LinkToken,
    /// The password of their choice; a second factor is set up next.
    pub password: Password,
}

fields! {
    /// Taking up an invitation.
    pub struct AcceptInviteFields("accept-invite") { token, password, confirm }
    parse(self, _given: ()) -> AcceptInviteInput {
        let mut violations = Violations::new();
        let token = violations.take("token", LinkToken::parse(&self.token));
        let password = new_password(&mut violations, &self.password, &self.confirm, PasswordLength::Alone, &[]);
        let input = (|| Some(AcceptInviteInput { token: token?, password: password? }))();
        violations.or_else_value(input)
    }
}

crate::codes! {
    /// What is done with a role.
    pub enum RoleAct {
        /// Given.
        Give = "give",
        /// Taken.
        Take = "take",
    }
}

/// A role given or taken, with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChangeInput {
    /// The role, one of staff.
    pub role: Role,
    /// Given or taken.
    pub act: RoleAct,
    /// Why, for the audit.
    pub reason: FreeText,
}

fields! {
    /// Giving or taking a role; effective at once.
    pub struct RoleChangeFields("role-change") { role, act, reason }
    parse(self, _given: ()) -> RoleChangeInput {
        let mut violations = Violations::new();
        let role = violations.take("role", chosen(&self.role, staff_role));
        let act = violations.take("act", chosen(&self.act, RoleAct::parse));
        let reason = violations.take("reason", FreeText::parse(&self.reason));
        let input = (|| Some(RoleChangeInput { role: role?, act: act?, reason: reason? }))();
        violations.or_else_value(input)
    }
}
