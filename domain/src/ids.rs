//! Ids: UUIDv7, made outside the domain, each noun's own type.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id as typed in an address; `None` when it is none.
            #[must_use]
            pub fn parse(typed: &str) -> Option<Self> {
                Uuid::try_parse(typed).ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// An account, of a practitioner or of staff.
    AccountId,
    /// A session of a signed-in person.
    SessionId,
    /// A filed application.
    ApplicationId,
    /// A document of an application or a claim.
    DocumentId,
    /// An item of a request for additional requirements.
    RequirementItemId,
    /// An invoice.
    InvoiceId,
    /// A payment of an invoice.
    PaymentId,
    /// A refund claim.
    RefundClaimId,
    /// A payout of a decided claim.
    PayoutId,
    /// A proved or requested exemption.
    ExemptionId,
    /// An assessment session.
    AssessmentSessionId,
    /// A qualification in an application.
    QualificationId,
    /// An experience in an application.
    ExperienceId,
    /// A request to change identity data.
    IdentityChangeId,
    /// A pending change of contact data.
    ContactChangeId,
    /// A passkey.
    PasskeyId,
    /// A job of the queue.
    JobId,
    /// A message kept in the outbox.
    MessageId,
    /// A row of the audit log.
    AuditEventId,
}
