//! The contract every gateway keeps: one set of tests, whatever the adapter.

use domain::ids::PaymentId;
use domain::lang::Lang;
use domain::payment::PaymentMethod;
use usecases::adapters::gateway;
use usecases::on_both_engines;
use usecases::ports::{GatewayError, GatewayStatus, NewPayment};
use usecases::testkit::Testbed;

use super::*;

async fn create(portal: &Testbed, id: PaymentId, method: PaymentMethod) -> String {
    let new = NewPayment {
        id,
        invoice_number: "123456789010",
        amount: sar(100),
        method,
        lang: Lang::En,
        return_url: "https://portal.example/back",
        expires_at: portal.now().plus_seconds(3_600),
    };
    portal.gateway.create(portal, &new).await.unwrap()
}

async fn fetch(portal: &Testbed, id: PaymentId) -> usecases::ports::GatewayPayment {
    portal.gateway.fetch(portal, id).await.unwrap().unwrap()
}

on_both_engines! {
    async fn creating_twice_under_one_id_makes_one_payment_and_nothing_is_paid(portal) {
        let id = PaymentId(portal.new_id());
        assert_eq!(portal.gateway.fetch(&portal, id).await.unwrap(), None);
        let page = create(&portal, id, PaymentMethod::Card).await;
        assert_eq!(create(&portal, id, PaymentMethod::Card).await, page);
        let payment = fetch(&portal, id).await;
        assert_eq!((payment.status, payment.amount, payment.paid_at), (GatewayStatus::Pending, sar(100), None));
        assert_eq!((payment.id, payment.currency.as_str(), payment.page_url), (id, "SAR", page));
    }

    async fn paid_is_final(portal) {
        let id = PaymentId(portal.new_id());
        create(&portal, id, PaymentMethod::Card).await;
        gateway::pay(&portal, id, "4111111111111111", true).await.unwrap();
        portal.gateway.cancel(&portal, id).await.unwrap();
        portal.clock.advance_seconds(7_200);
        let payment = fetch(&portal, id).await;
        assert_eq!(payment.status, GatewayStatus::Paid);
        assert_eq!(payment.paid_at, Some(portal.now().plus_seconds(-7_200)));
    }

    async fn cancelled_and_expired_take_no_money(portal) {
        let (one, two) = (PaymentId(portal.new_id()), PaymentId(portal.new_id()));
        create(&portal, one, PaymentMethod::Card).await;
        create(&portal, two, PaymentMethod::Sadad).await;
        portal.gateway.cancel(&portal, one).await.unwrap();
        portal.clock.advance_seconds(3_600);
        for id in [one, two] {
            assert_eq!(gateway::pay(&portal, id, "4111111111111111", true).await.unwrap(), gateway::PayOutcome::Ended);
        }
        assert_eq!(fetch(&portal, one).await.status, GatewayStatus::Cancelled);
        assert_eq!(fetch(&portal, two).await.status, GatewayStatus::Expired);
    }

    async fn refunds_add_up_and_never_exceed_what_was_paid(portal) {
        let id = PaymentId(portal.new_id());
        create(&portal, id, PaymentMethod::Card).await;
        let refused = Err(GatewayError::Refused("amount"));
        assert_eq!(portal.gateway.refund(&portal, id, sar(1)).await, refused, "nothing is paid");
        gateway::pay(&portal, id, "4111111111111111", true).await.unwrap();
        portal.gateway.refund(&portal, id, sar(60)).await.unwrap();
        // No idempotency key: the same again is another refund.
        portal.gateway.refund(&portal, id, sar(30)).await.unwrap();
        assert_eq!(portal.gateway.refund(&portal, id, sar(11)).await, refused);
        assert_eq!(portal.gateway.refund(&portal, id, sar(0)).await, refused);
        assert_eq!(fetch(&portal, id).await.refunded, sar(90));
    }

    async fn a_bill_is_not_refunded_by_the_gateway(portal) {
        let id = PaymentId(portal.new_id());
        create(&portal, id, PaymentMethod::Sadad).await;
        gateway::pay(&portal, id, "", true).await.unwrap();
        assert_eq!(portal.gateway.refund(&portal, id, sar(1)).await, Err(GatewayError::Refused("amount")));
    }
}
