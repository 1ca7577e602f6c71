//! Who acts on an application, and who may.

use crate::ids::AccountId;
use crate::permission::{Permission, Role, allows};

/// The one who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor<'a> {
    /// A signed-in person.
    Person {
        /// Their account.
        account: AccountId,
        /// Their roles.
        roles: &'a [Role],
    },
    /// The portal itself: a settled payment, a clock that ran out.
    System,
}

impl Actor<'_> {
    /// The account of a person; `None` for the system.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } => Some(*account),
            Self::System => None,
        }
    }
}

/// Who may take an edge of the transition table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The applicant, on their own file.
    Applicant,
    /// Staff with the permission, not on their own file.
    Staff(Permission),
    /// The reviewer who took the file and has the permission, or one who also distributes files; not on their own.
    Holder(Permission),
    /// The portal itself.
    System,
}

impl Who {
    /// Code: `applicant`, `system`, or the permission's code; a holder's is prefixed `holder:`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Applicant => "applicant".to_owned(),
            Self::Staff(permission) => permission.code().to_owned(),
            Self::Holder(permission) => format!("holder:{}", permission.code()),
            Self::System => "system".to_owned(),
        }
    }

    /// True when `actor` is one of those, on a file of `applicant` taken by `reviewer`.
    #[must_use]
    pub fn includes(self, actor: &Actor<'_>, applicant: AccountId, reviewer: Option<AccountId>) -> bool {
        match (self, actor) {
            (Self::System, Actor::System) => true,
            (Self::System, Actor::Person { .. }) | (_, Actor::System) => false,
            (Self::Applicant, Actor::Person { account, roles }) => {
                *account == applicant && allows(roles, Permission::FileApplications)
            }
            (Self::Staff(permission), Actor::Person { account, roles }) => {
                *account != applicant && allows(roles, permission)
            }
            (Self::Holder(permission), Actor::Person { account, roles }) => {
                *account != applicant
                    && allows(roles, permission)
                    && (reviewer == Some(*account) || allows(roles, Permission::DistributeApplications))
            }
        }
    }
}
