//! Every page and its address, one line each. All live under `/{lang}`.

use std::{future::Future, marker::PhantomData, pin::Pin};

use crate::lang::Addressed as _;
use leptos::prelude::*;
use leptos_router::{
    ChooseView, LazyRoute, SsrMode,
    components::{ParentRoute, Route, Routes},
    path,
};

use crate::{features, layouts::Frame};

/// The sign-in page, leading back to where one was.
pub fn sign_in_then(next: &str) -> String {
    let lang = crate::lang::Lang::of_path(next);
    format!("{}?next={}", lang.at("/sign-in"), encoded(next))
}

/// A link to a page, with where one was going behind it.
pub fn keeping(href: String, next: &str) -> String {
    if next.is_empty() { href } else { format!("{href}?next={}", encoded(next)) }
}

/// The page that asks for the password once more, leading back to where one was.
pub fn reauthenticate_then(next: &str) -> String {
    let lang = crate::lang::Lang::of_path(next);
    format!("{}?next={}", lang.at("/my/reauthenticate"), encoded(next))
}

/// True for an address whose page the browser makes by itself, from the policy it holds: it works without a network.
pub fn needs_no_server(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.trim_matches('/').split('/');
    let lang = parts.next().and_then(crate::lang::Lang::parse);
    let page = parts.next().unwrap_or_default();
    let known = ["", "services", "guide", "fees", "refund-calculator", "policy", "verify", "contact"].contains(&page);
    lang.is_some() && known && parts.clone().count() <= usize::from(page == "services")
}

/// A value for a query or a cookie.
pub fn encoded(value: &str) -> String {
    value.bytes().map(encode).collect()
}

