//! The warning beside a file: what withdrawing brings today, until when, and what after.

#![allow(clippy::unwrap_used)]

use domain::ids::{ApplicationId, InvoiceId};
use domain::invoice::{InvoiceLine, InvoiceStatus, InvoiceSummary, LineKind};
use domain::money::Money;
use domain::refund::{Outlook, RefundFacts, RuleId, outlook};
use domain::service::ServiceCode;
use domain::time::CivilDate;
use uuid::Uuid;

fn on(month: u8, day: u8) -> CivilDate {
    CivilDate::from_ymd(2026, month, day).unwrap()
}

fn riyals(riyals: i64) -> Money {
    Money::from_halalas(riyals * 100)
}

fn paid_on(day: CivilDate) -> InvoiceSummary {
    let line = |kind, amount| InvoiceLine { kind, amount: riyals(amount), placeholder: false };
    InvoiceSummary {
        id: InvoiceId(Uuid::from_u128(1)),
        application: ApplicationId(Uuid::from_u128(2)),
        issued_on: day,
        lines: vec![line(LineKind::Administrative, 200), line(LineKind::Service, 900)],
        total: riyals(1_100),
        received: riyals(1_100),
        promised: Money::ZERO,
        status: InvoiceStatus::Settled { on: day },
    }
}

fn ask(invoice: &InvoiceSummary, facts: &RefundFacts, today: CivilDate) -> Option<Outlook> {
    outlook(policy::current(), ServiceCode::Classification, invoice, facts, today)
}

fn in_review(day: CivilDate) -> RefundFacts {
    RefundFacts { submitted_on: Some(day), ..RefundFacts::default() }
}

#[test]
fn half_the_service_fee_comes_back_until_a_month_after_payment_then_nothing() {
    let told = ask(&paid_on(on(11, 9)), &in_review(on(11, 9)), on(11, 23)).unwrap();
    let expected = Outlook { back: riyals(450), rule: RuleId::R14, last_day: Some(on(12, 9)), then: Money::ZERO };
    assert_eq!(told, expected);
    let late = ask(&paid_on(on(11, 9)), &in_review(on(11, 9)), on(12, 10)).unwrap();
    assert_eq!((late.back, late.rule, late.last_day), (Money::ZERO, RuleId::R13, None));
}

#[test]
fn of_a_studied_file_nothing_comes_back_and_the_rule_says_so() {
    let facts = RefundFacts { studied: true, ..in_review(on(11, 9)) };
    let told = ask(&paid_on(on(11, 9)), &facts, on(11, 10)).unwrap();
    assert_eq!((told.back, told.rule), (Money::ZERO, RuleId::R09));
}

#[test]
fn an_unpaid_invoice_and_one_that_is_claimed_have_no_outlook() {
    let unpaid = InvoiceSummary { status: InvoiceStatus::Open { due_on: on(12, 9) }, ..paid_on(on(11, 9)) };
    assert_eq!(ask(&unpaid, &RefundFacts::default(), on(11, 10)), None);
    let claimed = InvoiceSummary { promised: riyals(450), ..paid_on(on(11, 9)) };
    assert_eq!(ask(&claimed, &in_review(on(11, 9)), on(11, 10)), None);
    // Money above the invoice is another matter.
    let twice = InvoiceSummary { received: riyals(2_200), promised: riyals(1_100), ..paid_on(on(11, 9)) };
    assert_eq!(ask(&twice, &in_review(on(11, 9)), on(11, 10)).unwrap().back, riyals(450));
}
