//! What the audit log tells of: files by their kind, and what happened to them (assurance.md I12). The log is searched by these,
//! and nothing else is written into it.

/// Kinds of files.
pub const KINDS: &[&str] = &["account", "application", "invoice", "payment", "refund-claim", "exemption", "office"];

/// Events, in the past tense, by the kind of file they mostly happen to.
pub const EVENTS: &[(&str, &[&str])] = &[
    (
        "account",
        &[
            "account-registered",
            "account-activated",
            "account-opened-by-operator",
            "account-suspended",
            "account-reactivated",
            "account-erased",
            "signed-in",
            "signed-out",
            "reauthenticated",
            "session-ended",
            "other-sessions-ended",
            "password-changed",
            "password-reset",
            "email-found",
            "second-factor-set-up",
            "second-factor-removed",
            "second-step-lost",
            "lost-second-step-removed",
            "lost-second-step-stopped",
            "recovery-code-used",
            "recovery-codes-renewed",
            "passkey-added",
            "passkey-used",
            "passkey-renamed",
            "passkey-removed",
            "passkey-blocked",
            "profile-updated",
            "contact-changed",
            "contact-change-undone",
            "language-changed",
            "data-confirmed",
            "data-downloaded",
            "identity-verified",
            "identity-change-requested",
            "evidence-added",
            "identity-change-withdrawn",
            "identity-change-decided",
            "staff-invited",
            "invite-accepted",
            "role-given",
            "role-taken",
            "audit-exported",
        ],
    ),
    (
        "application",
        &[
            "application-started",
            "application-submitted",
            "application-settled",
            "application-expired",
            "application-taken",
            "application-assigned",
            "reviewer-named",
            "file-read",
            "requirements-requested",
            "step-corrected",
            "requirements-answered",
            "document-uploaded",
            "document-removed",
            "document-read",
            "application-studied",
            "assessment-scheduled",
            "assessment-rescheduled",
            "assessment-held",
            "assessment-missed",
            "application-approved",
            "rank-assigned",
            "application-rejected",
            "reason-given",
            "application-withdrawn",
        ],
    ),
    ("invoice", &["invoice-issued", "invoice-ended", "payment-started", "payment-received", "payment-failed"]),
    (
        "refund-claim",
        &[
            "refund-claimed",
            "refund-claim-read",
            "refund-decided",
            "payout-requested",
            "payout-failed",
            "payout-account-corrected",
            "refund-paid",
        ],
    ),
    ("office", &["administrator-leaves"]),
];

/// Whether an event is on the list.
#[must_use]
pub fn is_event(code: &str) -> bool {
    EVENTS.iter().any(|(_, events)| events.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_on_an_application_leaves_an_event_of_the_list() {
        for edge in crate::application::EDGES {
            assert!(is_event(edge.event), "{}", edge.event);
        }
    }

    #[test]
    fn no_event_is_listed_twice_and_each_by_a_kind_of_file() {
        let mut all: Vec<_> = EVENTS.iter().flat_map(|(_, events)| events.iter()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(EVENTS.iter().all(|(kind, _)| KINDS.contains(kind)));
    }
}
