//! Claims: explained, compared with what was shown, decided by one, paid by another, never more than was received.

use domain::application::{About, Attention, WithdrawInput};
use domain::ids::RefundClaimId;
use domain::invoice::ReconcileInput;
use domain::permission::{Denied, Role};
use domain::refund::{
    ClaimAction, ClaimState, PayTo, PayoutFailure, PayoutInput, PayoutMethod, RefundDecisionInput, RefundGround, RuleId,
};
use domain::text::{Iban, InvoiceNumber, PersonName, ShortText};
use usecases::adapters::gateway::FaultPlan;
use usecases::documents::{self, NewFile, Place};
use usecases::ports::Gateway;
use usecases::testkit::{Testbed, files, money};
use usecases::{Error, applications, audit, on_both_engines, payments, refunds};

use super::*;

fn faults(portal: &Testbed, plan: FaultPlan) {
    let Gateway::Embedded(gateway) = &portal.gateway;
    gateway.faults().set(plan);
}

fn verdict(is_proved: Option<bool>, shown_total: Money) -> RefundDecisionInput {
    RefundDecisionInput { is_proved, note: None, shown_total }
}

fn transferred(portal: &Testbed, reference: &str) -> PayoutInput {
    PayoutInput { reference: ShortText::parse(reference).unwrap(), paid_on: portal.today() }
}

async fn withdrawal(portal: &Testbed, payer: &Actor, invoice: InvoiceId) -> RefundClaimId {
    let claim = money::claim(RefundGround::Withdrawal, sar(800));
    refunds::submit_claim(portal, payer, invoice, &claim, None).await.unwrap().id
}

async fn pay_again(portal: &Testbed, payer: &Actor, invoice: InvoiceId) {
    let officer = officer(portal).await;
    let number = InvoiceNumber::parse(&view(portal, payer, invoice).await.number).unwrap();
    let reference = ShortText::parse(&portal.new_id().to_string()).unwrap();
    let transfer = ReconcileInput { number, amount: sar(1_800), paid_on: portal.today(), reference };
    payments::record_transfer(portal, &officer, &transfer).await.unwrap();
}

async fn state(portal: &Testbed, payer: &Actor, claim: RefundClaimId) -> ClaimState {
    refunds::get(portal, payer, claim).await.unwrap().summary.status.state()
}

