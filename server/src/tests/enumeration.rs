//! Nobody learns from an answer, or from how long it took, whether an address, a number or an application is known.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

use app::request::encoded;
use axum::extract::ConnectInfo;
use domain::text::ApplicationNumber;
use usecases::{db::Statement, on_both_engines};

use super::*;

/// Samples of each kind in the ordinary run; `PORTAL_ENUMERATION_SAMPLES` says otherwise (the whole is 2,000).
fn samples() -> usize {
    std::env::var("PORTAL_ENUMERATION_SAMPLES").ok().and_then(|text| text.parse().ok()).unwrap_or(200)
}

/// A classifier may be right in so many of a hundred cases.
const AUC: f64 = 0.55;
/// Where the ordinary sample is enlarged to, at most, before it is believed: at 200 + 200 the area under the curve of two
/// equal distributions has a standard deviation of 0.029, so that chance alone exceeds 0.55 now and then; at 2,000 + 2,000
/// it is 0.009. All samples count, none is thrown away: a difference that is there only becomes clearer.
const ENOUGH: usize = 2_000;

/// Somebody who is known, or is not; their address and number are of the same length.
struct Person {
    email: String,
    mobile: String,
}

fn person(is_known: bool, number: usize) -> Person {
    // Names have no digits, and the testkit makes addresses of names.
    let letters = |digit: char| char::from(b'a' + u8::try_from(digit.to_digit(10).unwrap_or(0)).unwrap_or(0));
    let name: String = format!("{}{number:05}", u8::from(is_known)).chars().map(letters).collect();
    Person { email: format!("{name}@example.com"), mobile: format!("+96651{}{number:06}", u8::from(is_known)) }
}

/// A way in at which somebody is named who may be known: the function, the page it stands on, what is sent.
struct Door {
    function: &'static str,
    page: &'static str,
    body: fn(&Person) -> String,
}

const REGISTER: Door = Door {
    function: "accounts/register",
    page: "/en/register",
    body: |person| {
        format!(
            "fields[name]=Mona+Saleh&fields[email]={}&fields[password]=an+attackers+password&fields[confirm]=an+attackers+password",
            encoded(&person.email)
        )
    },
};
const SIGN_IN: Door = Door {
    function: "accounts/sign-in",
    page: "/en/sign-in",
    body: |person| format!("fields[email]={}&fields[password]=not+the+password", encoded(&person.email)),
};
const FORGOTTEN_PASSWORD: Door = Door {
    function: "accounts/forgotten-password",
    page: "/en/forgotten-password",
    body: |person| format!("fields[email]={}", encoded(&person.email)),
};
const FORGOTTEN_EMAIL: Door = Door {
    function: "accounts/forgotten-email",
    page: "/en/forgotten-email",
    body: |person| format!("fields[mobile]={}", encoded(&person.mobile)),
};
const RESEND: Door = Door {
    function: "accounts/resend-activation",
    page: "/en/activate",
    body: |person| format!("fields[email]={}", encoded(&person.email)),
};
const ACTIVATE: Door = Door {
    function: "accounts/activate",
    page: "/en/activate",
    body: |person| format!("fields[email]={}&fields[code]=000000", encoded(&person.email)),
};
const FIND_EMAIL: Door = Door {
    function: "accounts/find-email",
    page: "/en/forgotten-email/code",
    body: |person| format!("fields[mobile]={}&fields[code]=000000", encoded(&person.mobile)),
};

const FORM: &str = "application/x-www-form-urlencoded";

/// Each request comes from an address of its own, so that no budget of an address ends the measurement.
fn sent(target: &str, body: String, turn: usize) -> Request<Body> {
    let [.., b, c, d] = u64::try_from(turn).unwrap_or(0).to_be_bytes();
    let peer = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(10, b, c, d)), 1);
    let request = Request::post(target).header(header::CONTENT_TYPE, FORM).header(header::ACCEPT, "application/json");
    request.extension(ConnectInfo(peer)).body(Body::from(body)).expect("a request")
}

/// An answer as a stranger can compare it: all of it but the request's id, nonces, and what they typed themself.
async fn face(response: Response, typed: &[&str]) -> String {
    let status = response.status();
    let headers = response.headers().clone();
    let policy = headers.get(header::CONTENT_SECURITY_POLICY).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let nonce =
        policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\'')).map(|(nonce, _)| nonce.to_owned());
    let mut lines: Vec<String> = headers
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "x-request-id" | "date"))
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    lines.sort();
    let mut whole = format!("{status}\n{}\n\n{}", lines.join("\n"), text(response).await);
    for word in typed.iter().copied().chain(nonce.as_deref()) {
        whole = whole.replace(&encoded(word), "…").replace(word, "…");
    }
    whole
}

/// Opens accounts with proved numbers until there are so many.
async fn known(bed: &Testbed, from: usize, to: usize) {
    const PROVED: Statement = Statement {
        name: "proved",
        text: "update accounts set mobile = $2, mobile_verified_at = created_at where email = $1",
    };
    for number in from..to {
        let person = person(true, number);
        bed.account(person.email.split('@').next().expect("a name"), &[Role::Applicant]).await;
        let mut tx = bed.db.begin().await.expect("a transaction");
        let values = usecases::binds![person.email.as_str(), person.mobile.as_str()];
        assert_eq!(tx.execute(PROVED, values).await.expect("a number"), 1);
        tx.commit().await.expect("committed");
    }
}

