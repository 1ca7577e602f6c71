//! Opening an account, getting in, staying in, getting back in.

use domain::account::*;
use domain::form::Form;
use domain::lang::Lang;
use domain::permission::{Permission, Role};
use domain::violation::Violations;
use usecases::accounts::{self, Entered, Visit, totp};
use usecases::secrets::Token;
use usecases::testkit::{PASSWORD, TOTP_SECRET, Testbed};
use usecases::{Error, Result, audit, on_both_engines};

pub(crate) fn fault<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    match outcome {
        Err(Error::Invalid(Violations(faults))) => {
            faults.iter().map(|fault| format!("{}: {}", fault.field, fault.code)).collect()
        }
        Err(Error::Conflict { code }) => code.to_owned(),
        Err(Error::TooMany { .. }) => "too many".to_owned(),
        Err(Error::Forbidden(denied)) => denied.code().to_owned(),
        other => format!("{other:?}"),
    }
}

/// The six digits in a text.
pub(crate) fn code_in(text: &str) -> String {
    text.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap().to_owned()
}

/// The token of the link in a text.
pub(crate) fn token_in(text: &str) -> String {
    text.split("?token=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

async fn register(bed: &Testbed, email: &str, password: &str) -> Result<()> {
    let fields = RegisterFields {
        name: "منى الحربي".into(),
        email: email.into(),
        password: password.into(),
        confirm: password.into(),
    };
    accounts::register(bed, fields.parse(()).unwrap(), Lang::En, &bed.visit()).await
}

async fn activate(bed: &Testbed, email: &str, code: &str) -> Result<()> {
    let fields = ActivateFields { email: email.into(), code: code.into() };
    accounts::activate_by_code(bed, fields.parse(()).unwrap(), &bed.visit()).await.map(drop)
}

async fn activate_link(bed: &Testbed, token: String) -> Result<()> {
    accounts::activate_by_link(bed, ActivateLinkFields { token }.parse(()).unwrap(), &bed.visit()).await.map(drop)
}

async fn enter(bed: &Testbed, email: &str, password: &str, visit: &Visit) -> Result<Entered> {
    let fields = SignInFields { email: email.into(), password: password.into(), ..SignInFields::default() };
    accounts::sign_in(bed, fields.parse(()).unwrap(), visit).await
}

async fn session(bed: &Testbed, email: &str, password: &str) -> Result<accounts::Opened> {
    match enter(bed, email, password, &bed.visit()).await? {
        Entered::Session(opened) => Ok(opened),
        Entered::SecondFactor(_) => panic!("a second factor is asked for"),
    }
}

fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

on_both_engines! {
    async fn a_new_account_is_activated_by_its_code_and_signs_in(bed) {
        register(&bed, "Mona@Example.com", PASSWORD).await.unwrap();
        let mail = bed.sent_to("mona@example.com").await.remove(0).content;
        assert!(mail.text.contains("منى الحربي"));
        assert_eq!(fault(session(&bed, "mona@example.com", PASSWORD).await), "not-activated");
        assert_eq!(fault(session(&bed, "mona@example.com", "another password").await), "password: wrong-credentials");
        let code = code_in(&mail.text);
        assert_eq!(fault(activate(&bed, "mona@example.com", &wrong(&code)).await), "code: wrong-code");
        activate(&bed, "mona@example.com", &code).await.unwrap();
        assert_eq!(fault(activate(&bed, "mona@example.com", &code).await), "code: code-used");
        let opened = session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let signed_in = accounts::authenticate(&bed, &opened.token).await.unwrap().unwrap();
        assert_eq!(signed_in.actor.roles, [Role::Applicant]);
        assert!(signed_in.actor.require(Permission::FileApplications).is_ok());
        assert!(signed_in.actor.require(Permission::ReviewApplications).is_err());
        assert_eq!(audit::verify(&bed.db).await.unwrap().faults, []);
    }

    async fn a_new_account_is_activated_by_its_link_once(bed) {
        register(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let text = bed.sent_to("mona@example.com").await.remove(0).content.text;
        assert!(text.contains("https://portal.example/en/activate?token="));
        let token = token_in(&text);
        assert_eq!(fault(activate_link(&bed, token.replace(&token[..3], "zzz")).await), "token: invalid-link");
        activate_link(&bed, token.clone()).await.unwrap();
        assert_eq!(fault(activate_link(&bed, token).await), "token: link-used");
        session(&bed, "mona@example.com", PASSWORD).await.unwrap();
    }

    async fn a_second_registration_is_not_told_apart_and_its_owner_is_told(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        register(&bed, "mona@example.com", "an attackers password").await.unwrap();
        register(&bed, "new@example.com", "an attackers password").await.unwrap();
        let sent = bed.sent().await;
        assert_eq!(sent.len(), 2);
        assert!(sent[0].content.text.contains("/ar/sign-in"), "{}", sent[0].content.text);
        assert_eq!(fault(session(&bed, "mona@example.com", "an attackers password").await), "password: wrong-credentials");
        session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        // The same statements, counted by what they left behind before the queue looked at either.
        let requests = usecases::db::Statement { name: "requests", text: "select cast(count(*) as bigint) from one_time_codes" };
        let mut tx = bed.db.read().await.unwrap();
        assert_eq!(tx.fetch_one::<(i64,)>(requests, vec![]).await.unwrap(), (2,));
    }

    async fn of_two_registrations_that_were_not_activated_the_newest_counts(bed) {
        register(&bed, "mona@example.com", "the first password typed").await.unwrap();
        let first = code_in(&bed.sent().await[0].content.text);
        bed.clock.advance_seconds(5);
        register(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let second = code_in(&bed.sent().await[1].content.text);
        assert_ne!(first, second);
        assert_eq!(fault(activate(&bed, "mona@example.com", &first).await), "code: wrong-code");
        activate(&bed, "mona@example.com", &second).await.unwrap();
        session(&bed, "mona@example.com", PASSWORD).await.unwrap();
    }

    async fn a_code_is_refused_after_a_day_and_sent_again(bed) {
        register(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let code = code_in(&bed.sent().await[0].content.text);
        bed.clock.advance_seconds(24 * 3_600);
        assert_eq!(fault(activate(&bed, "mona@example.com", &code).await), "code: code-expired");
        let again = ResendActivationFields { email: "mona@example.com".into() }.parse(()).unwrap();
        accounts::resend_activation(&bed, again, Lang::En, &bed.visit()).await.unwrap();
        let code = code_in(&bed.sent().await[1].content.text);
        activate(&bed, "mona@example.com", &code).await.unwrap();
    }

    async fn a_code_is_refused_after_five_wrong_ones(bed) {
        register(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let code = code_in(&bed.sent().await[0].content.text);
        for _ in 0..5 {
            assert_eq!(fault(activate(&bed, "mona@example.com", &wrong(&code)).await), "code: wrong-code");
        }
        assert_eq!(fault(activate(&bed, "mona@example.com", &code).await), "code: wrong-code");
    }

    async fn sends_are_three_in_a_quarter_of_an_hour_and_ten_a_day_known_or_not(bed) {
        bed.applicant("mona").await;
        let far = Visit { address: "198.51.100.7".into(), ..Visit::default() };
        // What a stranger leaves is the owner's own.
        for (email, visit, at_once, in_a_day) in [
            ("nobody@example.com", &far, 2, 7),
            ("mona@example.com", &far, 2, 7),
            ("mona@example.com", &bed.visit(), 3, 10),
        ] {
            let ask = async || {
                let input = ForgottenPasswordFields { email: email.into() }.parse(()).unwrap();
                accounts::request_password_link(&bed, input, Lang::Ar, visit).await
            };
            let mut sent = 0;
            for _ in 0..6 {
                for _ in 0..at_once {
                    sent += u32::from(ask().await.is_ok());
                }
                assert_eq!(fault(ask().await), "too many");
                bed.clock.advance_seconds(15 * 60);
            }
            assert_eq!(sent, in_a_day, "{email}");
            bed.clock.advance_seconds(24 * 3_600);
        }
    }

    async fn one_code_used_by_many_at_once_is_used_once(bed) {
        register(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let token = token_in(&bed.sent().await[0].content.text);
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (bed, token) = (bed.clone(), token.clone());
                tokio::spawn(async move { activate_link(&bed, token).await.is_ok() })
            })
            .collect();
        let mut used = 0;
        for task in tasks {
            used += u32::from(task.await.unwrap());
        }
        assert_eq!(used, 1);
    }

    async fn an_unknown_address_is_answered_like_a_wrong_password(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let unknown = fault(session(&bed, "nobody@example.com", PASSWORD).await);
        assert_eq!(unknown, fault(session(&bed, "mona@example.com", "not her password").await));
        assert_eq!(unknown, "password: wrong-credentials");
    }

    async fn a_stranger_is_stopped_and_the_owner_is_not_locked_out(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let mut refused = 0;
        for turn in 0..80 {
            let visit = Visit { address: format!("198.51.100.{turn}"), ..Visit::default() };
            refused += u32::from(fault(enter(&bed, "mona@example.com", "a guess of hers", &visit).await) == "too many");
        }
        assert_eq!(refused, 31, "fifty an hour from places that are not known, her own first one among them");
        session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        // And one place does not get far either, whomever it asks for.
        let visit = Visit { address: "203.0.113.9".into(), ..Visit::default() };
        let mut answers = Vec::new();
        for turn in 0..70 {
            answers.push(fault(enter(&bed, &format!("a{turn}@example.com"), "a guess of hers", &visit).await));
        }
        assert_eq!(answers.iter().filter(|answer| *answer == "too many").count(), 10);
    }

    async fn a_session_ends_by_rest_and_by_age(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let opened = session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let is_there = async |token: &Token| accounts::authenticate(&bed, token).await.unwrap().is_some();
        for _ in 0..24 {
            bed.clock.advance_seconds(29 * 60);
            assert!(is_there(&opened.token).await);
        }
        bed.clock.advance_seconds(24 * 60 + 1);
        assert!(!is_there(&opened.token).await, "12 hours");
        let opened = session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        bed.clock.advance_seconds(30 * 60 - 1);
        let seen = accounts::authenticate(&bed, &opened.token).await.unwrap().unwrap();
        assert_eq!(seen.idle_until, bed.now().plus_seconds(30 * 60));
        bed.clock.advance_seconds(30 * 60);
        assert!(!is_there(&opened.token).await, "30 minutes of rest");
        assert!(!is_there(&Token::presented("nonsense")).await);
    }

    async fn sessions_are_listed_and_ended_by_their_owner_only(bed) {
        let (first, second) = (bed.applicant("mona").await, bed.sign_in("mona").await);
        let stranger = bed.applicant("sami").await;
        let list = accounts::list_sessions(&bed, &first).await.unwrap();
        assert_eq!(list.iter().filter(|session| session.is_current).count(), 1);
        assert_eq!(list.len(), 2);
        assert!(matches!(accounts::end_session(&bed, &stranger, second.session).await, Err(Error::NotFound)));
        accounts::end_session(&bed, &first, second.session).await.unwrap();
        assert!(matches!(accounts::end_session(&bed, &first, second.session).await, Err(Error::NotFound)));
        bed.sign_in("mona").await;
        assert_eq!(accounts::end_other_sessions(&bed, &first).await.unwrap(), 1);
        accounts::sign_out(&bed, &first).await.unwrap();
        assert_eq!(accounts::list_sessions(&bed, &first).await.unwrap(), []);
        assert_eq!(accounts::list_sessions(&bed, &stranger).await.unwrap().len(), 1);
    }

    async fn a_second_factor_is_set_up_asked_for_and_taken_once(bed) {
        let mona = bed.applicant("mona").await;
        let enrolment = accounts::begin_enrolment(&bed, &mona).await.unwrap();
        assert!(enrolment.svg.starts_with("<svg") && enrolment.address.starts_with("otpauth://totp/Mumaris%20Plus:mona%40example.com"));
        let confirm = async |code: String| accounts::confirm_enrolment(&bed, &mona, TotpFields { code }.parse(()).unwrap()).await;
        assert_eq!(fault(confirm("000000".into()).await), "code: wrong-code");
        let secret = unbase32(&enrolment.secret);
        let recovery = confirm(totp::code_at(&secret, bed.now())).await.unwrap();
        assert_eq!(recovery.len(), 10);
        let pending = async || match enter(&bed, "mona@example.com", PASSWORD, &bed.visit()).await.unwrap() {
            Entered::SecondFactor(token) => token,
            Entered::Session(_) => panic!("no second factor was asked for"),
        };
        let show = async |token: &Token, code: String| accounts::sign_in_with_totp(&bed, token, TotpFields { code }.parse(()).unwrap(), &bed.visit()).await;
        let token = pending().await;
        assert_eq!(fault(show(&token, totp::code_at(&secret, bed.now())).await), "code: wrong-code", "the code that set it up is used");
        bed.clock.advance_seconds(30);
        let code = totp::code_at(&secret, bed.now());
        show(&token, code.clone()).await.unwrap();
        assert_eq!(fault(show(&token, code.clone()).await), "code: wrong-code");
        assert_eq!(fault(show(&pending().await, code).await), "code: wrong-code", "a code is taken once");
        let token = pending().await;
        let used = RecoveryCodeInput { code: recovery[0].clone() };
        accounts::sign_in_with_recovery_code(&bed, &token, used.clone(), &bed.visit()).await.unwrap();
        assert_eq!(fault(accounts::sign_in_with_recovery_code(&bed, &pending().await, used, &bed.visit()).await), "code: wrong-code");
        let token = pending().await;
        bed.clock.advance_seconds(301);
        assert_eq!(fault(show(&token, totp::code_at(&secret, bed.now())).await), "sign-in-again");
        let told: Vec<String> = bed.sent_to("mona@example.com").await.into_iter().map(|message| message.content.subject).collect();
        assert_eq!(told, ["تغيّر التحقق بخطوتين", "كلمة مرورك صحيحة والخطوة الثانية خاطئة"], "the owner is told");
    }

    async fn after_five_wrong_codes_one_signs_in_again(bed) {
        bed.account("salem", &[Role::Reviewer]).await;
        let Entered::SecondFactor(token) = enter(&bed, "salem@example.com", PASSWORD, &bed.visit()).await.unwrap() else { panic!() };
        let code = totp::code_at(&TOTP_SECRET, bed.now());
        let show = async |code: String| accounts::sign_in_with_totp(&bed, &token, TotpFields { code }.parse(()).unwrap(), &bed.visit()).await;
        for _ in 0..5 {
            assert_eq!(fault(show(wrong(&code)).await), "code: wrong-code");
        }
        assert_eq!(fault(show(code).await), "sign-in-again");
    }

    async fn a_forgotten_password_is_set_by_a_link_and_other_sessions_end(bed) {
        let mona = bed.applicant("mona").await;
        let ask = ForgottenPasswordFields { email: "mona@example.com".into() }.parse(()).unwrap();
        accounts::request_password_link(&bed, ask, Lang::Ar, &bed.visit()).await.unwrap();
        let token = token_in(&bed.sent_to("mona@example.com").await[0].content.text);
        let new = "seven dates and a kettle";
        let reset = async |token: &str| {
            let fields = ResetPasswordFields { token: token.into(), password: new.into(), confirm: new.into() };
            accounts::reset_password(&bed, fields.parse(()).unwrap(), &bed.visit()).await
        };
        bed.clock.advance_seconds(14 * 60);
        reset(&token).await.unwrap();
        assert_eq!(fault(reset(&token).await), "token: link-used");
        assert_eq!(accounts::list_sessions(&bed, &mona).await.unwrap(), []);
        assert_eq!(fault(session(&bed, "mona@example.com", PASSWORD).await), "password: wrong-credentials");
        session(&bed, "mona@example.com", new).await.unwrap();
        assert!(bed.sent_to("mona@example.com").await[1].content.text.contains("تغيّرت كلمة مرور"));
        let ask = ForgottenPasswordFields { email: "mona@example.com".into() }.parse(()).unwrap();
        accounts::request_password_link(&bed, ask, Lang::Ar, &bed.visit()).await.unwrap();
        let token = token_in(&bed.sent_to("mona@example.com").await[2].content.text);
        bed.clock.advance_seconds(15 * 60);
        assert_eq!(fault(reset(&token).await), "token: link-expired");
    }

    async fn a_changed_password_needs_the_present_one_and_ends_other_sessions(bed) {
        let (mona, other) = (bed.applicant("mona").await, bed.sign_in("mona").await);
        let change = async |current: &str| {
            let new = "seven dates and a kettle";
            let fields = ChangePasswordFields { current: current.into(), password: new.into(), confirm: new.into() };
            let length = accounts::password_length(&bed, &mona).await.unwrap();
            accounts::change_password(&bed, &mona, fields.parse(length).unwrap()).await
        };
        assert_eq!(fault(change("not the present one").await), "current: wrong-password");
        change(PASSWORD).await.unwrap();
        let left = accounts::list_sessions(&bed, &mona).await.unwrap();
        assert_eq!((left.len(), left[0].id), (1, mona.session));
        assert_ne!(other.session, mona.session);
    }

    async fn after_ten_minutes_a_sensitive_change_asks_for_the_password(bed) {
        let mona = bed.applicant("mona").await;
        accounts::require_fresh(&bed, &mona).unwrap();
        bed.clock.advance_seconds(600);
        assert_eq!(fault(accounts::begin_enrolment(&bed, &mona).await), "reauthenticate");
        let show = async |password: &str| accounts::reauthenticate(&bed, &mona, ReauthenticateFields { password: password.into() }.parse(()).unwrap()).await;
        assert_eq!(fault(show("not the present one").await), "password: wrong-password");
        let first = session(&bed, "mona@example.com", PASSWORD).await.unwrap();
        let asked = accounts::authenticate(&bed, &first.token).await.unwrap().unwrap().actor;
        let input = ReauthenticateFields { password: PASSWORD.into() }.parse(()).unwrap();
        let renewed = accounts::reauthenticate(&bed, &asked, input).await.unwrap();
        assert!(accounts::authenticate(&bed, &first.token).await.unwrap().is_none(), "the old token is ended");
        let again = accounts::authenticate(&bed, &renewed).await.unwrap().unwrap().actor;
        assert_eq!(again.session, asked.session);
        accounts::begin_enrolment(&bed, &again).await.unwrap();
        for _ in 0..8 {
            assert_eq!(fault(show("not the present one").await), "password: wrong-password");
        }
        assert_eq!(fault(show(PASSWORD).await), "too many");
    }
}

fn unbase32(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes() {
        let value = if letter.is_ascii_digit() { letter - b'2' + 26 } else { letter - b'A' };
        bits = (bits << 5) | u32::from(value);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
