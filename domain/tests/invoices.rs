//! Invoices: quotes that cannot be made, the 30 days, the reminders.

#![allow(clippy::unwrap_used)]

use domain::classification::{Profession, Rank};
use domain::exemption::ExemptClass;
use domain::invoice::{
    CancelReason, InvoiceState, InvoiceStatus, LineKind, QuoteFault, QuoteRequest, due_on, quote, reminder_days,
};
use domain::money::Money;
use domain::service::ServiceCode;
use domain::time::CivilDate;

fn day(iso: &str) -> CivilDate {
    CivilDate::parse_iso(iso).unwrap()
}

fn classification(rank: Option<Rank>, profession: Option<Profession>) -> QuoteRequest {
    QuoteRequest { rank, profession, ..QuoteRequest::of(ServiceCode::Classification) }
}

#[test]
fn a_quote_says_what_it_lacks() {
    let quote = |request| quote(policy::current(), request).map(|quote| quote.total);
    assert_eq!(quote(classification(None, None)), Err(QuoteFault::RankMissing));
    assert_eq!(quote(classification(Some(Rank::Consultant), None)), Err(QuoteFault::ProfessionMissing));
    let contradiction = classification(Some(Rank::Technician), Some(Profession::Medicine));
    assert_eq!(quote(contradiction), Err(QuoteFault::RankNotOfProfession));
}

#[test]
fn a_free_service_has_no_lines() {
    for service in [ServiceCode::CpdRecord, ServiceCode::DataUpdate, ServiceCode::StatusInquiry, ServiceCode::Refund] {
        let quote = quote(policy::current(), QuoteRequest::of(service)).unwrap();
        assert!(quote.lines.is_empty() && quote.total.is_zero() && !quote.placeholder);
    }
}

#[test]
fn every_rank_of_every_profession_has_a_fee_for_every_service_that_is_not_free() {
    for profession in &policy::current().professions {
        for rank in &profession.ranks {
            for service in ServiceCode::ALL {
                let request =
                    QuoteRequest { rank: Some(*rank), profession: Some(profession.code), ..QuoteRequest::of(*service) };
                let free = policy::current().service(*service).unwrap().free;
                assert_eq!(quote(policy::current(), request).unwrap().total.is_zero(), free, "{service} {rank}");
            }
        }
    }
}

#[test]
fn an_exempt_class_owes_no_late_fee_either_and_nothing_owed_is_no_estimate() {
    let request = QuoteRequest {
        rank: Some(Rank::Specialist),
        expires_on: Some(day("2026-06-30")),
        filed_on: Some(day("2026-08-31")),
        exempt_class: Some(ExemptClass::SecretaryGeneralDecision),
        ..QuoteRequest::of(ServiceCode::ReRegistration)
    };
    let quote = quote(policy::current(), request).unwrap();
    assert_eq!((quote.total, quote.exempted, quote.placeholder), (Money::ZERO, true, false));
    assert_eq!(quote.full_total, Money::from_halalas(70_000));
    assert_eq!(quote.lines.iter().map(|line| line.kind).collect::<Vec<_>>(), LineKind::ALL);
}

#[test]
fn an_invoice_may_be_paid_to_the_end_of_day_30_and_not_after() {
    let total = Money::from_halalas(180_000);
    let open = InvoiceStatus::issued(policy::current(), total, day("2026-01-10"));
    assert_eq!(due_on(policy::current(), day("2026-01-10")), day("2026-02-09"));
    assert_eq!(open.on(total, total, day("2026-02-09")).state(), InvoiceState::Settled);
    assert_eq!(open.on(total, total, day("2026-02-10")), InvoiceStatus::Expired { on: day("2026-02-10") });
    assert_eq!(open.on(total, Money::from_halalas(179_999), day("2026-02-09")), open);
}

#[test]
fn an_invoice_of_nothing_is_waived_at_once_and_only_an_open_one_is_cancelled() {
    let waived = InvoiceStatus::issued(policy::current(), Money::ZERO, day("2026-01-10"));
    assert_eq!(waived.state(), InvoiceState::Waived);
    assert_eq!(waived.cancelled(day("2026-01-11"), CancelReason::Withdrawn), None);
    let open = InvoiceStatus::issued(policy::current(), Money::from_halalas(1), day("2026-01-10"));
    let cancelled = open.cancelled(day("2026-01-11"), CancelReason::Withdrawn).unwrap();
    assert_eq!(cancelled.state(), InvoiceState::Cancelled);
    assert!(!cancelled.takes_money());
}

#[test]
fn reminders_go_out_14_7_3_and_1_days_before() {
    let days = ["2026-01-26", "2026-02-02", "2026-02-06", "2026-02-08"].map(day);
    assert_eq!(reminder_days(policy::current(), day("2026-02-09")), days);
}
