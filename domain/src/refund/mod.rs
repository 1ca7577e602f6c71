//! Refunds: what of an invoice is given back, by which rule, and until when (domain.md §6). One engine, live in the
//! browser and binding on the server.
//!
//! Per line the first of R01–R15 that matches decides. The answer is explained: every rule, whether it matched, and
//! the facts that it looked at as codes with values; the words are in the `refund_rules` locale file.

mod assess;
mod calculator;
mod case;
mod clock;
mod decision;
pub mod diagram;
mod fact;
mod input;
mod ledger;
mod outlook;
mod over_time;
mod rule;
mod rules;
mod status;
mod transition;
mod view;

pub use assess::assess;
pub use calculator::{GROUNDS as CALCULATOR_GROUNDS, Progress, RefundCalculatorFields};
pub use case::{ChargedLine, ReceivedPayment, RefundCase, RefundClaimTerms, RefundFacts, RefundFault, RefundGround};
pub use clock::{ClaimClock, claim_clock};
pub use decision::{DecidedLine, RefundDecision, RefundLineKind, RuleCheck, RuleOutcome};
pub use fact::{Fact, FactCode};
pub use input::{
    PayTo, PayToFields, PayoutFields, PayoutInput, PayoutRequestFields, RefundClaimFields, RefundClaimInput,
    RefundDecisionFields, RefundDecisionInput,
};
pub(crate) use input::{pay_to, shown_total};
pub use outlook::{Outlook, outlook};
pub use over_time::{AmountStep, amount_over_time};
pub use rule::RuleId;
pub use status::{Approval, ClaimState, ClaimStatus, PayoutFailure, decide_by, pay_by};
pub use transition::{CLAIM_EDGES, ClaimAction, ClaimEdge, ClaimRefusal, ClaimStep, actions, step};
pub use view::{
    ClaimDraft, ClaimFile, ClaimQueueItem, ClaimSummary, ClaimView, PayoutMethod, PayoutSource, PayoutView,
    WithdrawalDraft,
};
