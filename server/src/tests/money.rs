//! What pages say of money: a claim that runs stands in place of an offer to claim, a file that has ended counts no further, and
//! who comes back from the gateway is told what became of it.

use domain::{lang::Lang, money::Money, payment::PaymentMethod, refund::RefundGround};
use usecases::{
    Actor,
    adapters::gateway,
    invoices, on_both_engines, payments, refunds,
    testkit::{filings, money},
};

use super::*;

const GOOD_CARD: &str = "4111 1111 1111 1111";
const DECLINED_CARD: &str = "4000 0000 0000 0002";

async fn cookie_of(bed: &Testbed, actor: &Actor) -> String {
    let fields = SignInFields { email: filings::address(actor), password: PASSWORD.into(), ..SignInFields::default() };
    match accounts::sign_in(bed, fields.parse(()).expect("right"), &bed.visit()).await.expect("signed in") {
        Entered::Session(opened) => format!("{}={}", app::request::SESSION_COOKIE, opened.token.as_str()),
        Entered::SecondFactor(_) => panic!("an applicant of the tests has no second factor"),
    }
}

on_both_engines! {
    async fn a_file_in_review_says_what_withdrawing_brings_and_a_withdrawn_one_shows_its_claim(bed) {
        let service = service(&bed);
        let actor = filings::applicant(&bed).await;
        let id = filings::filed(&bed, &actor, 7).await;
        let invoice = invoices::list(&bed, &actor).await.expect("a list")[0].id;
        let payment = payments::start(&bed, &actor, invoice, PaymentMethod::Card, Lang::Ar).await.expect("begun").payment;
        gateway::pay(&bed, payment, GOOD_CARD, true).await.expect("pressed");
        bed.work().await;
        let cookie = cookie_of(&bed, &actor).await;
        let page = async |path: String| text(get(&service, &path, &cookie).await).await;

        let file = page(format!("/ar/my/applications/{id}")).await;
        assert!(file.contains("قيد المراجعة") && !file.contains("قيد الدراسة"), "what is not studied is not called so");
        assert!(file.contains("إن سحبت الطلب اليوم، ولم يُدرس، يُسترد") && file.contains("450"), "{file}");
        let offered = page(format!("/en/my/invoices/{invoice}")).await;
        assert!(offered.contains("Claim a refund") && !offered.contains("What you say is in no record"), "{offered}");

        let claim = money::claim(RefundGround::Withdrawal, Money::from_halalas(45_000));
        let claim = refunds::submit_claim(&bed, &actor, invoice, &claim, None).await.expect("filed").id;
        let file = page(format!("/en/my/applications/{id}")).await;
        assert!(file.contains(&format!("/en/my/refunds/{claim}")) && file.contains("Withdrawn on"), "{file}");
        assert!(!file.contains("Business days passed with us"), "what has ended counts no further");
        let claimed = page(format!("/en/my/invoices/{invoice}")).await;
        assert!(claimed.contains(&format!("/en/my/refunds/{claim}")), "{claimed}");
        assert!(!claimed.contains("Claim on another ground") && !claimed.contains("If you claim"), "{claimed}");
        let own = page("/en/my".into()).await;
        assert!(own.contains("Your running refund claims") && own.contains(&format!("/en/my/refunds/{claim}")), "{own}");
        let told = page(format!("/en/my/refunds/{claim}")).await;
        assert!(told.contains("Claimed on") && !told.contains("If you claim"), "{told}");
    }

    async fn who_comes_back_from_the_gateway_is_told_what_became_of_it(bed) {
        let service = service(&bed);
        let actor = filings::applicant(&bed).await;
        filings::filed(&bed, &actor, 7).await;
        let invoice = invoices::list(&bed, &actor).await.expect("a list")[0].id;
        let cookie = cookie_of(&bed, &actor).await;
        let start = async || payments::start(&bed, &actor, invoice, PaymentMethod::Card, Lang::En).await.expect("begun").payment;
        let back = async |payment| text(get(&service, &format!("/en/my/invoices/{invoice}/return?payment={payment}"), &cookie).await).await;
        let payment = start().await;
        let page = back(payment).await;
        assert!(page.contains("Checking the payment") && !page.contains("Not paid"), "{page}");
        gateway::pay(&bed, payment, DECLINED_CARD, true).await.expect("pressed");
        let page = back(payment).await;
        assert!(page.contains("Not paid") && page.contains("Try again"), "{page}");
        let payment = start().await;
        gateway::pay(&bed, payment, GOOD_CARD, true).await.expect("pressed");
        let page = back(payment).await;
        assert!(page.contains("Payment received"), "{page}");
        let receipt = text(get(&service, &format!("/en/my/invoices/{invoice}/receipt"), &cookie).await).await;
        assert!(receipt.contains("Receipt number") && receipt.contains("Date of payment"), "{receipt}");
    }
}
