//! Passkeys: adding, signing in, the second step, removing, copies; and the way back when all of it is lost.

use domain::account::*;
use domain::form::Form;
use domain::ids::PasskeyId;
use domain::lang::Lang;
use domain::permission::{Permission, Role};
use usecases::accounts::{self, Entered, Opened, PendingFactors, totp};
use usecases::secrets::Token;
use usecases::testkit::{PASSWORD, TOTP_SECRET, Testbed};
use usecases::{Actor, Error, Result, audit, on_both_engines};

use crate::accounts::{fault, token_in};
use crate::authenticator::Authenticator;

async fn add(bed: &Testbed, actor: &Actor, device: &mut Authenticator) -> Result<Vec<RecoveryCode>> {
    let options = accounts::begin_passkey(bed, actor).await?;
    let fields = AddPasskeyFields { label: "هاتفي".into(), answer: device.create(&options) };
    accounts::add_passkey(bed, actor, fields.parse(()).unwrap()).await
}

fn shown(answer: String) -> ShowPasskeyInput {
    ShowPasskeyFields { answer }.parse(()).unwrap()
}

async fn enter(bed: &Testbed, device: &mut Authenticator) -> Result<Opened> {
    let begun = accounts::begin_passkey_sign_in(bed, Lang::Ar, &bed.visit()).await?;
    let answer = device.get(&begun.options);
    accounts::sign_in_with_passkey(bed, &begun.holder, shown(answer), &bed.visit()).await
}

async fn by_password(bed: &Testbed, name: &str) -> Entered {
    let email = format!("{name}@example.com");
    let fields = SignInFields { email, password: PASSWORD.into(), ..SignInFields::default() };
    accounts::sign_in(bed, fields.parse(()).unwrap(), &bed.visit()).await.unwrap()
}

async fn pending(bed: &Testbed, name: &str) -> Token {
    match by_password(bed, name).await {
        Entered::SecondFactor(token) => token,
        Entered::Session(_) => panic!("no second step was asked for"),
    }
}

async fn actor_of(bed: &Testbed, opened: &Opened) -> Actor {
    accounts::authenticate(bed, &opened.token).await.unwrap().unwrap().actor
}

async fn only(bed: &Testbed, actor: &Actor) -> PasskeyId {
    let list = accounts::list_passkeys(bed, actor).await.unwrap();
    assert_eq!(list.len(), 1);
    list[0].id
}

