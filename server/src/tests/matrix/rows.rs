//! The table: every server function, who it is open to, which object it is asked about, and a rightly filled body. A
//! function without a row fails the test. In the order in which they are asked: what ends things stands last.

use domain::{
    account::*,
    application::{classification::*, *},
    invoice::ReconcileFields,
    payment::PayFields,
    permission::Permission as P,
    preferences::PreferencesFields,
    refund::*,
    samples::Sampled,
};

use super::world::Objects;

/// Who a function is open to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Anyone, signed in or not.
    All,
    /// Anyone signed in.
    SignedIn,
    /// Anyone signed in who is not of staff.
    NoStaff,
    /// Who has the permission.
    To(P),
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// Nothing that is somebody's, or only what is one's own.
    Nothing,
    /// A draft, by its id.
    Draft,
    /// A filed application, by its id or number.
    Filed,
    Document,
    Invoice,
    Payment,
    Claim,
    Session,
    Change,
    Account,
    Passkey,
}

impl Thing {
    /// True when such a thing can be thrown away, taken back, ended.
    pub(super) const fn can_be_deleted(self) -> bool {
        matches!(self, Self::Draft | Self::Filed | Self::Document | Self::Session)
    }
}

/// A row.
pub(super) struct Row {
    pub(super) function: &'static str,
    pub(super) open: Open,
    pub(super) about: Thing,
    pub(super) body: fn(&Objects) -> String,
}

const fn row(function: &'static str, open: Open, about: Thing, body: fn(&Objects) -> String) -> Row {
    Row { function, open, about, body }
}

