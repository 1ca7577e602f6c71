//! Two at once: whoever comes first, the books hold and nothing counts twice.

use domain::ids::RefundClaimId;
use domain::lang::Lang;
use domain::payment::PaymentMethod;
use domain::refund::{PayoutMethod, RefundDecisionInput, RefundGround};
use usecases::testkit::{Testbed, money};
use usecases::{Portal, applications, on_both_engines, payments, refunds};

use super::*;
use crate::racing::{self, racing};

/// Rounds of each race in the ordinary run.
fn rounds() -> usize {
    racing::rounds(60)
}

/// Invariants I2–I5 after a race.
async fn nothing_counts_twice(portal: &Testbed, payer: &Actor, invoice: InvoiceId) {
    let after = view(portal, payer, invoice).await;
    let came: i64 = after
        .payments
        .iter()
        .filter(|payment| payment.received_at.is_some())
        .map(|payment| payment.amount.halalas())
        .sum();
    assert_eq!(came, after.received.halalas());
    assert!(after.refunded <= after.received);
}

on_both_engines! {
    async fn pressing_pay_twice_at_once_makes_one_payment(portal) {
        let payer = applicant(&portal).await;
        for _ in 0..rounds() {
            let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
            let press = |payer: Actor| move |portal: Portal| async move {
                // One of the two may be asked to press again.
                let _ = payments::start(&portal, &payer, invoice, PaymentMethod::Card, Lang::Ar).await;
            };
            racing!(portal; press(payer.clone()), press(payer.clone()), press(payer.clone()));
            assert_eq!(view(&portal, &payer, invoice).await.payments.len(), 1);
        }
    }

    async fn two_notices_at_once_book_one_receipt(portal) {
        let payer = applicant(&portal).await;
        for _ in 0..rounds() {
            let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
            let payment = start(&portal, &payer, invoice).await;
            press(&portal, payment).await;
            let ask = |portal: Portal| async move { payments::confirm(&portal, payment).await.unwrap(); };
            racing!(portal; ask, ask, ask);
            nothing_counts_twice(&portal, &payer, invoice).await;
            assert_eq!(view(&portal, &payer, invoice).await.received, sar(1_800));
            assert_eq!(entries(&portal, invoice).await.len(), 4);
        }
        books_are_right(&portal).await;
    }

    async fn paying_while_withdrawing_settles_or_is_owed_back_whole(portal) {
        let payer = applicant(&portal).await;
        for _ in 0..rounds() {
            let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
            let payment = start(&portal, &payer, invoice).await;
            press(&portal, payment).await;
            let by = payer.clone();
            racing!(portal;
                |portal: Portal| async move { payments::confirm(&portal, payment).await.unwrap(); },
                |portal: Portal| async move { applications::withdraw(&portal, &by, application).await.unwrap() },
            );
            let after = view(&portal, &payer, invoice).await;
            assert_eq!(after.received, sar(1_800));
            assert_eq!(state_of(&portal, application).await, "withdrawn");
            match after.status {
                domain::invoice::InvoiceStatus::Settled { .. } => assert_eq!(after.excess, sar(0)),
                _ => assert_eq!(after.excess, sar(1_800)),
            }
        }
        books_are_right(&portal).await;
    }

    async fn paying_while_the_clock_runs_out_settles_or_is_owed_back_whole(portal) {
        let payer = applicant(&portal).await;
        for _ in 0..rounds() {
            let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
            let payment = start(&portal, &payer, invoice).await;
            press(&portal, payment).await;
            portal.clock.advance_seconds(31 * 86_400);
            racing!(portal;
                |portal: Portal| async move { payments::confirm(&portal, payment).await.unwrap(); },
                |portal: Portal| async move { applications::expire_all_unpaid(&portal).await.unwrap() },
            );
            let after = view(&portal, &payer, invoice).await;
            assert_eq!(after.received, sar(1_800));
            let state = state_of(&portal, application).await;
            match after.status {
                domain::invoice::InvoiceStatus::Settled { .. } => assert_eq!((after.excess, state.as_str()), (sar(0), "under-review")),
                _ => assert_eq!((after.excess, state.as_str()), (sar(1_800), "cancelled")),
            }
        }
        books_are_right(&portal).await;
    }

    async fn two_claims_at_once_promise_the_money_once(portal) {
        let payer = applicant(&portal).await;
        for _ in 0..rounds() {
            let (_, invoice, _) = paid(&portal, &payer).await;
            let file = |payer: Actor| move |portal: Portal| async move {
                let claim = money::claim(RefundGround::Withdrawal, sar(800));
                let _ = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await;
            };
            racing!(portal; file(payer.clone()), file(payer.clone()));
            assert_eq!(view(&portal, &payer, invoice).await.claims.len(), 1);
        }
        books_are_right(&portal).await;
    }

    async fn two_officers_and_two_workers_at_once_pay_one_refund_once(portal) {
        let payer = applicant(&portal).await;
        let (one, two, three) = (officer(&portal).await, officer(&portal).await, officer(&portal).await);
        for _ in 0..rounds() {
            let (_, invoice, payment) = paid(&portal, &payer).await;
            let claim = money::claim(RefundGround::Withdrawal, sar(800));
            let id: RefundClaimId = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await.unwrap().id;
            let decide = |by: Actor| move |portal: Portal| async move {
                let input = RefundDecisionInput { is_proved: None, note: None, shown_total: sar(800) };
                let _ = refunds::decide_claim(&portal, &by, id, &input).await;
            };
            racing!(portal; decide(one.clone()), decide(one.clone()));
            let order = |by: Actor| move |portal: Portal| async move {
                let _ = refunds::request_payout(&portal, &by, id, PayoutMethod::Gateway).await;
            };
            racing!(portal; order(two.clone()), order(three.clone()), order(two.clone()));
            let work = |portal: Portal| async move { usecases::queue::run_once(&portal).await.unwrap(); };
            racing!(portal; work, work);
            assert_eq!(portal.gateway.fetch(&portal, payment).await.unwrap().unwrap().refunded, sar(800));
            nothing_counts_twice(&portal, &payer, invoice).await;
            assert_eq!(view(&portal, &payer, invoice).await.refunded, sar(800));
        }
        books_are_right(&portal).await;
    }
}