on_both_engines! {
    async fn withdrawing_on_day_ten_gives_half_the_service_line_back_to_the_card(portal) {
        let payer = applicant(&portal).await;
        let (one, two) = (officer(&portal).await, officer(&portal).await);
        let (application, invoice, payment) = paid(&portal, &payer).await;
        portal.clock.advance_seconds(10 * 86_400);
        let shown = view(&portal, &payer, invoice).await.refundable.unwrap();
        assert_eq!((shown.ground, shown.decision.total), (RefundGround::Withdrawal, sar(800)));
        let claim = withdrawal(&portal, &payer, invoice).await;
        assert_eq!(state_of(&portal, application).await, "withdrawn");
        let filed = refunds::get(&portal, &payer, claim).await.unwrap();
        assert_eq!(filed.decision, shown.decision);
        assert_eq!(filed.payout, None);
        let waiting = applications::dashboard(&portal, &payer).await.unwrap().claims;
        assert_eq!((waiting.len(), waiting[0].id, waiting[0].due_on.is_some()), (1, claim, true));
        assert_eq!((filed.bank_code.as_str(), filed.holder.as_str()), ("80", "نورة العتيبي"));
        assert!(filed.iban_masked.ends_with("7519") && !filed.iban_masked.contains("6080"));
        refunds::decide_claim(&portal, &one, claim, &verdict(None, sar(800))).await.unwrap();
        refunds::request_payout(&portal, &two, claim, PayoutMethod::Gateway).await.unwrap();
        portal.work().await;
        assert_eq!(state(&portal, &payer, claim).await, ClaimState::Paid);
        assert_eq!(refunds::get(&portal, &payer, claim).await.unwrap().payout, Some(PayoutMethod::Gateway), "to the card");
        assert_eq!(applications::dashboard(&portal, &payer).await.unwrap().claims, []);
        let after = view(&portal, &payer, invoice).await;
        assert_eq!((after.refunded, after.refundable.unwrap().decision.total), (sar(800), sar(0)));
        assert_eq!(portal.gateway.fetch(&portal, payment).await.unwrap().unwrap().refunded, sar(800));
        books_are_right(&portal).await;
        let mut tx = portal.db.read().await.unwrap();
        let events: Vec<String> = audit::list_of(&mut tx, claim).await.unwrap().into_iter().map(|row| row.event).collect();
        assert_eq!(events, ["refund-claimed", "refund-decided", "payout-requested", "refund-paid"]);
    }

    async fn the_month_ends_with_its_last_second(portal) {
        // 31 January: the month ends on 28 February, clamped.
        portal.clock.set(domain::time::CivilDate::from_ymd(2026, 1, 31).unwrap().start().plus_seconds(40_000));
        let payer = applicant(&portal).await;
        let (_, invoice, _) = paid(&portal, &payer).await;
        portal.clock.set(domain::time::CivilDate::from_ymd(2026, 2, 28).unwrap().end().plus_seconds(-1));
        assert_eq!(view(&portal, &payer, invoice).await.refundable.unwrap().decision.total, sar(800));
        portal.clock.set(domain::time::CivilDate::from_ymd(2026, 3, 1).unwrap().start());
        let after = view(&portal, &payer, invoice).await.refundable.unwrap().decision;
        assert_eq!(after.total, sar(0));
        let claim = money::claim(RefundGround::Withdrawal, sar(800));
        let refused = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await;
        assert!(matches!(refused, Err(Error::Conflict { code: "refund-changed" })), "{refused:?}");
        let claim = money::claim(RefundGround::Withdrawal, sar(0));
        let refused = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await;
        assert!(matches!(refused, Err(Error::Conflict { code: "nothing-to-refund" })), "{refused:?}");
    }

    async fn nobody_decides_their_own_claim_and_money_out_needs_two(portal) {
        let both = money::person(&portal, &[Role::Applicant, Role::FinanceOfficer]).await;
        let (one, two) = (officer(&portal).await, officer(&portal).await);
        let (_, invoice, _) = paid(&portal, &both).await;
        let claim = withdrawal(&portal, &both, invoice).await;
        let own = refunds::decide_claim(&portal, &both, claim, &verdict(None, sar(800))).await;
        assert!(matches!(own, Err(Error::Forbidden(Denied::OwnFile))), "{own:?}");
        let stranger = applicant(&portal).await;
        let refused = refunds::decide_claim(&portal, &stranger, claim, &verdict(None, sar(800))).await;
        assert!(matches!(refused, Err(Error::Forbidden(Denied::NotPermitted))));
        assert!(matches!(refunds::get(&portal, &stranger, claim).await, Err(Error::NotFound)));
        assert!(matches!(refunds::get_file(&portal, &stranger, claim).await, Err(Error::Forbidden(_))));
        let no_factor = Actor { has_second_factor: false, ..one.clone() };
        let refused = refunds::decide_claim(&portal, &no_factor, claim, &verdict(None, sar(800))).await;
        assert!(matches!(refused, Err(Error::Forbidden(Denied::NotPermitted))));
        refunds::decide_claim(&portal, &one, claim, &verdict(None, sar(800))).await.unwrap();
        let twice = refunds::decide_claim(&portal, &two, claim, &verdict(None, sar(800))).await;
        assert!(matches!(twice, Err(Error::Conflict { code: "claim-moved-on" })));
        let same = refunds::request_payout(&portal, &one, claim, PayoutMethod::Gateway).await;
        assert!(matches!(same, Err(Error::Forbidden(Denied::SamePerson))), "{same:?}");
        let own = refunds::request_payout(&portal, &both, claim, PayoutMethod::Gateway).await;
        assert!(matches!(own, Err(Error::Forbidden(Denied::OwnFile))), "{own:?}");
        assert!(refunds::get_file(&portal, &one, claim).await.unwrap().actions.is_empty());
        let file = refunds::get_file(&portal, &two, claim).await.unwrap();
        assert_eq!(file.actions, [ClaimAction::RequestPayout]);
        assert_eq!(file.iban.as_deref(), Some("SA03 8000 0000 6080 1016 7519"));
    }

    async fn a_duplicate_payment_comes_back_whole_without_proof_and_once(portal) {
        let payer = applicant(&portal).await;
        let (one, two) = (officer(&portal).await, officer(&portal).await);
        let (_, invoice, _) = paid(&portal, &payer).await;
        pay_again(&portal, &payer, invoice).await;
        // R02 knows no limit of time.
        portal.clock.advance_seconds(400 * 86_400);
        let claim = money::claim(RefundGround::PaidTwice, sar(1_800));
        let filed = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await.unwrap();
        let again = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await.unwrap();
        assert_eq!((filed.is_first, again.is_first, again.id), (true, false, filed.id));
        assert_eq!(view(&portal, &payer, invoice).await.excess, sar(0), "what is claimed is offered no more");
        refunds::decide_claim(&portal, &one, filed.id, &verdict(None, sar(1_800))).await.unwrap();
        let more = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await;
        assert!(matches!(more, Err(Error::Conflict { code: "refund-changed" })), "{more:?}");
        refunds::request_payout(&portal, &two, filed.id, PayoutMethod::Transfer).await.unwrap();
        let wrong = refunds::confirm_transfer(&portal, &one, filed.id, &transferred(&portal, "T-1")).await;
        assert!(matches!(wrong, Err(Error::Forbidden(Denied::SamePerson))), "{wrong:?}");
        refunds::confirm_transfer(&portal, &two, filed.id, &transferred(&portal, "T-1")).await.unwrap();
        let twice = refunds::confirm_transfer(&portal, &two, filed.id, &transferred(&portal, "T-2")).await;
        assert!(matches!(twice, Err(Error::Conflict { code: "claim-moved-on" })), "{twice:?}");
        assert_eq!(state(&portal, &payer, filed.id).await, ClaimState::Paid);
        assert_eq!(view(&portal, &payer, invoice).await.refunded, sar(1_800));
        let entries = entries(&portal, invoice).await;
        assert!(entries.contains(&("refund-excess".into(), "excess".into(), 180_000)), "{entries:?}");
        assert!(entries.contains(&("refund-excess".into(), "bank".into(), -180_000)), "{entries:?}");
        books_are_right(&portal).await;
    }

    async fn money_that_came_after_the_end_comes_back_whole(portal) {
        let payer = applicant(&portal).await;
        let one = officer(&portal).await;
        let (_, invoice) = money::awaiting_payment(&portal, &payer).await;
        portal.clock.advance_seconds(31 * 86_400);
        usecases::applications::expire_all_unpaid(&portal).await.unwrap();
        pay_again(&portal, &payer, invoice).await;
        let claim = money::claim(RefundGround::PaidTwice, sar(1_800));
        let filed = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await.unwrap();
        let decision = refunds::get(&portal, &payer, filed.id).await.unwrap().decision;
        let excess = decision.lines.last().unwrap();
        assert_eq!((excess.rule, excess.refund_left), (RuleId::R01, sar(1_800)));
        refunds::decide_claim(&portal, &one, filed.id, &verdict(None, sar(1_800))).await.unwrap();
        assert_eq!(state(&portal, &payer, filed.id).await, ClaimState::Approved);
        books_are_right(&portal).await;
    }

    async fn what_no_record_shows_goes_to_a_person_who_says_whether_it_is_proved(portal) {
        let payer = applicant(&portal).await;
        let one = officer(&portal).await;
        for (is_proved, total, end) in [(true, sar(1_800), ClaimState::Approved), (false, sar(0), ClaimState::Refused)] {
            let (_, invoice, _) = paid(&portal, &payer).await;
            let claim = money::claim(RefundGround::DirectedByStaff, sar(0));
            let filed = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await.unwrap();
            let file = refunds::get_file(&portal, &one, filed.id).await.unwrap();
            assert_eq!((file.if_proved.total, file.if_not_proved.total), (sar(1_800), sar(0)));
            let silent = refunds::decide_claim(&portal, &one, filed.id, &verdict(None, total)).await;
            assert!(matches!(silent, Err(Error::Invalid(_))));
            let stale = refunds::decide_claim(&portal, &one, filed.id, &verdict(Some(is_proved), sar(5))).await;
            assert!(matches!(stale, Err(Error::Conflict { code: "refund-changed" })));
            refunds::decide_claim(&portal, &one, filed.id, &verdict(Some(is_proved), total)).await.unwrap();
            assert_eq!(state(&portal, &payer, filed.id).await, end);
            books_are_right(&portal).await;
        }
    }

    async fn a_proof_is_sent_shown_to_the_finance_desk_and_bound_to_its_claim(portal) {
        let (payer, other, one) = (applicant(&portal).await, applicant(&portal).await, officer(&portal).await);
        let (application, invoice, _) = paid(&portal, &payer).await;
        let send = |who: Actor, name: &'static str| {
            let file = NewFile { name: name.to_owned(), content: files::pdf(1) };
            let portal = &portal;
            async move { documents::upload(portal, &who, application, Place::Proof, file).await }
        };
        assert!(matches!(send(other.clone(), "x.pdf").await, Err(Error::NotFound)));
        let first = send(payer.clone(), "first.pdf").await.unwrap();
        let proof = send(payer.clone(), "direction.pdf").await.unwrap();
        portal.work().await;
        assert!(matches!(documents::download(&portal, &payer, first).await, Err(Error::NotFound)), "the last one stands");
        let draft = refunds::draft(&portal, &payer, invoice).await.unwrap();
        assert_eq!(draft.proof.map(|proof| (proof.id, proof.file_name)), Some((proof, "direction.pdf".to_owned())));
        let claim = money::claim(RefundGround::DirectedByStaff, sar(1_800));
        let bare = refunds::submit_claim(&portal, &payer, invoice, &claim, None).await;
        assert!(matches!(bare, Err(Error::Conflict { code: "refund-changed" })), "proved is another sum: {bare:?}");
        let gone = refunds::submit_claim(&portal, &payer, invoice, &claim, Some(first)).await;
        assert!(matches!(gone, Err(Error::Invalid(_))), "{gone:?}");
        let filed = refunds::submit_claim(&portal, &payer, invoice, &claim, Some(proof)).await.unwrap();
        assert_eq!(refunds::draft(&portal, &payer, invoice).await.unwrap().proof, None, "it is a claim's now");
        send(payer.clone(), "another.pdf").await.unwrap();
        let seen = refunds::get_file(&portal, &one, filed.id).await.unwrap().view.proof.unwrap();
        assert_eq!(seen.id, proof);
        assert!(documents::download(&portal, &one, proof).await.is_ok());
        let reviewer = money::person(&portal, &[Role::Reviewer]).await;
        for stranger in [&other, &reviewer] {
            assert!(matches!(documents::download(&portal, stranger, proof).await, Err(Error::NotFound)));
        }
        let mut tx = portal.db.read().await.unwrap();
        let read = audit::list_of(&mut tx, application).await.unwrap();
        assert_eq!(read.iter().filter(|row| row.event == "document-read").count(), 1);
    }

    async fn a_second_payment_needs_the_payer_until_it_is_claimed(portal) {
        let payer = applicant(&portal).await;
        let (_, invoice, _) = paid(&portal, &payer).await;
        assert_eq!(applications::dashboard(&portal, &payer).await.unwrap().needs, []);
        pay_again(&portal, &payer, invoice).await;
        let needs = applications::dashboard(&portal, &payer).await.unwrap().needs;
        let seen: Vec<_> = needs.iter().map(|item| (item.attention, item.about, item.amount, item.on)).collect();
        assert_eq!(seen, [(Attention::RefundToConfirm, About::Invoice(invoice), Some(sar(1_800)), portal.today())]);
        let claim = money::claim(RefundGround::PaidTwice, sar(1_800));
        refunds::submit_claim(&portal, &payer, invoice, &claim, None).await.unwrap();
        assert_eq!(applications::dashboard(&portal, &payer).await.unwrap().needs, []);
    }

    async fn both_clocks_count_business_days_and_the_queue_is_in_their_order(portal) {
        let payer = applicant(&portal).await;
        let one = officer(&portal).await;
        let (_, first, _) = paid(&portal, &payer).await;
        let early = withdrawal(&portal, &payer, first).await;
        portal.clock.advance_seconds(86_400);
        let (_, second, _) = paid(&portal, &payer).await;
        let late = withdrawal(&portal, &payer, second).await;
        let queue = refunds::queue(&portal, &one, None).await.unwrap();
        assert_eq!(queue.iter().map(|item| item.summary.id).collect::<Vec<_>>(), [early, late]);
        // Filed on Sunday 4 January 2026: 15 business days end on Sunday the 25th; a day has passed.
        assert_eq!((queue[0].due_on.to_iso().as_str(), queue[0].days_left), ("2026-01-25", 14));
        refunds::decide_claim(&portal, &one, early, &verdict(None, sar(800))).await.unwrap();
        let queue = refunds::queue(&portal, &one, None).await.unwrap();
        // Decided on Monday the 5th: 14 business days more end on Sunday the 25th.
        assert_eq!((queue[0].summary.id, queue[0].due_on.to_iso().as_str()), (early, "2026-01-25"));
        portal.clock.advance_seconds(30 * 86_400);
        let queue = refunds::queue(&portal, &one, None).await.unwrap();
        assert!(queue.iter().all(|item| item.days_left < 0));
        let after = refunds::queue(&portal, &one, Some((queue[0].due_on, queue[0].summary.id))).await.unwrap();
        assert_eq!(after.len(), 1);
    }

    async fn a_refund_whose_answer_was_lost_is_paid_once(portal) {
        let payer = applicant(&portal).await;
        let (one, two) = (officer(&portal).await, officer(&portal).await);
        let (_, invoice, payment) = paid(&portal, &payer).await;
        let claim = withdrawal(&portal, &payer, invoice).await;
        refunds::decide_claim(&portal, &one, claim, &verdict(None, sar(800))).await.unwrap();
        refunds::request_payout(&portal, &two, claim, PayoutMethod::Gateway).await.unwrap();
        faults(&portal, FaultPlan { fail_after: 1_000, ..FaultPlan::default() });
        portal.work().await;
        faults(&portal, FaultPlan { fail_before: 1_000, ..FaultPlan::default() });
        for _ in 0..3 {
            portal.clock.advance_seconds(3_600);
            portal.work().await;
        }
        faults(&portal, FaultPlan::default());
        portal.clock.advance_seconds(3_600);
        portal.work().await;
        assert_eq!(state(&portal, &payer, claim).await, ClaimState::Paid);
        assert_eq!(portal.gateway.fetch(&portal, payment).await.unwrap().unwrap().refunded, sar(800));
        assert_eq!(view(&portal, &payer, invoice).await.refunded, sar(800));
        books_are_right(&portal).await;
    }

    async fn a_payout_that_failed_may_be_ordered_again_another_way(portal) {
        let payer = applicant(&portal).await;
        let (one, two) = (officer(&portal).await, officer(&portal).await);
        let (_, invoice, _) = paid(&portal, &payer).await;
        let claim = withdrawal(&portal, &payer, invoice).await;
        refunds::decide_claim(&portal, &one, claim, &verdict(None, sar(800))).await.unwrap();
        // Somebody gave it back at the gateway by hand: our books do not know.
        portal.tamper("update embedded_gateway_payments set refunded_minor = 100").await.unwrap();
        refunds::request_payout(&portal, &two, claim, PayoutMethod::Gateway).await.unwrap();
        portal.work().await;
        assert_eq!(state(&portal, &payer, claim).await, ClaimState::PayoutFailed);
        refunds::request_payout(&portal, &two, claim, PayoutMethod::Transfer).await.unwrap();
        refunds::report_failure(&portal, &two, claim, PayoutFailure::NameMismatch).await.unwrap();
        refunds::request_payout(&portal, &two, claim, PayoutMethod::Transfer).await.unwrap();
        refunds::confirm_transfer(&portal, &two, claim, &transferred(&portal, "T-9")).await.unwrap();
        assert_eq!(state(&portal, &payer, claim).await, ClaimState::Paid);
        books_are_right(&portal).await;
    }

    async fn a_payout_that_failed_goes_to_the_account_its_owner_then_names(portal) {
        let payer = applicant(&portal).await;
        let (one, two) = (officer(&portal).await, officer(&portal).await);
        let (_, invoice, _) = paid(&portal, &payer).await;
        let claim = withdrawal(&portal, &payer, invoice).await;
        let other = PayTo {
            iban: Iban::parse("SA4420000001234567891234").unwrap(),
            holder: PersonName::parse("سارة القحطاني").unwrap(),
        };
        let name = async |portal: &Testbed, who: &Actor| refunds::correct_account(portal, who, claim, &other).await;
        let moved_on = |answer| matches!(answer, Err(Error::Conflict { code: "claim-moved-on" }));
        assert!(moved_on(name(&portal, &payer).await), "filed");
        refunds::decide_claim(&portal, &one, claim, &verdict(None, sar(800))).await.unwrap();
        assert!(moved_on(name(&portal, &payer).await), "approved");
        refunds::request_payout(&portal, &two, claim, PayoutMethod::Transfer).await.unwrap();
        assert!(moved_on(name(&portal, &payer).await), "on its way");
        refunds::report_failure(&portal, &two, claim, PayoutFailure::AccountRefused).await.unwrap();

        let stranger = applicant(&portal).await;
        assert!(matches!(name(&portal, &stranger).await, Err(Error::NotFound)));
        assert!(matches!(name(&portal, &two).await, Err(Error::Forbidden(_))));
        portal.clock.advance_seconds(3_600);
        assert!(matches!(name(&portal, &payer).await, Err(Error::Conflict { code: "reauthenticate" })));
        let fresh = Actor { authenticated_at: portal.now(), ..payer.clone() };
        name(&portal, &fresh).await.unwrap();

        let seen = refunds::get(&portal, &payer, claim).await.unwrap();
        assert_eq!((seen.summary.status.state(), seen.bank_code.as_str()), (ClaimState::PayoutFailed, "20"));
        assert_eq!(seen.holder, "سارة القحطاني");
        assert!(seen.iban_masked.ends_with("1234"), "{}", seen.iban_masked);
        let file = refunds::get_file(&portal, &two, claim).await.unwrap();
        assert_eq!(file.iban.unwrap().replace(' ', ""), "SA4420000001234567891234");
        let mut tx = portal.db.read().await.unwrap();
        let events: Vec<String> = audit::list_of(&mut tx, claim).await.unwrap().into_iter().map(|row| row.event).collect();
        drop(tx);
        assert_eq!(events[events.len() - 3..], ["payout-failed", "payout-account-corrected", "refund-claim-read"]);

        refunds::request_payout(&portal, &two, claim, PayoutMethod::Transfer).await.unwrap();
        assert!(moved_on(name(&portal, &fresh).await), "ordered again");
        refunds::confirm_transfer(&portal, &two, claim, &transferred(&portal, "T-10")).await.unwrap();
        assert!(moved_on(name(&portal, &fresh).await), "paid");
        books_are_right(&portal).await;
    }

    async fn withdrawing_by_the_applications_page_files_the_claim_with_it(portal) {
        let payer = applicant(&portal).await;
        let (application, _, _) = paid(&portal, &payer).await;
        let shown = refunds::withdrawal(&portal, &payer, application).await.unwrap().decision.unwrap();
        assert_eq!(shown.total, sar(800));
        let pay_to = PayTo {
            iban: Iban::parse("SA0380000000608010167519").unwrap(),
            holder: PersonName::parse("نورة").unwrap(),
        };
        let stale = WithdrawInput { shown_total: sar(1), pay_to: Some(pay_to), note: None };
        let refused = refunds::withdraw(&portal, &payer, application, &stale).await;
        assert!(matches!(refused, Err(Error::Conflict { code: "refund-changed" })));
        assert_eq!(state_of(&portal, application).await, "under-review");
        let input = WithdrawInput { shown_total: sar(800), ..stale };
        assert!(refunds::withdraw(&portal, &payer, application, &input).await.unwrap().is_some());
        assert_eq!(state_of(&portal, application).await, "withdrawn");
        let (unpaid, _) = money::awaiting_payment(&portal, &payer).await;
        let nothing = WithdrawInput { shown_total: sar(0), pay_to: None, note: None };
        assert!(refunds::withdraw(&portal, &payer, unpaid, &nothing).await.unwrap().is_none());
        assert_eq!(state_of(&portal, unpaid).await, "withdrawn");
    }
}
