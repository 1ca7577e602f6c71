//! What an owner is told about attempts that may not be theirs.

use domain::account::{SignInFields, TotpFields};
use domain::form::Form;
use domain::permission::Role;
use usecases::accounts::{self, Entered, Visit, totp};
use usecases::on_both_engines;
use usecases::testkit::{PASSWORD, TOTP_SECRET, Testbed};

use super::accounts::fault;

fn elsewhere(turn: u8) -> Visit {
    Visit { address: format!("198.51.{turn}.7"), ..Visit::default() }
}

async fn enter(bed: &Testbed, email: &str, password: &str, visit: &Visit) -> usecases::Result<Entered> {
    let fields = SignInFields { email: email.into(), password: password.into(), ..SignInFields::default() };
    accounts::sign_in(bed, fields.parse(()).unwrap(), visit).await
}

/// The subjects of what an address was sent, in the order they were sent.
async fn told(bed: &Testbed, email: &str) -> Vec<String> {
    bed.work().await;
    bed.sent_to(email).await.into_iter().map(|message| message.content.subject).collect()
}

on_both_engines! {
    async fn a_sign_in_from_a_new_place_with_a_new_browser_is_told(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let Entered::Session(first) = enter(&bed, "mona@example.com", PASSWORD, &bed.visit()).await.unwrap() else { panic!() };
        let own_browser = Visit { known_browser: first.known_browser.as_str().to_owned(), ..elsewhere(1) };
        enter(&bed, "mona@example.com", PASSWORD, &own_browser).await.unwrap();
        enter(&bed, "mona@example.com", PASSWORD, &bed.visit()).await.unwrap();
        assert_eq!(told(&bed, "mona@example.com").await, Vec::<String>::new(), "neither the first, nor one's own browser, nor a known place");
        enter(&bed, "mona@example.com", PASSWORD, &elsewhere(2)).await.unwrap();
        assert_eq!(told(&bed, "mona@example.com").await, ["دخول إلى حسابك من مكان جديد"]);
        enter(&bed, "mona@example.com", PASSWORD, &elsewhere(2)).await.unwrap();
        assert_eq!(told(&bed, "mona@example.com").await.len(), 1, "that place is known now");
    }

    async fn the_third_wrong_second_step_of_a_day_is_told_once(bed) {
        bed.account("salem", &[Role::Reviewer]).await;
        let Entered::SecondFactor(token) = enter(&bed, "salem@example.com", PASSWORD, &bed.visit()).await.unwrap() else { panic!() };
        let right = totp::code_at(&TOTP_SECRET, bed.now());
        let code = if right == "000000" { "000001" } else { "000000" };
        for turn in 1..=5 {
            let input = TotpFields { code: code.into() }.parse(()).unwrap();
            assert_eq!(fault(accounts::sign_in_with_totp(&bed, &token, input, &bed.visit()).await), "code: wrong-code");
            assert_eq!(told(&bed, "salem@example.com").await.len(), usize::from(turn >= 3), "after {turn}");
        }
        assert_eq!(told(&bed, "salem@example.com").await, ["كلمة مرورك صحيحة والخطوة الثانية خاطئة"]);
    }

    async fn many_attempts_of_strangers_are_told_once_a_day_and_only_to_an_owner(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        for turn in 0..9 {
            fault(enter(&bed, "mona@example.com", "a guess of hers", &elsewhere(turn)).await);
        }
        assert_eq!(told(&bed, "mona@example.com").await, Vec::<String>::new());
        for turn in 9..40 {
            fault(enter(&bed, "mona@example.com", "a guess of hers", &elsewhere(turn)).await);
            fault(enter(&bed, "nobody@example.com", "a guess of hers", &elsewhere(turn)).await);
        }
        let subject = "محاولات كثيرة للدخول إلى حسابك";
        assert_eq!(told(&bed, "mona@example.com").await, [subject]);
        bed.clock.advance_seconds(3_600);
        for turn in 40..60 {
            fault(enter(&bed, "mona@example.com", "a guess of hers", &elsewhere(turn)).await);
        }
        assert_eq!(told(&bed, "mona@example.com").await, [subject], "once a day");
        assert_eq!(told(&bed, "nobody@example.com").await, Vec::<String>::new());
    }
}
