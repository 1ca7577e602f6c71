//! One's own data: e-mail, mobile, profile; finding a forgotten address.

use domain::account::*;
use domain::form::{Form, Setting};
use domain::ids::AccountId;
use domain::lang::Lang;
use usecases::accounts::{self, Visit};
use usecases::context::Actor;
use usecases::secrets::Token;
use usecases::testkit::Testbed;
use usecases::{Result, on_both_engines};

use crate::accounts::{code_in, fault, token_in};

async fn prove_mobile(bed: &Testbed, actor: &Actor, mobile: &str) -> Result<()> {
    let input = ChangeMobileFields { mobile: mobile.into() }.parse(()).unwrap();
    accounts::change_mobile(bed, actor, input).await?;
    let code = code_in(&bed.sent_to(mobile).await.last().unwrap().content.text);
    accounts::confirm_mobile(bed, actor, ConfirmContactFields { code }.parse(()).unwrap()).await
}

fn profile(number: &str) -> ProfileFields {
    ProfileFields {
        arabic_name: "منى الحربي".into(),
        latin_name: "Mona Alharbi".into(),
        identity_kind: "national-id".into(),
        identity_number: number.into(),
        nationality: "SA".into(),
        birth_day: "1".into(),
        birth_month: "2".into(),
        birth_year: "1990".into(),
        birth_calendar: "gregorian".into(),
        gender: "female".into(),
        mobile: "+966512345678".into(),
        employer: "مستشفى الملك فهد".into(),
        ..ProfileFields::default()
    }
}

async fn update(bed: &Testbed, actor: &Actor, fields: ProfileFields) -> Result<()> {
    let setting = Setting { edition: policy::current(), today: bed.today() };
    accounts::update_profile(bed, actor, fields.parse(setting).unwrap()).await
}

