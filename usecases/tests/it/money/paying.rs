//! Paying: created is not paid, one effect whatever is told how often, nothing lost.

use domain::invoice::{InvoiceState, InvoiceStatus, ReconcileInput};
use domain::lang::Lang;
use domain::payment::{PaymentFailure, PaymentMethod, PaymentState};
use domain::permission::{Denied, Role};
use domain::text::{InvoiceNumber, ShortText};
use usecases::adapters::gateway::{self, FaultPlan, PayOutcome};
use usecases::ports::Gateway;
use usecases::testkit::{Testbed, money};
use usecases::{Error, applications, invoices, on_both_engines, payments};

use super::*;

fn faults(portal: &Testbed, plan: FaultPlan) {
    let Gateway::Embedded(gateway) = &portal.gateway;
    gateway.faults().set(plan);
}

on_both_engines! {
    async fn created_is_not_paid_and_paid_is_booked_once(portal) {
        let payer = applicant(&portal).await;
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let payment = start(&portal, &payer, invoice).await;
        portal.work().await;
        assert_eq!(payments::check(&portal, &payer, payment).await.unwrap(), PaymentState::Created);
        assert_eq!(view(&portal, &payer, invoice).await.received, sar(0));
        assert_eq!(state_of(&portal, application).await, "awaiting-payment");
        press(&portal, payment).await;
        portal.work().await;
        for _ in 0..3 {
            assert_eq!(payments::confirm(&portal, payment).await.unwrap(), PaymentState::Received);
        }
        let paid = view(&portal, &payer, invoice).await;
        assert_eq!((paid.received, paid.outstanding, paid.excess), (sar(1_800), sar(0), sar(0)));
        assert_eq!(paid.status, InvoiceStatus::Settled { on: portal.today() });
        assert_eq!(state_of(&portal, application).await, "under-review");
        let entries = entries(&portal, invoice).await;
        assert_eq!(entries.len(), 4);
        assert!(entries.contains(&("apply".into(), "gateway".into(), 180_000)), "{entries:?}");
        books_are_right(&portal).await;
        let told = portal.sent().await;
        assert_eq!(told.iter().filter(|message| message.content.subject.contains("وصل سداد الفاتورة")).count(), 2, "by mail and in the portal");
    }

    async fn the_button_pressed_twice_makes_one_payment(portal) {
        let payer = applicant(&portal).await;
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        let first = payments::start(&portal, &payer, invoice, PaymentMethod::Card, Lang::Ar).await.unwrap();
        let second = payments::start(&portal, &payer, invoice, PaymentMethod::Card, Lang::Ar).await.unwrap();
        assert_eq!(first, second);
        assert_eq!(view(&portal, &payer, invoice).await.payments.len(), 1);
    }

    async fn another_method_ends_the_first_attempt_at_the_gateway(portal) {
        let payer = applicant(&portal).await;
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        let card = start(&portal, &payer, invoice).await;
        let sadad = payments::start(&portal, &payer, invoice, PaymentMethod::Sadad, Lang::En).await.unwrap().payment;
        assert_ne!(card, sadad);
        assert_eq!(gateway::pay(&portal, card, "4111111111111111", true).await.unwrap(), PayOutcome::Ended);
        assert_eq!(gateway::pay(&portal, sadad, "", true).await.unwrap(), PayOutcome::Paid);
        portal.work().await;
        let paid = view(&portal, &payer, invoice).await;
        assert_eq!((paid.received, paid.excess), (sar(1_800), sar(0)));
        assert_eq!(paid.payments[1].failure, Some(PaymentFailure::Cancelled));
    }

    async fn a_declined_card_leads_to_another_attempt(portal) {
        let payer = applicant(&portal).await;
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        let first = start(&portal, &payer, invoice).await;
        assert_eq!(gateway::pay(&portal, first, "4111111111111112", true).await.unwrap(), PayOutcome::NoCard);
        assert_eq!(gateway::pay(&portal, first, "4000 0000 0000 0002", true).await.unwrap(), PayOutcome::Declined);
        let second = start(&portal, &payer, invoice).await;
        assert_ne!(first, second);
        press(&portal, second).await;
        portal.work().await;
        assert_eq!(view(&portal, &payer, invoice).await.status.state(), InvoiceState::Settled);
    }

    async fn coming_back_asks_the_gateway_and_waits_for_no_notice(portal) {
        let (payer, other) = (applicant(&portal).await, applicant(&portal).await);
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        let first = start(&portal, &payer, invoice).await;
        gateway::pay(&portal, first, "4000 0000 0000 0002", true).await.unwrap();
        assert!(matches!(payments::check_on_return(&portal, &other, first).await, Err(Error::NotFound)));
        // A gateway that gives no answer takes no page away.
        faults(&portal, FaultPlan { fail_before: 1, ..FaultPlan::default() });
        payments::check_on_return(&portal, &payer, first).await.unwrap();
        payments::check_on_return(&portal, &payer, first).await.unwrap();
        assert_eq!(view(&portal, &payer, invoice).await.payments[0].state, PaymentState::Failed);
        let second = start(&portal, &payer, invoice).await;
        press(&portal, second).await;
        payments::check_on_return(&portal, &payer, second).await.unwrap();
        let paid = view(&portal, &payer, invoice).await;
        assert_eq!(paid.status.state(), InvoiceState::Settled);
        assert_eq!(paid.receipt_number(), format!("{}-1", paid.number));
    }

    async fn nobody_pays_or_reads_anothers_invoice(portal) {
        let (payer, other) = (applicant(&portal).await, applicant(&portal).await);
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        let payment = start(&portal, &payer, invoice).await;
        assert!(matches!(invoices::get(&portal, &other, invoice).await, Err(Error::NotFound)));
        let refused = payments::start(&portal, &other, invoice, PaymentMethod::Card, Lang::Ar).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        assert!(matches!(payments::check(&portal, &other, payment).await, Err(Error::NotFound)));
        assert!(invoices::list(&portal, &other).await.unwrap().is_empty());
    }

    async fn notices_repeated_late_out_of_order_and_forged_have_one_effect(portal) {
        let payer = applicant(&portal).await;
        faults(&portal, FaultPlan { duplicate_notices: 1_000, forge_notices: 1_000, delay_notices_seconds: 40, ..FaultPlan::default() });
        let (_, invoice, payment) = paid(&portal, &payer).await;
        for minute in 0..4 {
            portal.clock.advance_seconds(60);
            portal.work().await;
            payments::notice(&portal, &format!("event-{minute}"), payment).await.unwrap();
            payments::notice(&portal, "the same", payment).await.unwrap();
        }
        portal.work().await;
        let paid = view(&portal, &payer, invoice).await;
        assert_eq!((paid.received, paid.excess), (sar(1_800), sar(0)));
        assert_eq!(entries(&portal, invoice).await.len(), 4);
    }

    async fn a_notice_alone_settles_nothing(portal) {
        let payer = applicant(&portal).await;
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let payment = start(&portal, &payer, invoice).await;
        payments::notice(&portal, "forged", payment).await.unwrap();
        portal.work().await;
        assert_eq!(view(&portal, &payer, invoice).await.received, sar(0));
        assert_eq!(state_of(&portal, application).await, "awaiting-payment");
    }

    async fn with_every_notice_lost_a_payment_is_known_within_15_minutes(portal) {
        let payer = applicant(&portal).await;
        faults(&portal, FaultPlan { lose_notices: 1_000, ..FaultPlan::default() });
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        let payment = start(&portal, &payer, invoice).await;
        // A day passes before the payer does it, so that the pauses are at their longest.
        for _ in 0..200 {
            portal.clock.advance_seconds(120);
            portal.work().await;
        }
        press(&portal, payment).await;
        let mut minutes = 0;
        while view(&portal, &payer, invoice).await.received.is_zero() {
            portal.clock.advance_seconds(60);
            minutes += 1;
            portal.work().await;
        }
        assert!(minutes <= 15, "{minutes} minutes");
    }

    async fn an_answer_lost_after_the_deed_costs_nothing(portal) {
        let payer = applicant(&portal).await;
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        faults(&portal, FaultPlan { fail_after: 1_000, ..FaultPlan::default() });
        let refused = payments::start(&portal, &payer, invoice, PaymentMethod::Card, Lang::Ar).await;
        assert!(matches!(refused, Err(Error::Conflict { code: "gateway-unreachable" })));
        faults(&portal, FaultPlan::default());
        let payment = start(&portal, &payer, invoice).await;
        assert_eq!(view(&portal, &payer, invoice).await.payments.len(), 1);
        press(&portal, payment).await;
        portal.work().await;
        assert_eq!(view(&portal, &payer, invoice).await.received, sar(1_800));
    }

    async fn a_second_payment_of_one_invoice_is_excess_and_offered_back(portal) {
        let payer = applicant(&portal).await;
        let officer = officer(&portal).await;
        let (_, invoice, _) = paid(&portal, &payer).await;
        let number = InvoiceNumber::parse(&view(&portal, &payer, invoice).await.number).unwrap();
        let transfer = ReconcileInput {
            number,
            amount: sar(1_800),
            paid_on: portal.today(),
            reference: ShortText::parse("FT-1").unwrap(),
        };
        payments::record_transfer(&portal, &officer, &transfer).await.unwrap();
        let again = payments::record_transfer(&portal, &officer, &transfer).await;
        assert!(matches!(again, Err(Error::Invalid(_))), "one reference counts once: {again:?}");
        let paid = view(&portal, &payer, invoice).await;
        assert_eq!((paid.received, paid.excess), (sar(3_600), sar(1_800)));
        assert_eq!(invoices::list(&portal, &payer).await.unwrap()[0].excess, sar(1_800));
        let told = portal.sent().await;
        assert_eq!(told.iter().filter(|message| message.content.subject.contains("مبلغ زائد")).count(), 2);
        books_are_right(&portal).await;
    }

    async fn a_transfer_in_parts_settles_when_the_sum_is_reached(portal) {
        let payer = applicant(&portal).await;
        let officer = officer(&portal).await;
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let number = InvoiceNumber::parse(&view(&portal, &payer, invoice).await.number).unwrap();
        let transfer = |amount, reference: &str| ReconcileInput {
            number: number.clone(),
            amount,
            paid_on: portal.today(),
            reference: ShortText::parse(reference).unwrap(),
        };
        payments::record_transfer(&portal, &officer, &transfer(sar(1_000), "a")).await.unwrap();
        let part = view(&portal, &payer, invoice).await;
        assert_eq!((part.received, part.outstanding, part.excess), (sar(1_000), sar(800), sar(0)));
        assert_eq!(state_of(&portal, application).await, "awaiting-payment");
        payments::record_transfer(&portal, &officer, &transfer(sar(900), "b")).await.unwrap();
        let whole = view(&portal, &payer, invoice).await;
        assert_eq!((whole.received, whole.outstanding, whole.excess), (sar(1_900), sar(0), sar(100)));
        assert_eq!(state_of(&portal, application).await, "under-review");
        books_are_right(&portal).await;
        let refused = payments::record_transfer(&portal, &payer, &transfer(sar(1), "c")).await;
        assert!(matches!(refused, Err(Error::Forbidden(Denied::NotPermitted))));
        let both = money::person(&portal, &[Role::Applicant, Role::FinanceOfficer]).await;
        let (_, own) = money::awaiting_payment(&portal, &both).await;
        let own = InvoiceNumber::parse(&view(&portal, &both, own).await.number).unwrap();
        let refused = payments::record_transfer(&portal, &both, &ReconcileInput { number: own, ..transfer(sar(1), "d") }).await;
        assert!(matches!(refused, Err(Error::Forbidden(Denied::OwnFile))));
    }

    async fn an_invoice_may_be_paid_to_the_end_of_its_last_day(portal) {
        let payer = applicant(&portal).await;
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let due_on = view(&portal, &payer, invoice).await.due_on;
        assert_eq!(due_on, portal.today().plus_days(30));
        portal.clock.set(due_on.end().plus_seconds(-1));
        portal.work().await;
        let payment = start(&portal, &payer, invoice).await;
        press(&portal, payment).await;
        portal.work().await;
        assert_eq!(state_of(&portal, application).await, "under-review");
    }

    async fn what_was_paid_on_the_last_day_counts_though_learnt_the_day_after(portal) {
        let payer = applicant(&portal).await;
        faults(&portal, FaultPlan { lose_notices: 1_000, ..FaultPlan::default() });
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let payment = start(&portal, &payer, invoice).await;
        let due_on = view(&portal, &payer, invoice).await.due_on;
        portal.clock.set(due_on.end().plus_seconds(-30));
        press(&portal, payment).await;
        portal.clock.set(due_on.end().plus_seconds(30));
        payments::check_open_of(&portal, application).await.unwrap();
        assert_eq!(view(&portal, &payer, invoice).await.status, InvoiceStatus::Settled { on: due_on });
        assert_eq!(state_of(&portal, application).await, "under-review");
    }

    async fn an_unpaid_invoice_ends_the_day_after_and_late_money_is_offered_back_whole(portal) {
        let payer = applicant(&portal).await;
        let officer = officer(&portal).await;
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let due_on = view(&portal, &payer, invoice).await.due_on;
        portal.clock.set(due_on.plus_days(1).start());
        applications::expire_all_unpaid(&portal).await.unwrap();
        assert_eq!(view(&portal, &payer, invoice).await.status.state(), InvoiceState::Expired);
        assert_eq!(state_of(&portal, application).await, "cancelled");
        let refused = payments::start(&portal, &payer, invoice, PaymentMethod::Card, Lang::Ar).await;
        assert!(matches!(refused, Err(Error::Conflict { code: "invoice-not-open" })));
        let number = InvoiceNumber::parse(&view(&portal, &payer, invoice).await.number).unwrap();
        let reference = ShortText::parse("late").unwrap();
        let late = ReconcileInput { number, amount: sar(1_800), paid_on: portal.today(), reference };
        payments::record_transfer(&portal, &officer, &late).await.unwrap();
        let ended = view(&portal, &payer, invoice).await;
        assert_eq!((ended.received, ended.excess), (sar(1_800), sar(1_800)));
        assert_eq!(ended.refundable.unwrap().decision.total, sar(1_800));
        assert_eq!(state_of(&portal, application).await, "cancelled");
        books_are_right(&portal).await;
    }

    async fn withdrawing_unpaid_ends_the_invoice_and_its_payment_at_the_gateway(portal) {
        let payer = applicant(&portal).await;
        let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
        let payment = start(&portal, &payer, invoice).await;
        applications::withdraw(&portal, &payer, application).await.unwrap();
        portal.work().await;
        assert_eq!(gateway::pay(&portal, payment, "4111111111111111", true).await.unwrap(), PayOutcome::Ended);
        let ended = view(&portal, &payer, invoice).await;
        assert_eq!((ended.status.state(), ended.received), (InvoiceState::Cancelled, sar(0)));
        books_are_right(&portal).await;
    }

    async fn a_payment_that_is_not_what_was_asked_for_does_not_count(portal) {
        let payer = applicant(&portal).await;
        for text in [
            "update embedded_gateway_payments set amount_minor = amount_minor - 1",
            "update embedded_gateway_payments set currency = 'USD'",
            "update embedded_gateway_payments set invoice_number = '000000000000'",
        ] {
            let (application, invoice) = money::awaiting_payment(&portal, &payer).await;
            let payment = start(&portal, &payer, invoice).await;
            portal.tamper(text).await.unwrap();
            press(&portal, payment).await;
            portal.work().await;
            assert_eq!(payments::confirm(&portal, payment).await.unwrap(), PaymentState::Failed, "{text}");
            assert_eq!(view(&portal, &payer, invoice).await.payments[0].failure, Some(PaymentFailure::Mismatch));
            assert_eq!(state_of(&portal, application).await, "awaiting-payment");
        }
    }

    async fn the_ledger_takes_no_second_booking_no_change_and_no_lone_leg(portal) {
        let payer = applicant(&portal).await;
        let (_, _, _) = paid(&portal, &payer).await;
        for text in [
            "update ledger_entries set amount_minor = 1",
            "delete from ledger_entries",
            "update invoice_lines set amount_minor = 1",
            "update invoices set refunded_minor = received_minor + 1",
            "update payments set held_minor = received_minor + 1",
        ] {
            assert!(portal.tamper(text).await.is_err(), "{text}");
        }
    }
}
