//! The ways between the desks, for staff: only those their roles open.

use domain::permission::Permission;

use crate::{i18n::office as t, lang::Lang, shell::Viewer};

/// One's own page and its name: the desks for staff.
pub fn own_page(lang: Lang, viewer: &Viewer) -> (&'static str, &'static str) {
    use crate::i18n::common;
    if viewer.is_staff { ("/office", common::office(lang)) } else { ("/my", common::my_page(lang)) }
}

/// Pages of the desks with their names, by what a person may do.
pub fn desks(lang: Lang, viewer: &Viewer) -> Vec<(&'static str, &'static str)> {
    let may = |any: &[Permission]| any.iter().any(|one| viewer.permissions.iter().any(|held| held == one.code()));
    [
        (may(&[Permission::ReviewApplications]), "/office/applications", t::queue_title(lang)),
        (may(&[Permission::DecideRefunds, Permission::PayRefunds]), "/office/refunds", t::refunds(lang)),
        (may(&[Permission::ReconcilePayments]), "/office/payments/record", crate::i18n::invoices::record_title(lang)),
        (may(&[Permission::DecideIdentityChanges]), "/office/identity-changes", t::identity_changes(lang)),
        (may(&[Permission::ManagePeople, Permission::ReadPeople]), "/office/people", t::people(lang)),
        (may(&[Permission::ReadAudit]), "/office/audit", t::audit_log(lang)),
    ]
    .into_iter()
    .filter(|(open, ..)| *open)
    .map(|(_, page, label)| (page, label))
    .collect()
}
