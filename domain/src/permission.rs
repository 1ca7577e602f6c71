//! Who may do what: roles, permissions, one table between them, and the rules no role lifts (domain.md §3).

use crate::ids::AccountId;

crate::codes! {
    /// A role of an account. An account may hold several; everyone who registers is an applicant.
    pub enum Role {
        /// Files applications for themself.
        Applicant = "applicant",
        /// Reviews and decides applications.
        Reviewer = "reviewer",
        /// Decides refunds, pays them out, reconciles payments.
        FinanceOfficer = "finance-officer",
        /// Answers requests of the contact service.
        SupportAgent = "support-agent",
        /// Leads reviewers: distributes files, decides exemptions and identity changes.
        Supervisor = "supervisor",
        /// Runs the portal: people, roles, policy editions. Decides no file and moves no money.
        Administrator = "administrator",
    }
}

crate::codes! {
    /// A thing one may do. A use case begins by requiring one.
    pub enum Permission {
        /// File applications and act on one's own.
        FileApplications = "file-applications",
        /// Claim money back for one's own invoices.
        ClaimRefunds = "claim-refunds",
        /// See the queue, open files and their documents, take one.
        ReviewApplications = "review-applications",
        /// Mark studied, approve, reject.
        DecideApplications = "decide-applications",
        /// Schedule assessment sessions and record whether they were held.
        HoldAssessments = "hold-assessments",
        /// Give a file to a reviewer, and act on files others have taken.
        DistributeApplications = "distribute-applications",
        /// Decide refund claims.
        DecideRefunds = "decide-refunds",
        /// Pay decided refunds out.
        PayRefunds = "pay-refunds",
        /// Record and reconcile payments, correct an invoice by a credit note.
        ReconcilePayments = "reconcile-payments",
        /// Decide requests for exemption.
        DecideExemptions = "decide-exemptions",
        /// Decide changes of name, identity number and nationality.
        DecideIdentityChanges = "decide-identity-changes",
        /// Revoke a certificate.
        RevokeCertificates = "revoke-certificates",
        /// Read and answer requests of the contact service.
        AnswerContacts = "answer-contacts",
        /// Find a person and read what the portal holds about them.
        ReadPeople = "read-people",
        /// Invite staff, suspend accounts.
        ManagePeople = "manage-people",
        /// Give and take roles.
        ManageRoles = "manage-roles",
        /// Draft and publish policy editions.
        ManagePolicy = "manage-policy",
        /// Read and export the audit log.
        ReadAudit = "read-audit",
        /// Read statistics.
        ReadStatistics = "read-statistics",
    }
}

use Permission as P;

/// The table: role → permissions. Nothing else grants anything.
pub const TABLE: &[(Role, &[Permission])] = &[
    (Role::Applicant, &[P::FileApplications, P::ClaimRefunds]),
    (Role::Reviewer, &[P::ReviewApplications, P::DecideApplications, P::HoldAssessments]),
    (Role::FinanceOfficer, &[P::DecideRefunds, P::PayRefunds, P::ReconcilePayments, P::ReadStatistics]),
    (Role::SupportAgent, &[P::AnswerContacts, P::ReadPeople]),
    (
        Role::Supervisor,
        &[
            P::ReviewApplications,
            P::DecideApplications,
            P::HoldAssessments,
            P::DistributeApplications,
            P::DecideExemptions,
            P::DecideIdentityChanges,
            P::RevokeCertificates,
            P::ReadPeople,
            P::ReadStatistics,
        ],
    ),
    (
        Role::Administrator,
        &[P::ReadPeople, P::ManagePeople, P::ManageRoles, P::ManagePolicy, P::ReadAudit, P::ReadStatistics],
    ),
];

/// True when one of the roles has the permission.
#[must_use]
pub fn allows(roles: &[Role], permission: Permission) -> bool {
    TABLE.iter().any(|(role, granted)| roles.contains(role) && granted.contains(&permission))
}

impl Role {
    /// What the role grants.
    #[must_use]
    pub fn permissions(self) -> &'static [Permission] {
        TABLE.iter().find(|(role, _)| *role == self).map_or(&[], |(_, granted)| *granted)
    }

    /// True for every role but the applicant's: a second factor is required, idle sessions end sooner, reads are
    /// recorded.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Applicant)
    }
}

/// True when one of the roles is staff.
#[must_use]
pub fn is_staff(roles: &[Role]) -> bool {
    roles.iter().any(|role| role.is_staff())
}

crate::codes! {
    /// Why a person may not do a thing.
    pub enum Denied {
        /// No role of theirs has the permission.
        NotPermitted = "not-permitted",
        /// It is their own file (domain.md §3: nobody decides on their own file).
        OwnFile = "own-file",
        /// The one who decided must not also pay (domain.md §3: money out needs two different people).
        SamePerson = "same-person",
        /// The administrator who would lose the role is the last one.
        LastAdministrator = "last-administrator",
    }
}

/// Requires a permission.
///
/// # Errors
/// [`Denied::NotPermitted`].
pub fn require(roles: &[Role], permission: Permission) -> Result<(), Denied> {
    if allows(roles, permission) { Ok(()) } else { Err(Denied::NotPermitted) }
}

/// Nobody decides on their own file.
///
/// # Errors
/// [`Denied::OwnFile`] when `actor` owns the file.
pub fn not_own_file(actor: AccountId, owner: AccountId) -> Result<(), Denied> {
    if actor == owner { Err(Denied::OwnFile) } else { Ok(()) }
}

/// Money out needs two different people.
///
/// # Errors
/// [`Denied::SamePerson`] when they are one.
pub fn two_people(decided_by: AccountId, paid_by: AccountId) -> Result<(), Denied> {
    if decided_by == paid_by { Err(Denied::SamePerson) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_role_has_one_row_and_grants_something() {
        for role in Role::ALL {
            assert_eq!(TABLE.iter().filter(|(row, _)| row == role).count(), 1, "{role}");
            assert!(!role.permissions().is_empty(), "{role}");
        }
    }

    #[test]
    fn every_permission_is_granted_by_some_role() {
        for permission in Permission::ALL {
            assert!(allows(Role::ALL, *permission), "{permission}");
            assert!(!allows(&[], *permission), "{permission}");
        }
    }

    #[test]
    fn an_administrator_decides_no_file_and_moves_no_money() {
        for permission in [P::DecideApplications, P::DecideRefunds, P::PayRefunds, P::DecideExemptions] {
            assert_eq!(require(&[Role::Administrator], permission), Err(Denied::NotPermitted));
        }
    }

    #[test]
    fn an_applicant_has_no_power_of_staff() {
        assert_eq!(Role::Applicant.permissions(), [P::FileApplications, P::ClaimRefunds]);
        assert!(!is_staff(&[Role::Applicant]));
        assert!(is_staff(&[Role::Applicant, Role::Reviewer]));
    }

    #[test]
    fn nobody_decides_their_own_file_and_two_people_move_money() {
        let (one, two) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        assert_eq!(not_own_file(one, one), Err(Denied::OwnFile));
        assert_eq!(not_own_file(one, two), Ok(()));
        assert_eq!(two_people(one, one), Err(Denied::SamePerson));
        assert_eq!(two_people(one, two), Ok(()));
    }
}
