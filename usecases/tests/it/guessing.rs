//! A stranger with any number of addresses guesses codes and passwords: how often they are listened to is bounded, and
//! whatever they do, the owner gets in. The clock is moved, so that days pass.

use domain::account::*;
use domain::form::Form;
use domain::lang::Lang;
use domain::permission::Role;
use usecases::accounts::{self, Entered, Visit, totp};
use usecases::db::Statement;
use usecases::secrets::Token;
use usecases::testkit::{PASSWORD, TOTP_SECRET, Testbed};
use usecases::{binds, on_both_engines};

use super::accounts::{code_in, fault, token_in};

/// Attempts of each kind in the ordinary run; `PORTAL_GUESSES` says otherwise (the whole is 100,000).
fn guesses() -> u32 {
    std::env::var("PORTAL_GUESSES").ok().and_then(|text| text.parse().ok()).unwrap_or(600)
}

/// Seconds between two attempts: in 8.64 s the whole is ten days.
const PACE_MICROS: i64 = 8_640_000;
const DAY: i64 = 24 * 3_600;

/// An address nobody has used.
fn elsewhere(turn: u32) -> Visit {
    let [_, b, c, d] = turn.to_be_bytes();
    Visit { address: format!("10.{b}.{c}.{d}"), ..Visit::default() }
}

fn passed(bed: &Testbed, micros: i64) {
    bed.clock.set(domain::time::Instant::from_micros(bed.now().micros() + micros));
}

/// Days that were begun, of the kind that budgets are counted by.
fn days_begun(turns: u32) -> i64 {
    i64::from(turns) * PACE_MICROS / 1_000_000 / DAY + 2
}

/// How many codes of a purpose there are and how often they were tried: every attempt that could have been right.
async fn tried(bed: &Testbed, purpose: &str) -> (i64, i64) {
    let sums = Statement {
        name: "sums",
        text: "select cast(count(*) as bigint), cast(coalesce(sum(tries), 0) as bigint) from one_time_codes where purpose = $1",
    };
    let mut tx = bed.db.read().await.unwrap();
    tx.fetch_one(sums, binds![purpose]).await.unwrap()
}

async fn enter(bed: &Testbed, password: &str, visit: &Visit) -> usecases::Result<Entered> {
    let fields =
        SignInFields { email: "mona@example.com".into(), password: password.into(), ..SignInFields::default() };
    accounts::sign_in(bed, fields.parse(()).unwrap(), visit).await
}

/// The owner's phone: another address every time, but the browser is the one that signed in before.
async fn phone(bed: &Testbed, turn: u32) -> Visit {
    let at_home = enter(bed, PASSWORD, &bed.visit()).await.unwrap();
    let known = match at_home {
        Entered::Session(opened) => opened.known_browser,
        Entered::SecondFactor(pending) => shown(bed, &pending, &bed.visit()).await.unwrap().known_browser,
    };
    Visit { known_browser: known.as_str().to_owned(), ..elsewhere(u32::MAX - turn) }
}

/// The second step with the code the authenticator shows half a minute later.
async fn shown(bed: &Testbed, pending: &Token, visit: &Visit) -> usecases::Result<accounts::Opened> {
    bed.clock.advance_seconds(30);
    let input = TotpFields { code: totp::code_at(&TOTP_SECRET, bed.now()) }.parse(()).unwrap();
    accounts::sign_in_with_totp(bed, pending, input, visit).await
}

