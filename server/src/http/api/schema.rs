//! The shapes as the description shows them. The values are the domain's own; a test holds each of them against its shape
//! here, so that the description cannot lie.

#![allow(dead_code)]

use serde::Deserialize;
use utoipa::ToSchema;

/// A text in both languages.
#[derive(ToSchema)]
pub(crate) struct Texts {
    ar: String,
    en: String,
}

/// One row of a service's fees. Empty lists mean any.
#[derive(ToSchema)]
pub(crate) struct FeeRow {
    /// Anchor of the clause on the policy page.
    clause: String,
    ranks: Vec<String>,
    professions: Vec<String>,
    administrative: i64,
    service: i64,
    total: i64,
    /// Where the figures come from: A1, A2, OFF, 3P, OURS.
    source: Vec<String>,
    /// published or placeholder.
    status: String,
}

/// What is given back to whoever withdraws, and until when.
#[derive(ToSchema)]
pub(crate) struct RefundTerms {
    percent: u8,
    months: u16,
}

/// A service of the catalogue.
#[derive(ToSchema)]
pub(crate) struct Service {
    name: Texts,
    code: String,
    /// First day of the edition the figures are from.
    edition: String,
    is_open: bool,
    audience: String,
    conditions: Vec<String>,
    documents: Vec<String>,
    steps: Vec<String>,
    is_free: bool,
    fees: Vec<FeeRow>,
    from: i64,
    to: i64,
    /// True when some figure is not published.
    placeholder: bool,
    may_be_late: bool,
    exempt_classes: Vec<String>,
    days: u16,
    /// at-once or business-days.
    unit: String,
    refund: Option<RefundTerms>,
}

/// What is asked of the fee schedule. Only the service is always needed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct FeeQuoteRequest {
    /// A code of the catalogue.
    #[schema(example = "classification")]
    pub(super) service: Option<String>,
    /// The requested rank, where the fee depends on it.
    #[schema(example = "consultant")]
    pub(super) rank: Option<String>,
    /// The profession, where the rank alone does not say.
    #[schema(example = "medicine")]
    pub(super) profession: Option<String>,
    /// The day on which the registration expires, for the late fee.
    pub(super) expires_on: Option<String>,
    /// The day of filing; today if absent. Its edition counts.
    pub(super) filed_on: Option<String>,
    /// A class of exemption already proved.
    pub(super) exempt_class: Option<String>,
}

/// One line of a quote.
#[derive(ToSchema)]
pub(crate) struct QuotedLine {
    /// administrative, service or late.
    kind: String,
    amount: i64,
    /// More than the amount only when exempted.
    full_amount: i64,
    exempted: bool,
    clause: String,
    source: Vec<String>,
    status: String,
}

/// What a service costs.
#[derive(ToSchema)]
pub(crate) struct FeeQuote {
    service: String,
    edition: String,
    lines: Vec<QuotedLine>,
    total: i64,
    full_total: i64,
    placeholder: bool,
    exempted: bool,
}

/// A line of the invoice with what was given back of it.
#[derive(ToSchema)]
pub(crate) struct ChargedLine {
    /// administrative, service or late; each at most once.
    kind: String,
    amount: i64,
    #[schema(default = 0)]
    refunded: Option<i64>,
    #[schema(default = 0)]
    pending: Option<i64>,
}

/// Money received for the invoice.
#[derive(ToSchema)]
pub(crate) struct ReceivedPayment {
    amount: i64,
    /// The day.
    on: String,
}

/// What the records say of the application; what is absent has not happened.
#[derive(ToSchema)]
pub(crate) struct RefundFacts {
    submitted_on: Option<String>,
    studied: Option<bool>,
    used: Option<bool>,
    /// True if absent.
    conditions_met: Option<bool>,
    closed_without_response: Option<bool>,
    session_held_on: Option<String>,
    filings_before_expiry: Option<u16>,
    exempt_class: Option<String>,
    exemption_requested_on: Option<String>,
}