/// A form rightly filled, as a browser sends it.
fn filled<F: Sampled>() -> String {
    let pairs = F::SAMPLE.iter().map(|(field, value, _)| format!("fields[{field}]={}", app::request::encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn with<F: Sampled>(ids: String) -> String {
    format!("{ids}&{}", filled::<F>())
}

fn nothing(_: &Objects) -> String {
    String::new()
}

fn draft(of: &Objects) -> String {
    format!("id={}", of.draft)
}

fn filed(of: &Objects) -> String {
    format!("id={}", of.filed)
}

fn seen(of: &Objects) -> String {
    format!("id={}&seen=1", of.filed)
}

fn claim(of: &Objects) -> String {
    format!("claim={}", of.claim)
}

/// Parts of an upload; the boundary is `x`.
fn upload(of: &Objects) -> String {
    let part =
        |name: &str, value: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    format!(
        "{}{}--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--x--\r\n",
        part("id", &of.draft.to_string()),
        part("spot", "photo"),
    )
}

use Open::{All, NoStaff, SignedIn, To};
use Thing::{Account, Change, Claim, Document, Draft, Filed, Invoice, Nothing, Passkey, Payment, Session};

/// Every function.
pub(super) const ROWS: &[Row] = &[
    row("accounts/register", All, Nothing, |_| filled::<RegisterFields>()),
    row("accounts/resend-activation", All, Nothing, |_| filled::<ResendActivationFields>()),
    row("accounts/activate", All, Nothing, |_| filled::<ActivateFields>()),
    row("accounts/activate-by-link", All, Nothing, |_| filled::<ActivateLinkFields>()),
    row("accounts/sign-in", All, Nothing, |_| filled::<SignInFields>()),
    row("accounts/second-factor", All, Nothing, |_| filled::<TotpFields>()),
    row("accounts/recovery-code", All, Nothing, |_| filled::<RecoveryCodeFields>()),
    row("accounts/forgotten-password", All, Nothing, |_| filled::<ForgottenPasswordFields>()),
    row("accounts/reset-password", All, Nothing, |_| filled::<ResetPasswordFields>()),
    row("accounts/forgotten-email", All, Nothing, |_| filled::<ForgottenEmailFields>()),
    row("accounts/find-email", All, Nothing, |_| filled::<ForgottenEmailCodeFields>()),
    row("accounts/accept-invite", All, Nothing, |_| filled::<AcceptInviteFields>()),
    row("accounts/second-step", All, Nothing, nothing),
    row("accounts/begin-passkey-sign-in", All, Nothing, nothing),
    row("accounts/passkey-sign-in", All, Nothing, |_| filled::<ShowPasskeyFields>()),
    row("accounts/begin-passkey-second-step", All, Nothing, nothing),
    row("accounts/passkey-second-step", All, Nothing, |_| filled::<ShowPasskeyFields>()),
    row("accounts/without-second-step", All, Nothing, nothing),
    row("accounts/remove-second-step", All, Nothing, |_| filled::<RemoveSecondStepFields>()),
    row("accounts/stop-second-step", All, Nothing, |_| filled::<StopSecondStepFields>()),
    row("preferences/keep", All, Nothing, |_| filled::<PreferencesFields>()),
    row("accounts/undo-contact-change", All, Nothing, |_| filled::<UndoContactFields>()),
    // Open to whoever has the number; a draft has none that anyone could ask by.
    row("applications/status_by_number", All, Nothing, |of| format!("fields[number]={}", of.number)),
    row("accounts/session", SignedIn, Nothing, nothing),
    row("accounts/stay", SignedIn, Nothing, nothing),
    row("dashboard/get", To(P::FileApplications), Nothing, nothing),
    row("applications/list", To(P::FileApplications), Nothing, nothing),
    row("invoices/list", To(P::FileApplications), Nothing, nothing),
    row("refunds/list", To(P::ClaimRefunds), Nothing, nothing),
    row("identity/own", SignedIn, Nothing, nothing),
    row("profile/get", SignedIn, Nothing, nothing),
    row("privacy/get", SignedIn, Nothing, nothing),
    row("security/get", SignedIn, Nothing, nothing),
    row("security/sessions", SignedIn, Nothing, nothing),
    row("security/has-second-factor", SignedIn, Nothing, nothing),
    row("security/authenticator", SignedIn, Nothing, nothing),
    row("security/passkeys", SignedIn, Nothing, nothing),
    row("profile/update-under-way", SignedIn, Nothing, nothing),
    row("security/recovery-codes", SignedIn, Nothing, nothing),
    row("office/counts", To(P::ReviewApplications), Nothing, nothing),
    row("office/queue", To(P::ReviewApplications), Nothing, nothing),
    row("refunds/queue", To(P::DecideRefunds), Nothing, nothing),
    row("identity/queue", To(P::DecideIdentityChanges), Nothing, nothing),
    row("people/list", To(P::ManagePeople), Nothing, nothing),
    row("audit/search", To(P::ReadAudit), Nothing, nothing),
    // One's own drafts and files.
    row("applications/open", SignedIn, Draft, draft),
    row("applications/draft", SignedIn, Draft, draft),
    row("applications/get", SignedIn, Filed, filed),
    row("applications/save-identity", SignedIn, Draft, |of| with::<IdentityFields>(draft(of))),
    row("applications/save-request", SignedIn, Draft, |of| with::<RequestFields>(draft(of))),
    row("applications/save-experiences", SignedIn, Draft, |of| with::<ExperienceListFields>(draft(of))),
    row("applications/save-licence", SignedIn, Draft, |of| with::<LicenceFields>(draft(of))),
    row("applications/save-good-standing", SignedIn, Draft, |of| with::<GoodStandingFields>(draft(of))),
    row("applications/save-verification", SignedIn, Draft, |of| with::<ReportFields>(draft(of))),
    row("applications/save-declaration", SignedIn, Draft, |of| with::<DeclarationFields>(draft(of))),
    row("applications/save-qualification", SignedIn, Draft, |of| {
        with::<QualificationFields>(format!("{}&item={}", draft(of), of.qualification))
    }),
    row("applications/save-experience", SignedIn, Draft, |of| {
        with::<ExperienceFields>(format!("{}&item=new", draft(of)))
    }),
    row("applications/remove-experience", SignedIn, Draft, |of| format!("{}&item={}", draft(of), of.qualification)),
    row("documents/upload", To(P::FileApplications), Draft, upload),
    row("documents/remove", To(P::FileApplications), Document, |of| {
        format!("id={}&document={}", of.filed, of.document)
    }),
    row("applications/remove-qualification", SignedIn, Draft, |of| format!("{}&item={}", draft(of), of.qualification)),
    row("applications/submit", To(P::FileApplications), Draft, |of| format!("{}&shown_total=110000", draft(of))),
    row("applications/start", To(P::FileApplications), Filed, |of| format!("service=classification&from={}", of.filed)),
    row("applications/answer-requirements", To(P::FileApplications), Filed, |of| {
        with::<RequirementAnswerFields>(filed(of))
    }),
    row("invoices/get", To(P::FileApplications), Invoice, |of| format!("invoice={}", of.invoice)),
    row("payments/start", To(P::FileApplications), Invoice, |of| with::<PayFields>(format!("invoice={}", of.invoice))),
    row("payments/check", To(P::FileApplications), Payment, |of| {
        format!("invoice={}&payment={}", of.invoice, of.payment)
    }),
    row("refunds/draft", To(P::ClaimRefunds), Invoice, |of| format!("invoice={}", of.invoice)),
    row("refunds/submit", To(P::ClaimRefunds), Invoice, |of| {
        with::<RefundClaimFields>(format!("invoice={}", of.invoice))
    }),
    row("refunds/get", To(P::ClaimRefunds), Claim, claim),
    row("refunds/correct-account", To(P::ClaimRefunds), Claim, |of| with::<PayToFields>(claim(of))),
    row("applications/withdrawal", SignedIn, Filed, filed),
    // The desks.
    row("office/file", To(P::ReviewApplications), Filed, filed),
    row("office/find", To(P::ReviewApplications), Filed, |of| format!("fields[number]={}", of.number)),
    row("office/take", To(P::ReviewApplications), Filed, seen),
    row("office/request-requirements", To(P::ReviewApplications), Filed, |of| {
        with::<RequirementRequestFields>(seen(of))
    }),
    row("office/schedule-assessment", To(P::HoldAssessments), Filed, |of| with::<AssessmentFields>(seen(of))),
    row("office/reschedule-assessment", To(P::HoldAssessments), Filed, |of| with::<AssessmentFields>(seen(of))),
    row("office/record-attendance", To(P::HoldAssessments), Filed, |of| with::<AttendanceFields>(seen(of))),
    row("office/mark-studied", To(P::DecideApplications), Filed, |of| with::<StudyFields>(seen(of))),
    row("office/approve", To(P::DecideApplications), Filed, |of| with::<ApproveFields>(seen(of))),
    row("office/reject", To(P::DecideApplications), Filed, |of| with::<RejectFields>(seen(of))),
    row("office/assign", To(P::DistributeApplications), Filed, |of| {
        format!("{}&fields[reviewer]={}", seen(of), of.colleague)
    }),
    row("refunds/file", To(P::DecideRefunds), Claim, claim),
    row("refunds/decide", To(P::DecideRefunds), Claim, |of| with::<RefundDecisionFields>(claim(of))),
    row("refunds/request-payout", To(P::PayRefunds), Claim, |of| with::<PayoutRequestFields>(claim(of))),
    row("refunds/confirm-transfer", To(P::PayRefunds), Claim, |of| with::<PayoutFields>(claim(of))),
    row("refunds/report-failure", To(P::PayRefunds), Claim, |of| format!("{}&reason=account-refused", claim(of))),
    // By number, on the operator's word: what is wrong with it is said to whoever may record.
    row("payments/record-transfer", To(P::ReconcilePayments), Nothing, |_| filled::<ReconcileFields>()),
    row("identity/evidence", SignedIn, Nothing, upload),
    row("identity/get", To(P::DecideIdentityChanges), Change, |of| format!("id={}", of.change)),
    row("identity/decide", To(P::DecideIdentityChanges), Change, |of| {
        with::<IdentityDecisionFields>(format!("id={}", of.change))
    }),
    row("identity/withdraw", SignedIn, Change, |of| format!("id={}", of.change)),
    row("people/get", To(P::ManageRoles), Account, |of| format!("id={}", of.account)),
    row("people/invite", To(P::ManagePeople), Nothing, |_| filled::<StaffInviteFields>()),
    row("people/suspend", To(P::ManagePeople), Account, |of| format!("id={}", of.account)),
    row("people/reactivate", To(P::ManagePeople), Account, |of| format!("id={}", of.account)),
    row("people/change-role", To(P::ManageRoles), Account, |of| with::<RoleChangeFields>(format!("id={}", of.account))),
    // One's own account.
    row("profile/update", SignedIn, Nothing, |_| filled::<ProfileFields>()),
    row("profile/confirm", SignedIn, Nothing, nothing),
    row("profile/find", SignedIn, Nothing, |_| filled::<UpdateDataFields>()),
    row("profile/change-email", SignedIn, Nothing, |_| filled::<ChangeEmailFields>()),
    row("profile/confirm-email", SignedIn, Nothing, |_| filled::<ConfirmContactFields>()),
    row("profile/change-mobile", SignedIn, Nothing, |_| filled::<ChangeMobileFields>()),
    row("profile/confirm-mobile", SignedIn, Nothing, |_| filled::<ConfirmContactFields>()),
    row("identity/request", SignedIn, Nothing, |_| filled::<IdentityChangeFields>()),
    row("security/rename-passkey", SignedIn, Passkey, |of| {
        with::<RenamePasskeyFields>(format!("passkey={}", of.passkey))
    }),
    row("security/remove-passkey", SignedIn, Passkey, |of| format!("passkey={}", of.passkey)),
    row("security/begin-passkey", SignedIn, Nothing, nothing),
    row("security/add-passkey", SignedIn, Nothing, |_| filled::<AddPasskeyFields>()),
    row("security/begin-second-factor", SignedIn, Nothing, nothing),
    row("security/confirm-second-factor", SignedIn, Nothing, |_| filled::<TotpFields>()),
    row("security/renew-recovery-codes", SignedIn, Nothing, nothing),
    row("security/change-password", SignedIn, Nothing, |_| filled::<ChangePasswordFields>()),
    row("security/reauthenticate", SignedIn, Nothing, |_| filled::<ReauthenticateFields>()),
    row("privacy/erase", SignedIn, Nothing, |_| filled::<EraseFields>()),
    // What ends things.
    row("security/remove-second-factor", NoStaff, Nothing, nothing),
    row("applications/withdraw", To(P::ClaimRefunds), Filed, |of| with::<WithdrawFields>(filed(of))),
    row("applications/discard", To(P::FileApplications), Draft, draft),
    row("security/end-session", SignedIn, Session, |of| format!("session={}", of.session)),
    row("security/end-others", SignedIn, Nothing, nothing),
    row("accounts/sign-out", SignedIn, Nothing, nothing),
];

/// Pages with an object in their address: what it is, and who may see another's.
pub(super) const PAGES: &[(&str, Thing, Option<P>)] = &[
    ("my/applications/:id", Draft, None),
    ("my/applications/:id/documents", Draft, None),
    ("my/applications/:id/documents/:spot", Draft, None),
    ("my/applications/:id/check", Draft, None),
    ("my/applications/:id/submitted", Filed, None),
    ("my/applications/:id/requirements", Filed, None),
    ("my/applications/:id/withdraw", Filed, None),
    ("my/applications/:id/:step", Draft, None),
    ("my/applications/:id/:step/:item", Draft, None),
    ("my/invoices/:id", Invoice, None),
    ("my/invoices/:id/pay", Invoice, None),
    ("my/invoices/:id/return", Invoice, None),
    ("my/invoices/:id/receipt", Invoice, None),
    ("my/refunds/:id", Claim, None),
    ("office/applications/:id", Filed, Some(P::ReviewApplications)),
    ("office/refunds/:id", Claim, Some(P::DecideRefunds)),
    ("office/people/:id", Account, Some(P::ManageRoles)),
    ("office/identity-changes/:id", Change, Some(P::DecideIdentityChanges)),
    ("my/security/passkeys/:id", Passkey, None),
    ("services/:code", Nothing, None),
];

/// Every address of the router that is neither a page nor a function, and how it is shown to be closed.
pub(super) const ADDRESSES: &[(&str, &str)] = &[
    ("/", "leads to the home page"),
    ("/ar", "pages, walked"),
    ("/en", "pages, walked"),
    ("/ar/{*page}", "pages, walked"),
    ("/en/{*page}", "pages, walked"),
    ("/api/{*function}", "functions, walked"),
    ("/documents/{id}", "walked as own, another's, deleted"),
    ("/my-data.json", "one's own only: walked"),
    ("/my-data.zip", "one's own only: walked"),
    ("/identity-evidence/{id}", "walked as own and another's"),
    ("/audit.csv", "read-audit: walked"),
    (
        "/gateway/pay/{id}",
        "the embedded gateway's own page, open to whoever holds the payment's id; not there beside a real gateway",
    ),
    ("/api/v1/{*unknown}", "not found"),
    ("/outbox", "in a demonstration only (pages.rs)"),
    ("/outbox.json", "in a demonstration only (pages.rs)"),
    ("/healthz", "says nothing"),
    ("/readyz", "two words"),
    ("/metrics", "to this machine only (load.rs)"),
];

/// The JSON API: nothing in it is somebody's but the status of an application, by its number.
pub(super) const API: &[&str] = &[
    "/api/v1/services",
    "/api/v1/services/{code}",
    "/api/v1/fee-quotes",
    "/api/v1/refund-assessments",
    "/api/v1/applications/{number}/status",
    "/api/v1/payments/notice",
    "/api/v1/policy/editions",
    "/api/v1/policy/editions/{date}",
];