on_both_engines! {
    async fn passwords_are_guessed_fifty_times_an_hour_and_the_owner_gets_in(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let phone = phone(&bed, 0).await;
        let mut heard = 0;
        for turn in 0..guesses() {
            let answer = fault(enter(&bed, &format!("guess number {turn}"), &elsewhere(turn)).await);
            assert!(matches!(answer.as_str(), "password: wrong-credentials" | "too many"), "{answer}");
            heard += i64::from(answer != "too many");
            passed(&bed, PACE_MICROS);
            if turn.is_multiple_of(97) {
                assert!(matches!(enter(&bed, PASSWORD, &phone).await, Ok(Entered::Session(_))), "on the way, turn {turn}");
                assert!(matches!(enter(&bed, PASSWORD, &bed.visit()).await, Ok(Entered::Session(_))), "at home, turn {turn}");
            }
        }
        let hours = i64::from(guesses()) * PACE_MICROS / 1_000_000 / 3_600 + 2;
        assert!(heard <= 50 * hours, "{heard} in {hours} h");
        // Somewhere new, with another browser, while it goes on: the way in is the link in one's own mail.
        for turn in 0..51 {
            let _ = enter(&bed, "a guess of hers", &elsewhere(1_000_000 + turn)).await;
        }
        let new = elsewhere(9_000_000);
        assert_eq!(fault(enter(&bed, PASSWORD, &new).await), "too many");
        let ask = ForgottenPasswordFields { email: "mona@example.com".into() }.parse(()).unwrap();
        accounts::request_password_link(&bed, ask, Lang::Ar, &new).await.unwrap();
        let token = token_in(&bed.sent_to("mona@example.com").await.last().unwrap().content.text);
        let fields = ResetPasswordFields { token, password: "seven dates and a kettle".into(), confirm: "seven dates and a kettle".into() };
        let known = accounts::reset_password(&bed, fields.parse(()).unwrap(), &new).await.unwrap();
        let new = Visit { known_browser: known.as_str().to_owned(), ..new };
        assert!(matches!(enter(&bed, "seven dates and a kettle", &new).await, Ok(Entered::Session(_))));
    }

    async fn activation_codes_are_tried_five_times_each_and_the_link_still_opens(bed) {
        let fields = RegisterFields { name: "Mona Saleh".into(), email: "mona@example.com".into(), password: PASSWORD.into(), confirm: PASSWORD.into() };
        accounts::register(&bed, fields.parse(()).unwrap(), Lang::En, &bed.visit()).await.unwrap();
        bed.work().await;
        for turn in 0..guesses() {
            let ask = ResendActivationFields { email: "mona@example.com".into() }.parse(()).unwrap();
            if accounts::resend_activation(&bed, ask, Lang::En, &elsewhere(turn)).await.is_ok() {
                bed.work().await;
            }
            let guess = ActivateFields { email: "mona@example.com".into(), code: format!("{turn:06}") };
            let answer = fault(accounts::activate_by_code(&bed, guess.parse(()).unwrap(), &elsewhere(turn)).await);
            assert_eq!(answer, "code: wrong-code", "turn {turn}");
            passed(&bed, PACE_MICROS);
        }
        let (codes, tries) = tried(&bed, "activate").await;
        assert!(codes <= 10 * days_begun(guesses()), "{codes}");
        assert!(tries <= 5 * codes, "{tries} tries of {codes} codes");
        // Whoever asked for it, the newest mail lies in the owner's box.
        let newest = bed.sent_to("mona@example.com").await.pop().unwrap().content.text;
        let link = ActivateLinkFields { token: token_in(&newest) };
        accounts::activate_by_link(&bed, link.parse(()).unwrap(), &bed.visit()).await.unwrap();
        assert!(matches!(enter(&bed, PASSWORD, &bed.visit()).await, Ok(Entered::Session(_))));
    }

    async fn codes_by_sms_are_tried_a_few_times_a_day_and_the_owner_finds_the_address(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        bed.tamper("update accounts set mobile = '+966512345678', mobile_verified_at = 1").await.unwrap();
        let phone = phone(&bed, 0).await;
        let ask = async |visit: &Visit| {
            let input = ForgottenEmailFields { mobile: "0512345678".into() }.parse(()).unwrap();
            accounts::request_email_code(&bed, input, Lang::Ar, visit).await
        };
        let find = async |code: String, visit: &Visit| {
            let fields = ForgottenEmailCodeFields { mobile: "0512345678".into(), code };
            accounts::find_email(&bed, fields.parse(()).unwrap(), visit).await
        };
        let mut found = 0;
        for turn in 0..guesses() {
            if ask(&elsewhere(turn)).await.is_ok() {
                bed.work().await;
            }
            assert_eq!(fault(find(format!("{turn:06}"), &elsewhere(turn)).await), "code: wrong-code", "turn {turn}");
            passed(&bed, PACE_MICROS);
            // Every few days the owner needs it, in the middle of the flood: every code that comes is tried out at once.
            if turn % 25_000 == 250 {
                ask(&phone).await.unwrap();
                let code = code_in(&bed.sent_to("+966512345678").await.pop().unwrap().content.text);
                for other in 0..8 {
                    assert_eq!(fault(find(format!("{:06}", (code.parse::<u32>().unwrap() + 1 + other) % 1_000_000), &elsewhere(other)).await), "code: wrong-code");
                }
                assert_eq!(find(code, &phone).await.unwrap().as_str().chars().next(), Some('m'));
                found += 1;
            }
        }
        assert!(found > 0);
        let (codes, tries) = tried(&bed, "find-email").await;
        assert!(codes <= 10 * days_begun(guesses()), "{codes}");
        assert!(tries <= 3 * codes + found, "{tries} tries of {codes} codes");
    }

    async fn second_factors_are_guessed_twenty_times_an_hour_and_the_owner_gets_in(bed) {
        // The worst of strangers: one who has the password.
        bed.account("mona", &[Role::Reviewer]).await;
        let phone = phone(&bed, 0).await;
        let (mut heard, mut pending) = (0_i64, None);
        for turn in 0..guesses() {
            let visit = elsewhere(turn);
            if pending.is_none() {
                pending = match enter(&bed, PASSWORD, &visit).await {
                    Ok(Entered::SecondFactor(token)) => Some(token),
                    Ok(Entered::Session(_)) => panic!("no second factor was asked for"),
                    Err(_) => None,
                };
            }
            if let Some(token) = &pending {
                let answer = if turn.is_multiple_of(2) {
                    let guess = TotpFields { code: format!("{turn:06}") }.parse(()).unwrap();
                    fault(accounts::sign_in_with_totp(&bed, token, guess, &visit).await)
                } else {
                    let code = RecoveryCode::from_random(u64::from(turn));
                    fault(accounts::sign_in_with_recovery_code(&bed, token, RecoveryCodeInput { code }, &visit).await)
                };
                assert!(matches!(answer.as_str(), "code: wrong-code" | "too many" | "sign-in-again"), "turn {turn}: {answer}");
                heard += i64::from(answer == "code: wrong-code");
                if answer == "sign-in-again" {
                    pending = None;
                }
            }
            passed(&bed, PACE_MICROS);
            if turn.is_multiple_of(89) {
                let Ok(Entered::SecondFactor(token)) = enter(&bed, PASSWORD, &phone).await else { panic!("turn {turn}") };
                shown(&bed, &token, &phone).await.unwrap();
            }
        }
        let elapsed = i64::from(guesses()) * PACE_MICROS / 1_000_000 + i64::from(guesses() / 89 + 1) * 30;
        let hours = elapsed / 3_600 + 2;
        assert!(heard > 0 && heard <= 20 * hours, "{heard} in {hours} h");
    }

    async fn an_invited_person_is_not_registered_by_a_stranger(bed) {
        let admin = bed.actor("amal", &[Role::Administrator]).await;
        let fields = StaffInviteFields { colleague_name: "Huda Salem".into(), colleague_email: "mona@example.com".into(), role: "reviewer".into() };
        accounts::invite(&bed, &admin, fields.parse(()).unwrap()).await.unwrap();
        let fields = RegisterFields { name: "Somebody Else".into(), email: "mona@example.com".into(), password: "an attackers password".into(), confirm: "an attackers password".into() };
        accounts::register(&bed, fields.parse(()).unwrap(), Lang::En, &elsewhere(1)).await.unwrap();
        let sent = bed.sent_to("mona@example.com").await;
        assert_eq!(sent.len(), 1, "the invitation, and no mail by which a stranger's password would count");
        assert_eq!(fault(enter(&bed, "an attackers password", &elsewhere(1)).await), "password: wrong-credentials");
        let accept = AcceptInviteFields { token: token_in(&sent[0].content.text), password: PASSWORD.into(), confirm: PASSWORD.into() };
        accounts::accept_invite(&bed, accept.parse(()).unwrap(), &bed.visit()).await.unwrap();
        assert!(enter(&bed, PASSWORD, &bed.visit()).await.is_ok());
    }
}