/// The chance that a known one took longer than an unknown one, ties half: the area under the curve of the best classifier
/// by a threshold, told whichever way it leans.
#[allow(clippy::float_arithmetic, reason = "a statistic of ranks, no money and no clock")]
fn auc(known: &[Duration], unknown: &[Duration]) -> f64 {
    let mut all: Vec<(Duration, bool)> =
        known.iter().map(|time| (*time, true)).chain(unknown.iter().map(|time| (*time, false))).collect();
    all.sort();
    let (mut rank_sum, mut at) = (0.0, 0);
    while at < all.len() {
        let end = (at..all.len()).find(|index| all[*index].0 != all[at].0).unwrap_or(all.len());
        let rank = (at + 1 + end) as f64 / 2.0;
        rank_sum += rank * all[at..end].iter().filter(|(_, is_known)| *is_known).count() as f64;
        at = end;
    }
    let (ours, theirs) = (known.len() as f64, unknown.len() as f64);
    let area = (rank_sum - ours * (ours + 1.0) / 2.0) / (ours * theirs);
    area.max(1.0 - area)
}

/// Times one door for known and unknown people, in pairs whose order is drawn.
async fn measured(bed: &Testbed, service: &Router, door: &Door, opened: &mut usize) -> f64 {
    let target = format!("/api/{}", door.function);
    let (mut times, mut draw) = ([Vec::new(), Vec::new()], Draw(11));
    loop {
        let begin = times[0].len();
        known(bed, *opened, begin + samples()).await;
        *opened = (*opened).max(begin + samples());
        for number in begin..begin + samples() {
            let first = draw.below(2);
            for which in [first, 1 - first] {
                let request = sent(&target, (door.body)(&person(which == 0, number)), number * 2 + which);
                let start = Instant::now();
                let response = ask(service, request).await;
                times[which].push(start.elapsed());
                assert!(
                    response.status().is_success() || response.status() == StatusCode::UNPROCESSABLE_ENTITY,
                    "{}: {}",
                    door.function,
                    response.status()
                );
            }
            bed.clock.advance_seconds(7);
        }
        let area = auc(&times[0], &times[1]);
        if area <= AUC || times[0].len() >= samples().max(ENOUGH) {
            let median = |times: &mut Vec<Duration>| {
                times.sort();
                times[times.len() / 2].as_micros()
            };
            let [known, unknown] = &mut times;
            eprintln!(
                "enumeration {:?} {}: {} + {} samples, AUC {area:.3}, medians {} and {} µs",
                bed.db.engine(),
                door.function,
                known.len(),
                unknown.len(),
                median(known),
                median(unknown)
            );
            return area;
        }
    }
}

on_both_engines! {
    async fn known_and_unknown_are_answered_alike_at_every_door(bed) {
        known(&bed, 0, 1).await;
        let service = service(&bed);
        let people = [person(true, 0), person(false, 0)];
        let mut turn = 0;
        // Asked until the budgets of a name are used up: the refusal is the same as well.
        for door in [REGISTER, SIGN_IN, FORGOTTEN_PASSWORD, FORGOTTEN_EMAIL, RESEND, ACTIVATE, FIND_EMAIL] {
            for round in 0..6 {
                for plain in [false, true] {
                    let mut faces = Vec::new();
                    for person in &people {
                        turn += 1;
                        let target = if plain { format!("{}?fn={}", door.page, door.function) } else { format!("/api/{}", door.function) };
                        let response = ask(&service, sent(&target, (door.body)(person), turn)).await;
                        assert!(!is_our_failure(response.status()), "{target}");
                        faces.push(face(response, &[&person.email, &person.mobile]).await);
                    }
                    assert_eq!(faces[0], faces[1], "{} {round} {plain}", door.function);
                }
                bed.work().await;
            }
        }
    }

    async fn known_and_unknown_take_the_same_time(bed) {
        let (service, mut opened) = (service(&bed), 0);
        for door in [&REGISTER, &SIGN_IN, &FORGOTTEN_PASSWORD, &FORGOTTEN_EMAIL] {
            let area = measured(&bed, &service, door, &mut opened).await;
            assert!(area <= AUC, "{}: {area}", door.function);
        }
    }

    async fn a_wrong_number_and_one_that_nobody_has_are_answered_alike(bed) {
        let service = service(&bed);
        let nobodys = ApplicationNumber::from_random(4_711).as_str().to_owned();
        let last = nobodys.as_bytes()[11] - b'0';
        let wrong = format!("{}{}", &nobodys[..11], (last + 1) % 10);
        let targets: [fn(&str) -> String; 3] = [
            |number| format!("/api/v1/applications/{number}/status"),
            |number| format!("/ar/status?number={number}"),
            |number| format!("/en/status?number={number}"),
        ];
        for target in targets {
            let mut faces = Vec::new();
            for number in [&wrong, &nobodys] {
                faces.push(face(get(&service, &target(number), "").await, &[number]).await);
            }
            assert_eq!(faces[0], faces[1], "{}", target(&wrong));
        }
        let mut faces = Vec::new();
        for number in [&wrong, &nobodys] {
            let body = format!("fields[number]={number}");
            faces.push(face(post(&service, "/api/applications/status_by_number", "", FORM, body).await, &[number]).await);
        }
        assert_eq!(faces[0], faces[1]);
        assert!(faces[0].starts_with("404"), "{}", faces[0]);
    }
}

#[test]
fn the_classifier_tells_what_differs_and_not_what_does_not() {
    let micros = |from: u64| (0..400).map(|step| Duration::from_micros(from + step)).collect::<Vec<_>>();
    assert!(auc(&micros(0), &micros(400)) > 0.99);
    assert!((auc(&micros(0), &micros(0)) - 0.5).abs() < 1e-9);
    assert!((auc(&micros(40), &micros(0)) - 0.595).abs() < 0.001);
}
