//! What people see of a claim: shapes that cross from the server to the browser.

use serde::{Deserialize, Serialize};

use super::{ClaimAction, ClaimStatus, RefundCase, RefundDecision, RefundGround};
use crate::application::DocumentView;
use crate::codes;
use crate::ids::{ApplicationId, InvoiceId, PayoutId, RefundClaimId};
use crate::money::Money;
use crate::payment::PaymentMethod;
use crate::service::ServiceCode;
use crate::time::{CivilDate, Instant};

codes! {
    /// How money goes back.
    pub enum PayoutMethod {
        /// By the gateway, to the card it came from.
        Gateway = "gateway",
        /// To the account named in the claim.
        Transfer = "transfer",
    }
}

/// What the page of a new claim needs: the browser computes the answer for every ground from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimDraft {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number, in fours.
    pub number: String,
    /// Of which application.
    pub application: ApplicationId,
    /// The edition it was made under.
    pub edition: CivilDate,
    /// Today in Riyadh.
    pub today: CivilDate,
    /// What the rules are asked, with the ground *withdrawal*, nothing proved, today.
    pub case: RefundCase,
    /// The claimant's name, to begin with for the account's holder.
    pub name: String,
    /// True while the application can be withdrawn, which claiming on that ground does.
    pub can_withdraw: bool,
    /// A proof that was sent and that no claim has named yet.
    pub proof: Option<DocumentView>,
}

/// What the page of a withdrawal needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalDraft {
    /// The application.
    pub id: ApplicationId,
    /// The service.
    pub service: ServiceCode,
    /// Today in Riyadh.
    pub today: CivilDate,
    /// True while it can be withdrawn.
    pub can_withdraw: bool,
    /// What comes back; none when nothing was paid.
    pub decision: Option<RefundDecision>,
}

/// A claim in a list of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimSummary {
    /// Its id.
    pub id: RefundClaimId,
    /// Its number, in fours.
    pub number: String,
    /// The invoice.
    pub invoice: InvoiceId,
    /// The service it was for.
    pub service: ServiceCode,
    /// What is claimed.
    pub ground: RefundGround,
    /// What was quoted when it was filed.
    pub claimed: Money,
    /// Where it stands.
    pub status: ClaimStatus,
    /// When it was filed.
    pub filed_at: Instant,
}

/// A claim as its claimant sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimView {
    /// As in the list.
    pub summary: ClaimSummary,
    /// Today in Riyadh.
    pub today: CivilDate,
    /// The application.
    pub application: ApplicationId,
    /// In the claimant's words.
    pub explanation: Option<String>,
    /// The proof sent with it.
    pub proof: Option<DocumentView>,
    /// Where the money goes: the IBAN, all but its last four hidden.
    pub iban_masked: String,
    /// The two digits of its bank.
    pub bank_code: String,
    /// The account's holder.
    pub holder: String,
    /// The explained answer as it was shown; once decided, as it was decided.
    pub decision: RefundDecision,
    /// The officer's word.
    pub note: Option<String>,
    /// How the money goes or went, once it is ordered out; for the claimant alone.
    pub payout: Option<PayoutMethod>,
}

/// A claim in the queue of the finance desk, by the last day of its clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimQueueItem {
    /// As in the list.
    pub summary: ClaimSummary,
    /// Whose it is.
    pub claimant: String,
    /// The last day of the clock that runs, and business days until then: negative when late.
    pub due_on: CivilDate,
    /// Business days left; negative when late.
    pub days_left: i32,
}

/// A payment of the invoice that the money may come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutSource {
    /// How it was paid.
    pub method: PaymentMethod,
    /// What came.
    pub received: Money,
    /// What of it is still here and not promised.
    pub left: Money,
}

/// A payout in progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutView {
    /// Its id.
    pub id: PayoutId,
    /// How.
    pub method: PayoutMethod,
    /// How much.
    pub amount: Money,
    /// When it was ordered.
    pub requested_at: Instant,
}

/// A claim as the finance desk sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimFile {
    /// As its claimant sees it.
    pub view: ClaimView,
    /// Whose it is.
    pub claimant: String,
    /// The whole IBAN in fours, for the one who transfers; the look is recorded.
    pub iban: Option<String>,
    /// What the rules give if the ground is found proved, and if not; equal where no proof is asked.
    pub if_proved: RefundDecision,
    /// What the rules give if it is not.
    pub if_not_proved: RefundDecision,
    /// Who decided, by name.
    pub decided_by: Option<String>,
    /// Who ordered the payout, by name.
    pub requested_by: Option<String>,
    /// What the officer may do now.
    pub actions: Vec<ClaimAction>,
    /// Two people for money out: the officer who looks has decided it.
    pub is_own_decision: bool,
    /// The payout in progress.
    pub payout: Option<PayoutView>,
    /// Of the approved sum, what has gone already.
    pub paid: Money,
    /// Where the money may come from.
    pub sources: Vec<PayoutSource>,
}
