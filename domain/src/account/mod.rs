//! An account: opening, proving, recovering, changing it (domain.md §3). Forms as typed, and the account's states.

mod link_token;
mod local_path;
mod passkey;
mod profile;
mod recover;
mod register;
mod review;
mod secure;
mod sign_in;
mod staff;

pub use link_token::LinkToken;
pub use local_path::LocalPath;
pub use passkey::{
    AddPasskeyFields, AddPasskeyInput, PasskeyAnswer, PasskeyName, RenamePasskeyFields, RenamePasskeyInput,
    ShowPasskeyFields, ShowPasskeyInput,
};
pub use profile::{
    IdentityChangeFields, IdentityChangeInput, ProfileFields, ProfileInput, UpdateDataFields, UpdateDataInput,
};
pub(crate) use profile::{birth_date, identity};
pub use recover::{
    ForgottenEmailCodeFields, ForgottenEmailCodeInput, ForgottenEmailFields, ForgottenEmailInput,
    ForgottenPasswordFields, ForgottenPasswordInput, ResetPasswordFields, ResetPasswordInput,
};
pub use register::{
    ActivateFields, ActivateInput, ActivateLinkFields, ActivateLinkInput, RegisterFields, RegisterInput,
    ResendActivationFields, ResendActivationInput,
};
pub use review::{IdentityDecisionFields, IdentityDecisionInput};
pub use secure::{
    ChangeEmailFields, ChangeEmailInput, ChangeMobileFields, ChangeMobileInput, ChangePasswordFields,
    ChangePasswordInput, ConfirmContactFields, ConfirmContactInput, EraseFields, EraseInput, ReauthenticateFields,
    ReauthenticateInput, UndoContactFields, UndoContactInput,
};
pub use sign_in::{
    RecoveryCode, RecoveryCodeFields, RecoveryCodeInput, RemoveSecondStepFields, SecondStepLostInput, SignInFields,
    SignInInput, StopSecondStepFields, TotpFields, TotpInput,
};
pub use staff::{
    AcceptInviteFields, AcceptInviteInput, RoleAct, RoleChangeFields, RoleChangeInput, StaffInviteFields,
    StaffInviteInput,
};

crate::codes! {
    /// The state of an account.
    pub enum AccountStatus {
        /// Opened; the e-mail address is not proved yet.
        AwaitingActivation = "awaiting-activation",
        /// In use.
        Active = "active",
        /// Closed by staff for a reason; nobody signs in.
        Suspended = "suspended",
        /// Erased at the owner's wish; what a legal hold keeps has no person any more.
        Erased = "erased",
    }
}

impl AccountStatus {
    /// True when a right password opens a session.
    #[must_use]
    pub const fn may_sign_in(self) -> bool {
        match self {
            Self::Active => true,
            Self::AwaitingActivation | Self::Suspended | Self::Erased => false,
        }
    }
}