fn encode(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

/// A page in a chunk of its own. One type for all of them (the router's own is one a page): what the router does with a page is
/// then there once, in the main chunk that every reader loads.
#[derive(Clone, Copy)]
struct Chunk {
    view: fn() -> Pin<Box<dyn Future<Output = AnyView>>>,
    preload: fn() -> Pin<Box<dyn Future<Output = ()>>>,
}

impl ChooseView for Chunk {
    fn choose(self) -> impl Future<Output = AnyView> {
        (self.view)()
    }

    fn preload(&self) -> impl Future<Output = ()> {
        (self.preload)()
    }
}

/// The page `P`, loaded when it is asked for.
struct Lazy<P>(PhantomData<P>);

impl<P: LazyRoute> Lazy<P> {
    #[allow(clippy::new_ret_no_self, reason = "the table reads as with the router's own")]
    fn new() -> Chunk {
        Chunk { view: || Box::pin(async { P::view(P::data()).await }), preload: || Box::pin(P::preload()) }
    }
}

/// The table of pages.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <features::home::NotFound/> }>
            <ParentRoute path=path!("/:lang") view=Frame ssr=SsrMode::Async>
                <Route path=path!("") view={Lazy::<features::home::HomePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("register") view={Lazy::<features::accounts::RegisterPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("activate") view={Lazy::<features::accounts::ActivatePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("sign-in") view={Lazy::<features::accounts::SignInPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("sign-in/second-factor") view={Lazy::<features::accounts::SecondFactorPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("sign-in/lost") view={Lazy::<features::accounts::LostPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("second-step-lost") view={Lazy::<features::accounts::SecondStepLostPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("sign-out") view={Lazy::<features::accounts::SignOutPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("forgotten-password") view={Lazy::<features::accounts::ForgottenPasswordPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("forgotten-password/sent") view={Lazy::<features::accounts::LinkSentPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("reset-password") view={Lazy::<features::accounts::ResetPasswordPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("forgotten-email") view={Lazy::<features::accounts::ForgottenEmailPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("forgotten-email/code") view={Lazy::<features::accounts::FindEmailPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("forgotten-email/found") view={Lazy::<features::accounts::EmailFoundPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my") view={Lazy::<features::dashboard::DashboardPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications") view={Lazy::<features::applications::ListPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/new") view={Lazy::<features::applications::NewPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id") view={Lazy::<features::applications::ApplicationPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/documents") view={Lazy::<features::documents::DocumentsPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/documents/:spot") view={Lazy::<features::documents::UploadPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/check") view={Lazy::<features::applications::CheckPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/submitted") view={Lazy::<features::applications::SubmittedPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/requirements") view={Lazy::<features::applications::RequirementsPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/withdraw") view={Lazy::<features::applications::WithdrawPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/:step") view={Lazy::<features::applications::StepPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/applications/:id/:step/:item") view={Lazy::<features::applications::StepPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security") view={Lazy::<features::security::SecurityPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security/second-factor") view={Lazy::<features::security::SetUpPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security/passkeys") view={Lazy::<features::security::PasskeysPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security/passkeys/:id") view={Lazy::<features::security::PasskeyPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security/password") view={Lazy::<features::security::PasswordPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security/sessions") view={Lazy::<features::security::SessionsPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/security/recovery-codes") view={Lazy::<features::security::RecoveryCodesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/reauthenticate") view={Lazy::<features::security::ReauthenticatePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("services") view={Lazy::<features::services::ServicesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("services/:code") view={Lazy::<features::services::ServicePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("guide") view={Lazy::<features::services::GuidePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("fees") view={Lazy::<features::fees::FeeCalculatorPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("refund-calculator") view={Lazy::<features::refunds::RefundCalculatorPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("policy") view={Lazy::<features::policy::PolicyPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("verify") view={Lazy::<features::services::VerifyPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("contact") view={Lazy::<features::contact::ContactPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("gallery") view={Lazy::<features::gallery::GalleryPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("status") view={Lazy::<features::status::StatusPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("accept-invite") view={Lazy::<features::accounts::AcceptInvitePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("undo-contact-change") view={Lazy::<features::accounts::UndoContactPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile") view={Lazy::<features::profile::ProfilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/edit") view={Lazy::<features::profile::EditProfilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/finish") view={Lazy::<features::profile::FinishPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/email") view={Lazy::<features::profile::ChangeEmailPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/email/code") view={Lazy::<features::profile::ConfirmEmailPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/mobile") view={Lazy::<features::profile::ChangeMobilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/mobile/code") view={Lazy::<features::profile::ConfirmMobilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/data-update") view={Lazy::<features::profile::DataUpdatePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office") view={Lazy::<features::office::OfficePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/applications") view={Lazy::<features::office::QueuePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/applications/:id") view={Lazy::<features::office::FilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/invoices") view={Lazy::<features::invoices::InvoicesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/invoices/:id") view={Lazy::<features::invoices::InvoicePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/invoices/:id/pay") view={Lazy::<features::invoices::PayPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/invoices/:id/return") view={Lazy::<features::invoices::ReturnPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/invoices/:id/receipt") view={Lazy::<features::invoices::ReceiptPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/refunds") view={Lazy::<features::refunds::RefundsPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/refunds/new") view={Lazy::<features::refunds::NewClaimPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/refunds/:id") view={Lazy::<features::refunds::ClaimPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/refunds") view={Lazy::<features::refunds::RefundQueuePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/refunds/:id") view={Lazy::<features::refunds::RefundFilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/payments/record") view={Lazy::<features::invoices::ReconcilePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/profile/identity") view={Lazy::<features::identity::RequestIdentityPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("my/data") view={Lazy::<features::privacy::DataPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/people") view={Lazy::<features::people::PeoplePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/people/:id") view={Lazy::<features::people::PersonPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/roles") view={Lazy::<features::people::RolesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/audit") view={Lazy::<features::trail::AuditPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/identity-changes") view={Lazy::<features::identity::IdentityQueuePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("office/identity-changes/:id") view={Lazy::<features::identity::DecideIdentityPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("preferences") view={Lazy::<features::preferences::PreferencesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("offline") view={Lazy::<features::offline::OfflinePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("*any") view=features::home::NotFound ssr=SsrMode::Async/>
            </ParentRoute>
        </Routes>
    }
}

#[cfg(test)]
mod tests {
    use super::needs_no_server;

    #[test]
    fn only_what_the_policy_answers_needs_no_server() {
        for address in ["/ar", "/en/fees?rank=consultant", "/ar/services/classification", "/ar/policy#R14"] {
            assert!(needs_no_server(address), "{address}");
        }
        for address in ["/", "/fees", "/ar/my", "/ar/status?number=1", "/ar/offline", "/fr/fees", "/ar/fees/x/y"] {
            assert!(!needs_no_server(address), "{address}");
        }
    }
}