/// What is claimed.
#[derive(ToSchema)]
pub(crate) struct RefundClaimTerms {
    /// withdrawal, paid_twice, paid_too_much, directed_by_staff, exempt, wrong_track or late_fee.
    ground: String,
    proved: Option<bool>,
    /// The day that counts.
    filed_on: String,
}

/// All that the rules look at.
#[derive(ToSchema)]
#[schema(example = json!({
    "service": "classification",
    "lines": [{"kind": "administrative", "amount": 20000}, {"kind": "service", "amount": 160_000}],
    "payments": [{"amount": 180_000, "on": "2026-01-10"}],
    "facts": {"submitted_on": "2026-01-10"},
    "claim": {"ground": "withdrawal", "filed_on": "2026-01-20"}
}))]
pub(crate) struct RefundCase {
    service: String,
    lines: Vec<ChargedLine>,
    payments: Vec<ReceivedPayment>,
    excess_refunded: Option<i64>,
    excess_pending: Option<i64>,
    facts: RefundFacts,
    claim: RefundClaimTerms,
}

/// What a rule looked at: the code of a sentence, with its values by name.
#[derive(ToSchema)]
pub(crate) struct Fact {
    code: String,
    #[schema(value_type = Option<Vec<Object>>)]
    params: Option<Vec<()>>,
}

/// One rule on one line.
#[derive(ToSchema)]
pub(crate) struct RuleCheck {
    /// R01 to R15.
    rule: String,
    /// decides, matches, unmatched or other-line.
    outcome: String,
    fact: Fact,
}

/// One decided line.
#[derive(ToSchema)]
pub(crate) struct DecidedLine {
    /// administrative, service, late or excess.
    kind: String,
    amount: i64,
    rule: String,
    entitlement: i64,
    refunded: i64,
    pending: i64,
    refund_left: i64,
    rules: Vec<RuleCheck>,
}

/// The explained answer.
#[derive(ToSchema)]
pub(crate) struct RefundDecision {
    edition: String,
    ground: String,
    filed_on: String,
    settled_on: Option<String>,
    total: i64,
    lines: Vec<DecidedLine>,
    /// Pairs of a line that is not there and the rule that asks for it.
    #[schema(value_type = Vec<Vec<Object>>)]
    absent: Vec<()>,
    /// The first later day on which the total would differ.
    changes_on: Option<String>,
}

/// A notice of the gateway.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PaymentNotice {
    /// The gateway's own name of the event: one counts once.
    pub(super) event: String,
    /// Our id of the payment.
    pub(super) payment: String,
}

/// Where an application stands.
#[derive(ToSchema)]
pub(crate) struct ApplicationStatus {
    /// In fours.
    number: String,
    service: String,
    /// awaiting-payment, under-review, additional-requirements, assessment-scheduled, approved, rejected, cancelled or
    /// withdrawn.
    status: String,
    /// Whose turn, until when, and the days of the decision.
    #[schema(value_type = Object)]
    clock: (),
    /// What happened and what comes next.
    #[schema(value_type = Object)]
    timeline: (),
    /// Today in Riyadh.
    today: String,
}

/// An edition of the policy.
#[derive(ToSchema)]
pub(crate) struct EditionLink {
    effective_on: String,
    title: Texts,
    href: String,
}

/// One violation.
#[derive(ToSchema)]
pub(crate) struct Violation {
    /// The field, or the place in the body; empty for the whole.
    field: String,
    /// Kebab-case code.
    code: String,
    #[schema(value_type = Option<Vec<Vec<String>>>)]
    params: Option<Vec<Vec<String>>>,
}

/// A refusal.
#[derive(ToSchema)]
pub(crate) struct Refused {
    /// invalid, not-found, too-many, unexpected.
    kind: String,
    /// With invalid: every violation.
    violations: Option<Vec<Violation>>,
    /// With too-many: how long to wait.
    seconds: Option<u32>,
}