on_both_engines! {
    async fn a_forgotten_address_is_shown_masked_and_mailed_whole(bed) {
        let mona = bed.applicant("mona").await;
        prove_mobile(&bed, &mona, "+966512345678").await.unwrap();
        let ask = async |mobile: &str| {
            let input = ForgottenEmailFields { mobile: mobile.into() }.parse(()).unwrap();
            accounts::request_email_code(&bed, input, Lang::Ar, &bed.visit()).await
        };
        let find = async |mobile: &str, code: &str| {
            let input = ForgottenEmailCodeFields { mobile: mobile.into(), code: code.into() }.parse(()).unwrap();
            accounts::find_email(&bed, input, &bed.visit()).await
        };
        ask("0512345678").await.unwrap();
        ask("0598765432").await.unwrap();
        let sms = bed.sent_to("+966512345678").await;
        assert!(bed.sent_to("+966598765432").await.is_empty());
        let code = code_in(&sms.last().unwrap().content.text);
        assert_eq!(fault(find("0598765432", &code).await), "code: wrong-code");
        assert_eq!(find("0512345678", &code).await.unwrap().as_str(), "m•••@e•••.com");
        assert_eq!(fault(find("0512345678", &code).await), "code: code-used");
        let mails = bed.sent_to("mona@example.com").await;
        assert!(mails.last().unwrap().content.text.contains("mona@example.com"));
        ask("0512345678").await.unwrap();
        let code = code_in(&bed.sent_to("+966512345678").await.last().unwrap().content.text);
        bed.clock.advance_seconds(300);
        assert_eq!(fault(find("0512345678", &code).await), "code: code-expired");
    }

    async fn a_number_that_was_not_proved_finds_nothing(bed) {
        let mona = bed.applicant("mona").await;
        update(&bed, &mona, profile("1000000008")).await.unwrap();
        let input = ForgottenEmailFields { mobile: "0512345678".into() }.parse(()).unwrap();
        accounts::request_email_code(&bed, input, Lang::Ar, &bed.visit()).await.unwrap();
        assert!(bed.sent_to("+966512345678").await.is_empty());
    }

    async fn a_new_address_counts_once_it_is_proved_and_can_be_undone(bed) {
        let mona = bed.applicant("mona").await;
        let input = ChangeEmailFields { email: "mona@new.example".into() }.parse(()).unwrap();
        accounts::change_email(&bed, &mona, input).await.unwrap();
        let email = async || accounts::get_profile(&bed, &mona).await.unwrap().email;
        assert_eq!(email().await, "mona@example.com");
        let code = code_in(&bed.sent_to("mona@new.example").await[0].content.text);
        accounts::confirm_email(&bed, &mona, ConfirmContactFields { code }.parse(()).unwrap()).await.unwrap();
        assert_eq!(email().await, "mona@new.example");
        let told = bed.sent_to("mona@example.com").await.remove(0).content.text;
        assert!(told.contains("m•••@n•••.example"), "{told}");
        let token = Token::presented(&token_in(&told));
        bed.clock.advance_seconds(71 * 3_600);
        accounts::undo_contact_change(&bed, &token, &bed.visit()).await.unwrap();
        assert_eq!(email().await, "mona@example.com");
        assert_eq!(accounts::list_sessions(&bed, &mona).await.unwrap(), []);
        assert_eq!(fault(accounts::undo_contact_change(&bed, &token, &bed.visit()).await), "token: link-used");
    }

    async fn a_change_cannot_be_undone_after_three_days(bed) {
        let mona = bed.applicant("mona").await;
        prove_mobile(&bed, &mona, "+966512345678").await.unwrap();
        prove_mobile(&bed, &mona, "+966587654321").await.unwrap();
        let told = bed.sent_to("+966512345678").await.last().unwrap().content.text.clone();
        let token = Token::presented(&token_in(&told));
        bed.clock.advance_seconds(72 * 3_600);
        assert_eq!(fault(accounts::undo_contact_change(&bed, &token, &bed.visit()).await), "token: link-expired");
    }

    async fn an_address_of_another_is_answered_alike_and_its_owner_is_told(bed) {
        let mona = bed.applicant("mona").await;
        bed.account("sami", &[]).await;
        let input = ChangeEmailFields { email: "sami@example.com".into() }.parse(()).unwrap();
        accounts::change_email(&bed, &mona, input).await.unwrap();
        let told = bed.sent_to("sami@example.com").await.remove(0).content.text;
        assert!(told.contains("/ar/sign-in"));
    }

    async fn a_number_proved_by_one_account_is_not_proved_by_another(bed) {
        let (mona, sami) = (bed.applicant("mona").await, bed.applicant("sami").await);
        prove_mobile(&bed, &mona, "+966512345678").await.unwrap();
        assert_eq!(fault(prove_mobile(&bed, &sami, "+966512345678").await), "mobile-taken");
    }

    async fn a_profile_is_written_sealed_and_read_back(bed) {
        let mona = bed.applicant("mona").await;
        assert!(accounts::get_profile(&bed, &mona).await.unwrap().identity.is_none());
        update(&bed, &mona, profile("1000000008")).await.unwrap();
        let read = accounts::get_profile(&bed, &mona).await.unwrap();
        let identity = read.identity.unwrap();
        assert_eq!((identity.identity.as_str(), identity.latin_name.as_str()), ("1000000008", "Mona Alharbi"));
        assert_eq!((read.mobile.as_deref(), read.is_mobile_verified), (Some("+966512345678"), false));
        let column = usecases::db::Statement { name: "sealed", text: "select identity_sealed from profiles" };
        let mut tx = bed.db.read().await.unwrap();
        let (sealed,): (Vec<u8>,) = tx.fetch_one(column, vec![]).await.unwrap();
        assert!(!sealed.windows(10).any(|part| part == b"1000000008"));
        drop(tx);
        // A second person may type the same number: only a verified one is somebody's.
        let sami = bed.applicant("sami").await;
        update(&bed, &sami, profile("1000000008")).await.unwrap();
    }

    async fn who_one_is_stays_once_it_is_verified(bed) {
        let mona = bed.applicant("mona").await;
        update(&bed, &mona, profile("1000000008")).await.unwrap();
        bed.tamper("update profiles set verified_at = 1").await.unwrap();
        assert_eq!(fault(update(&bed, &mona, profile("1123456780")).await), "identity-verified");
        let moved = ProfileFields { employer: "مركز آخر".into(), ..profile("1000000008") };
        update(&bed, &mona, moved).await.unwrap();
        assert_eq!(accounts::get_profile(&bed, &mona).await.unwrap().identity.unwrap().employer.as_deref(), Some("مركز آخر"));
        prove_mobile(&bed, &mona, "+966587654321").await.unwrap();
        assert_eq!(fault(update(&bed, &mona, profile("1000000008")).await), "mobile-needs-code");
    }

    async fn the_membership_number_leads_to_ones_own_data_only(bed) {
        let mona = bed.applicant("mona").await;
        let ask = async || {
            let input = UpdateDataFields { membership_number: "15JM0063790".into() }.parse(()).unwrap();
            fault(accounts::owns_membership_number(&bed, &mona, input).await)
        };
        assert_eq!(ask().await, "membership_number: not-yours");
        let stored = domain::text::MembershipNumber::parse("15JM0063790").unwrap();
        let set = usecases::db::Statement { name: "set", text: "update accounts set membership_number = $1 where id = $2" };
        let (number, id): (String, AccountId) = (stored.as_str().into(), mona.account);
        usecases::transaction!(bed.db, tx => { Ok(tx.execute(set, usecases::binds![number.as_str(), id]).await?) }).unwrap();
        assert_eq!(ask().await, "Ok(())");
    }

    async fn language_and_confirmation_are_kept(bed) {
        let mona = bed.applicant("mona").await;
        accounts::set_language(&bed, &mona, Lang::En).await.unwrap();
        accounts::finish_data_update(&bed, &mona).await.unwrap();
        let read = accounts::get_profile(&bed, &mona).await.unwrap();
        assert_eq!((read.lang, read.data_confirmed_at), (Lang::En, Some(bed.now())));
        let _ = Visit::default();
    }
}