on_both_engines! {
    async fn a_passkey_signs_in_alone_and_is_both_factors(bed) {
        let mona = bed.applicant("mona").await;
        let mut phone = Authenticator::new(7);
        let codes = add(&bed, &mona, &mut phone).await.unwrap();
        assert_eq!(codes.len(), 10, "the first second factor brings recovery codes");
        bed.clock.advance_seconds(60);
        let opened = enter(&bed, &mut phone).await.unwrap();
        let signed_in = actor_of(&bed, &opened).await;
        assert_eq!((signed_in.account, signed_in.has_second_factor), (mona.account, true));
        let list = accounts::list_passkeys(&bed, &mona).await.unwrap();
        assert_eq!((list[0].name.as_str(), list[0].used_at), ("هاتفي", Some(bed.now())));
        let mails = bed.sent_to("mona@example.com").await;
        assert!(mails[0].content.text.contains("«هاتفي»"), "{}", mails[0].content.text);
        assert_eq!(audit::verify(&bed.db).await.unwrap().faults, []);
    }

    async fn beside_the_password_a_passkey_is_asked_for(bed) {
        let mona = bed.applicant("mona").await;
        let mut phone = Authenticator::new(7);
        let codes = add(&bed, &mona, &mut phone).await.unwrap();
        let step = pending(&bed, "mona").await;
        let factors = accounts::pending_factors(&bed, &step).await.unwrap();
        assert_eq!(factors, PendingFactors { totp: false, passkey: true });
        let options = accounts::begin_passkey_second_step(&bed, &step).await.unwrap();
        let answer = phone.get(&options);
        accounts::sign_in_with_passkey_as_second_step(&bed, &step, shown(answer.clone()), &bed.visit()).await.unwrap();
        let again = accounts::sign_in_with_passkey_as_second_step(&bed, &step, shown(answer), &bed.visit()).await;
        assert_eq!(fault(again), "passkey-too-late", "a challenge is answered once");
        // The step itself is used up as well.
        assert_eq!(fault(accounts::begin_passkey_second_step(&bed, &step).await), "sign-in-again");
        // And a recovery code stands for the lost device.
        let step = pending(&bed, "mona").await;
        let code = RecoveryCodeInput { code: codes[0].clone() };
        accounts::sign_in_with_recovery_code(&bed, &step, code, &bed.visit()).await.unwrap();
    }

    async fn another_persons_passkey_is_no_second_step(bed) {
        let (mona, sami) = (bed.applicant("mona").await, bed.applicant("sami").await);
        let (mut phone, mut other) = (Authenticator::new(7), Authenticator::new(8));
        add(&bed, &mona, &mut phone).await.unwrap();
        add(&bed, &sami, &mut other).await.unwrap();
        let step = pending(&bed, "mona").await;
        let options = accounts::begin_passkey_second_step(&bed, &step).await.unwrap();
        let answer = other.get(&options);
        let outcome = accounts::sign_in_with_passkey_as_second_step(&bed, &step, shown(answer), &bed.visit()).await;
        assert_eq!(fault(outcome), "passkey-refused");
        // Nor does it open her account by saying that it is hers.
        let begun = accounts::begin_passkey_sign_in(&bed, Lang::Ar, &bed.visit()).await.unwrap();
        let mut answer: serde_json::Value = serde_json::from_str(&other.get(&begun.options)).unwrap();
        let hers: serde_json::Value = serde_json::from_str(&phone.get(&begun.options)).unwrap();
        answer["response"]["userHandle"] = hers["response"]["userHandle"].clone();
        let outcome = accounts::sign_in_with_passkey(&bed, &begun.holder, shown(answer.to_string()), &bed.visit()).await;
        assert_eq!(fault(outcome), "passkey-refused");
    }

    async fn an_answer_counts_for_its_own_challenge_page_holder_and_time(bed) {
        let mona = bed.applicant("mona").await;
        let mut phone = Authenticator::new(7);
        add(&bed, &mona, &mut phone).await.unwrap();
        let begin = async || accounts::begin_passkey_sign_in(&bed, Lang::Ar, &bed.visit()).await.unwrap();
        let show = async |holder: &Token, answer: String| {
            fault(accounts::sign_in_with_passkey(&bed, holder, shown(answer), &bed.visit()).await)
        };
        let (one, two) = (begin().await, begin().await);
        assert_eq!(show(&two.holder, phone.get(&one.options)).await, "passkey-refused", "another's challenge");
        assert_eq!(show(&two.holder, phone.get(&two.options)).await, "passkey-too-late", "it was answered, wrongly");
        assert_eq!(show(&Token::presented("nobody"), phone.get(&one.options)).await, "passkey-too-late");
        let mut elsewhere = Authenticator { origin: "https://portal.example.evil.example".into(), ..phone.clone() };
        assert_eq!(show(&one.holder, elsewhere.get(&one.options)).await, "passkey-refused", "another page");
        let begun = begin().await;
        let mut careless = Authenticator { verifies: false, ..phone.clone() };
        assert_eq!(show(&begun.holder, careless.get(&begun.options)).await, "passkey-refused", "nobody was verified");
        let begun = begin().await;
        bed.clock.advance_seconds(300);
        assert_eq!(show(&begun.holder, phone.get(&begun.options)).await, "passkey-too-late", "five minutes");
        let begun = begin().await;
        assert_eq!(show(&begun.holder, "{}".into()).await, "passkey-refused");
        enter(&bed, &mut phone).await.unwrap();
    }

    async fn beginning_a_sign_in_says_nothing_of_any_account(bed) {
        let shape = |options: &str| {
            let mut options: serde_json::Value = serde_json::from_str(options).unwrap();
            options["challenge"] = serde_json::Value::Null;
            options
        };
        let before = accounts::begin_passkey_sign_in(&bed, Lang::Ar, &bed.visit()).await.unwrap();
        let mona = bed.applicant("mona").await;
        add(&bed, &mona, &mut Authenticator::new(7)).await.unwrap();
        let after = accounts::begin_passkey_sign_in(&bed, Lang::Ar, &bed.visit()).await.unwrap();
        assert_eq!(shape(&before.options), shape(&after.options));
        assert_eq!(shape(&after.options)["allowCredentials"], serde_json::json!([]));
        // A key that is none of ours is answered like a wrong signature of one that is.
        assert_eq!(fault(enter(&bed, &mut Authenticator::new(9)).await), "passkey-refused");
    }

    async fn a_copied_passkey_is_refused_blocked_and_told(bed) {
        let mona = bed.applicant("mona").await;
        let mut phone = Authenticator::new(7);
        add(&bed, &mona, &mut phone).await.unwrap();
        let mut copy = phone.clone();
        enter(&bed, &mut phone).await.unwrap();
        enter(&bed, &mut phone).await.unwrap();
        assert_eq!(fault(enter(&bed, &mut copy).await), "passkey-blocked");
        assert_eq!(fault(enter(&bed, &mut phone).await), "passkey-blocked", "nobody knows which is hers");
        assert!(accounts::list_passkeys(&bed, &mona).await.unwrap()[0].is_blocked);
        let told = bed.sent_to("mona@example.com").await.into_iter().filter(|mail| mail.content.subject.contains("أوقفنا"));
        assert_eq!(told.count(), 1);
        // Her password still asks for a second step: a copied key must not take it away.
        let step = pending(&bed, "mona").await;
        assert!(!accounts::pending_factors(&bed, &step).await.unwrap().passkey);
        assert_eq!(fault(accounts::begin_passkey_second_step(&bed, &step).await), "passkey-refused");
    }

    async fn adding_and_removing_need_a_fresh_proof_and_are_the_owners_alone(bed) {
        let (mona, sami) = (bed.applicant("mona").await, bed.applicant("sami").await);
        let mut phone = Authenticator::new(7);
        let options = accounts::begin_passkey(&bed, &mona).await.unwrap();
        let fields = AddPasskeyFields { label: "هاتفي".into(), answer: phone.create(&options) };
        let theft = accounts::add_passkey(&bed, &sami, fields.parse(()).unwrap()).await;
        assert_eq!(fault(theft), "passkey-too-late", "the challenge belongs to her session");
        accounts::add_passkey(&bed, &mona, fields.parse(()).unwrap()).await.unwrap();
        let id = only(&bed, &mona).await;
        assert!(matches!(accounts::remove_passkey(&bed, &sami, id).await, Err(Error::NotFound)));
        let name = RenamePasskeyFields { label: "الهاتف القديم".into() };
        assert!(matches!(accounts::rename_passkey(&bed, &sami, id, name.parse(()).unwrap()).await, Err(Error::NotFound)));
        accounts::rename_passkey(&bed, &mona, id, name.parse(()).unwrap()).await.unwrap();
        let twice = add(&bed, &sami, &mut phone.clone()).await;
        assert_eq!(fault(twice), "passkey-known");
        bed.clock.advance_seconds(600);
        assert_eq!(fault(accounts::begin_passkey(&bed, &mona).await), "reauthenticate");
        assert_eq!(fault(accounts::remove_passkey(&bed, &mona, id).await), "reauthenticate");
        let again = actor_of(&bed, &enter(&bed, &mut phone).await.unwrap()).await;
        accounts::remove_passkey(&bed, &again, id).await.unwrap();
        assert_eq!(accounts::count_recovery_codes(&bed, &again).await.unwrap(), 0, "the last factor takes them along");
        assert!(matches!(by_password(&bed, "mona").await, Entered::Session(_)));
        let last = bed.sent_to("mona@example.com").await.pop().unwrap().content.text;
        assert!(last.contains("«الهاتف القديم»"), "{last}");
    }

    async fn staff_may_have_a_passkey_for_their_authenticator_but_not_neither(bed) {
        bed.account("salem", &[Role::Reviewer]).await;
        let salem = bed.sign_in("salem").await;
        let mut phone = Authenticator::new(7);
        assert_eq!(fault(accounts::disable_second_factor(&bed, &salem).await), "not-permitted");
        let codes = add(&bed, &salem, &mut phone).await.unwrap();
        assert_eq!(codes.len(), 0, "only the first factor brings them");
        accounts::disable_second_factor(&bed, &salem).await.unwrap();
        let salem = actor_of(&bed, &enter(&bed, &mut phone).await.unwrap()).await;
        assert!(salem.require(Permission::ReviewApplications).is_ok());
        let id = only(&bed, &salem).await;
        assert_eq!(fault(accounts::remove_passkey(&bed, &salem, id).await), "not-permitted");
        add(&bed, &salem, &mut Authenticator::new(8)).await.unwrap();
        accounts::remove_passkey(&bed, &salem, id).await.unwrap();
        only(&bed, &salem).await;
    }

    async fn two_removals_at_once_leave_staff_one_factor(bed) {
        bed.account("salem", &[Role::Reviewer]).await;
        let salem = bed.sign_in("salem").await;
        add(&bed, &salem, &mut Authenticator::new(7)).await.unwrap();
        let id = only(&bed, &salem).await;
        let (one, other) = tokio::join!(
            accounts::remove_passkey(&bed, &salem, id),
            accounts::disable_second_factor(&bed, &salem)
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        assert!(accounts::has_second_factor(&bed, &salem).await.unwrap());
    }

    async fn an_answer_shown_by_many_at_once_opens_one_session(bed) {
        let mona = bed.applicant("mona").await;
        let mut phone = Authenticator::new(7);
        add(&bed, &mona, &mut phone).await.unwrap();
        let begun = accounts::begin_passkey_sign_in(&bed, Lang::Ar, &bed.visit()).await.unwrap();
        let answer = phone.get(&begun.options);
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (bed, holder, answer) = (bed.clone(), begun.holder.clone(), answer.clone());
                tokio::spawn(async move {
                    accounts::sign_in_with_passkey(&bed, &holder, shown(answer), &bed.visit()).await.is_ok()
                })
            })
            .collect();
        let mut opened = 0;
        for task in tasks {
            opened += u32::from(task.await.unwrap());
        }
        assert_eq!(opened, 1);
    }

    async fn a_portal_without_a_name_has_no_passkeys(bed) {
        let mona = bed.applicant("mona").await;
        let mut portal = bed.portal.clone();
        let settings = usecases::Settings { public_url: "http://127.0.0.1:3000".into(), ..(*portal.settings).clone() };
        portal.settings = std::sync::Arc::new(settings);
        assert_eq!(fault(accounts::begin_passkey(&portal, &mona).await), "passkeys-need-a-name");
        let begun = accounts::begin_passkey_sign_in(&portal, Lang::Ar, &bed.visit()).await;
        assert_eq!(fault(begun), "passkeys-need-a-name");
    }

    async fn a_lost_second_step_is_removed_after_a_day_by_password_and_mail(bed) {
        let mona = bed.applicant("mona").await;
        bed.tamper("update accounts set mobile = '+966512345678', mobile_verified_at = 1").await.unwrap();
        add(&bed, &mona, &mut Authenticator::new(7)).await.unwrap();
        let step = pending(&bed, "mona").await;
        accounts::ask_without_second_step(&bed, &step, &bed.visit()).await.unwrap();
        let first = token_in(&bed.sent_to("mona@example.com").await.pop().unwrap().content.text);
        assert_eq!(bed.sent_to("+966512345678").await.len(), 1, "told by text message too");
        let remove = async |token: &str| {
            let input = RemoveSecondStepFields { token: token.into() }.parse(()).unwrap();
            fault(accounts::remove_lost_second_step(&bed, input, &bed.visit()).await)
        };
        assert_eq!(remove(&first).await, "link-not-open");
        bed.clock.advance_seconds(12 * 3_600);
        // Asked again: a new link, the first one's time.
        let step = pending(&bed, "mona").await;
        accounts::ask_without_second_step(&bed, &step, &bed.visit()).await.unwrap();
        let second = token_in(&bed.sent_to("mona@example.com").await.pop().unwrap().content.text);
        assert_eq!(remove(&first).await, "token: invalid-link");
        assert_eq!(remove(&second).await, "link-not-open");
        bed.clock.advance_seconds(12 * 3_600);
        assert_eq!(remove(&second).await, "Ok(())");
        assert_eq!(remove(&second).await, "token: invalid-link", "once");
        assert_eq!(bed.sent_to("+966512345678").await.len(), 1);
        let Entered::Session(opened) = by_password(&bed, "mona").await else { panic!("the second step is gone") };
        assert!(!actor_of(&bed, &opened).await.has_second_factor);
        assert_eq!(accounts::list_passkeys(&bed, &mona).await.unwrap(), []);
    }

    async fn a_strangers_wish_to_remove_the_second_step_is_stopped(bed) {
        let mona = bed.applicant("mona").await;
        let mut phone = Authenticator::new(7);
        add(&bed, &mona, &mut phone).await.unwrap();
        let ask = async || {
            let step = pending(&bed, "mona").await;
            accounts::ask_without_second_step(&bed, &step, &bed.visit()).await.unwrap();
            token_in(&bed.sent_to("mona@example.com").await.pop().unwrap().content.text)
        };
        let remove = async |token: String| {
            let input = RemoveSecondStepFields { token }.parse(()).unwrap();
            fault(accounts::remove_lost_second_step(&bed, input, &bed.visit()).await)
        };
        // By the link.
        let token = ask().await;
        let stop = StopSecondStepFields { token: token.clone() }.parse(()).unwrap();
        accounts::stop_lost_second_step(&bed, stop, &bed.visit()).await.unwrap();
        bed.clock.advance_seconds(25 * 3_600);
        assert_eq!(remove(token).await, "token: invalid-link");
        // By showing the second step.
        let token = ask().await;
        enter(&bed, &mut phone).await.unwrap();
        bed.clock.advance_seconds(25 * 3_600);
        assert_eq!(remove(token).await, "token: invalid-link");
        // By its age.
        let token = ask().await;
        bed.clock.advance_seconds(96 * 3_600);
        assert_eq!(remove(token).await, "token: link-expired");
        assert_eq!(fault(accounts::ask_without_second_step(&bed, &Token::presented("x"), &bed.visit()).await), "sign-in-again");
    }

    async fn administrators_are_told_when_staff_have_lost_their_second_step(bed) {
        bed.account("huda", &[Role::Administrator]).await;
        bed.account("salem", &[Role::Reviewer]).await;
        let step = pending(&bed, "salem").await;
        accounts::ask_without_second_step(&bed, &step, &bed.visit()).await.unwrap();
        let told = bed.sent_to("huda@example.com").await.pop().unwrap().content;
        assert!(told.text.contains("salem") && !told.text.contains("token="), "{}", told.text);
        let token = token_in(&bed.sent_to("salem@example.com").await.pop().unwrap().content.text);
        bed.clock.advance_seconds(24 * 3_600);
        let input = RemoveSecondStepFields { token }.parse(()).unwrap();
        accounts::remove_lost_second_step(&bed, input, &bed.visit()).await.unwrap();
        let Entered::Session(opened) = by_password(&bed, "salem").await else { panic!() };
        assert!(opened.needs_second_factor);
        assert!(actor_of(&bed, &opened).await.require(Permission::ReviewApplications).is_err(), "no powers without it");
    }

    async fn an_authenticators_code_and_a_passkey_do_for_each_other(bed) {
        bed.account("salem", &[Role::Reviewer]).await;
        let salem = bed.sign_in("salem").await;
        let mut phone = Authenticator::new(7);
        add(&bed, &salem, &mut phone).await.unwrap();
        let step = pending(&bed, "salem").await;
        assert_eq!(accounts::pending_factors(&bed, &step).await.unwrap(), PendingFactors { totp: true, passkey: true });
        bed.clock.advance_seconds(30);
        let code = TotpFields { code: totp::code_at(&TOTP_SECRET, bed.now()) }.parse(()).unwrap();
        accounts::sign_in_with_totp(&bed, &step, code, &bed.visit()).await.unwrap();
    }

    async fn a_session_says_from_which_network_and_whether_for_the_first_time(bed) {
        let mona = bed.applicant("mona").await;
        let from = async |address: &str| {
            let fields = SignInFields { email: "mona@example.com".into(), password: PASSWORD.into(), ..SignInFields::default() };
            let visit = accounts::Visit { address: address.into(), ..bed.visit() };
            accounts::sign_in(&bed, fields.parse(()).unwrap(), &visit).await.unwrap();
            let list = accounts::list_sessions(&bed, &mona).await.unwrap();
            let newest = list.into_iter().max_by_key(|session| (session.created_at, session.id.0)).unwrap();
            (newest.place, newest.is_new_place)
        };
        let first = accounts::list_sessions(&bed, &mona).await.unwrap().remove(0);
        assert_eq!((first.place.as_str(), first.is_new_place), ("192.0.2.*", false), "the first of all is not called new");
        assert_eq!(from("192.0.2.200").await, ("192.0.2.*".into(), false));
        assert_eq!(from("2001:db8:1:2::7").await, ("2001:db8:1:*".into(), true));
        assert_eq!(from("2001:db8:1:9::8").await, ("2001:db8:1:*".into(), false));
    }

    async fn a_form_is_kept_for_its_owner_an_hour_after_the_session_ended(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let Entered::Session(opened) = by_password(&bed, "mona").await else { panic!() };
        let form = accounts::KeptForm {
            page: "/ar/my/profile/edit".into(),
            action: "profile/update".into(),
            values: vec![("address".into(), "الرياض، حي الملقا".into())],
        };
        bed.clock.advance_seconds(31 * 60);
        assert!(accounts::authenticate(&bed, &opened.token).await.unwrap().is_none());
        assert!(accounts::keep_form(&bed, &opened.token, &form).await.unwrap());
        assert!(!accounts::keep_form(&bed, &Token::presented("nobody"), &form).await.unwrap());
        let (mona, sami) = (bed.sign_in("mona").await, bed.applicant("sami").await);
        assert_eq!(accounts::get_kept_form(&bed, &mona, "/ar/my").await.unwrap(), None);
        assert_eq!(accounts::get_kept_form(&bed, &sami, &form.page).await.unwrap(), None);
        assert_eq!(accounts::get_kept_form(&bed, &mona, &form.page).await.unwrap(), Some(form.clone()));
        bed.clock.advance_seconds(3_600);
        assert_eq!(accounts::get_kept_form(&bed, &mona, &form.page).await.unwrap(), None);
        accounts::sweep(&bed).await.unwrap();
        assert_eq!(bed.tamper("delete from kept_forms").await.unwrap(), 0, "the sweep has taken it");
    }
}
