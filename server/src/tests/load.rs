//! Budgets, bounds, health, and what is answered when the program fails.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use usecases::on_both_engines;

use super::*;

/// What every answer carries.
const HEADERS: &[&str] = &[
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "content-security-policy",
    "cache-control",
    "x-request-id",
];

fn from(peer: &str, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let peer: SocketAddr = format!("{peer}:1").parse().expect("an address");
    request.extension(ConnectInfo(peer)).body(Body::empty()).expect("a request")
}

on_both_engines! {
    async fn a_budget_is_an_addresss_or_an_accounts_and_says_how_long_to_wait(bed) {
        let service = service_with(&bed, Config { api_per_minute: 2, pages_per_minute: 2, ..unlimited() });
        let path = "/api/v1/policy/editions";
        for _ in 0..2 {
            assert_eq!(ask(&service, from("192.0.2.1", path, &[])).await.status(), StatusCode::OK);
        }
        let refused = ask(&service, from("192.0.2.1", path, &[])).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers().contains_key(header::RETRY_AFTER));
        assert_eq!(json(refused).await["kind"], "too-many");
        assert_eq!(ask(&service, from("192.0.2.2", path, &[])).await.status(), StatusCode::OK);
        // A stranger cannot claim another's address, and the budget of pages is another one.
        let claimed = ask(&service, from("192.0.2.1", path, &[("x-forwarded-for", "192.0.2.9")])).await;
        assert_eq!(claimed.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(ask(&service, from("192.0.2.1", "/ar", &[])).await.status(), StatusCode::OK);
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        let (sami, headers) = (cookie(&bed, "sami", Role::Applicant).await, |cookie: &str| [("cookie", cookie.to_owned())]);
        for (cookie, status) in [(&mona, StatusCode::OK), (&mona, StatusCode::OK), (&mona, StatusCode::TOO_MANY_REQUESTS), (&sami, StatusCode::OK)] {
            let [(name, value)] = headers(cookie);
            assert_eq!(ask(&service, from("192.0.2.7", "/ar", &[(name, &value)])).await.status(), status);
        }
        bed.clock.advance_seconds(60);
        assert_eq!(ask(&service, from("192.0.2.1", path, &[])).await.status(), StatusCode::OK);
    }

    async fn more_than_can_be_done_at_once_is_refused_and_health_is_still_answered(bed) {
        let service = service_with(&bed, Config { requests_at_once: 0, ..unlimited() });
        let refused = get(&service, "/ar", "").await;
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers().contains_key(header::RETRY_AFTER));
        let page = text(refused).await;
        assert!(page.contains("lang=\"ar\"") && page.contains("lang=\"en\""), "{page}");
        assert_eq!(get(&service, "/healthz", "").await.status(), StatusCode::OK);
        assert_eq!(get(&service, "/readyz", "").await.status(), StatusCode::OK);
    }

    async fn every_kind_of_answer_carries_its_headers(bed) {
        let service = service_with(&bed, Config { api_per_minute: 1, ..unlimited() });
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        let mut answers = Vec::new();
        for path in ["/", "/en", "/en/my", "/en/nothing", "/nothing.js", "/assets.json", "/documents/x", "/my-data.json", "/healthz", "/readyz", "/metrics", "/outbox", "/api/v1/services", "/api/v1/services", "/gateway/pay/x", "/audit.csv"] {
            for cookie in ["", &mona] {
                answers.push((path, get(&service, path, cookie).await));
            }
        }
        for path in ["/api/accounts/sign-in", "/api/nothing", "/en?fn=accounts/sign-in", "/en", "/healthz", "/preferences"] {
            answers.push((path, post(&service, path, "", "application/x-www-form-urlencoded", "fields[email]=x").await));
        }
        let foreign = Request::post("/en").header("sec-fetch-site", "cross-site").body(Body::empty()).expect("a request");
        answers.push(("cross-site", ask(&service, foreign).await));
        let long = Request::post("/en").header(header::CONTENT_LENGTH, "999999999").body(Body::empty()).expect("a request");
        answers.push(("too long", ask(&service, long).await));
        let odd = Request::builder().method("TRACE").uri("/en").body(Body::empty()).expect("a request");
        answers.push(("odd", ask(&service, odd).await));
        let statuses: std::collections::BTreeSet<u16> = answers.iter().map(|(_, answer)| answer.status().as_u16()).collect();
        assert!(statuses.len() > 8, "{statuses:?}");
        for (what, answer) in answers {
            for name in HEADERS {
                assert!(answer.headers().contains_key(*name), "{what} {}: {name}", answer.status());
            }
        }
        // What is somebody's, or holds a token, is kept nowhere.
        for path in ["/en/my", "/my-data.json", "/documents/x", "/en"] {
            assert_eq!(get(&service, path, &mona).await.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        }
        assert_eq!(get(&service, "/en/reset-password?token=x", "").await.headers()[header::CACHE_CONTROL], "no-store");
    }

    async fn it_is_not_ready_without_its_database(bed) {
        let service = service(&bed);
        bed.db.close().await;
        let response = get(&service, "/readyz", "").await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(json(response).await["database"], false);
        assert_eq!(get(&service, "/healthz", "").await.status(), StatusCode::OK);
        // Nobody is taken for signed out because the database is away.
        let response = get(&service, "/ar/my", "__Host-session=AAAAAAAAAAAAAAAAAAAAAA").await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    }

    async fn figures_are_for_this_machine_and_hold_no_person(bed) {
        crate::http::health::recorder();
        let service = service(&bed);
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        get(&service, "/ar/my/applications/0193b1a2-7c1f-7f00-8000-000000000000?name=mona", &mona).await;
        let figures = ask(&service, from("127.0.0.1", "/metrics", &[])).await;
        assert_eq!(figures.status(), StatusCode::OK);
        let figures = text(figures).await;
        assert!(figures.contains("http_requests_total{") && figures.contains("http_request_duration_seconds_bucket{"), "{figures}");
        assert!(!figures.contains("0193b1a2") && !figures.contains("mona"), "{figures}");
        assert_eq!(ask(&service, from("192.0.2.1", "/metrics", &[])).await.status(), StatusCode::NOT_FOUND);
        assert_eq!(ask(&service, from("127.0.0.1", "/metrics", &[("x-forwarded-for", "192.0.2.1")])).await.status(), StatusCode::NOT_FOUND);
    }

    async fn a_body_that_is_too_large_is_refused_before_it_is_read(bed) {
        let service = service(&bed);
        let response = post(&service, "/api/accounts/sign-in", "", "application/x-www-form-urlencoded", "x".repeat(300 * 1024)).await;
        // Said beforehand it is 413; only noticed while reading it is no form of ours.
        assert!(response.status().is_client_error(), "{}", response.status());
        let said = Request::post("/api/accounts/sign-in").header(header::CONTENT_LENGTH, "999999999").body(Body::empty()).expect("a request");
        assert_eq!(ask(&service, said).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn a_write_from_another_site_is_refused(bed) {
        let service = service(&bed);
        let foreign = |name: &'static str, value: &'static str| {
            Request::post("/ar/preferences?fn=preferences/keep").header(name, value).header(header::HOST, "portal.example").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from("fields[theme]=dark&fields[digits]=latn")).expect("a request")
        };
        for (name, value, status) in [
            ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
            ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
            ("origin", "https://evil.example", StatusCode::FORBIDDEN),
            ("origin", "null", StatusCode::FORBIDDEN),
            ("origin", "https://portal.example.evil.example", StatusCode::FORBIDDEN),
            ("sec-fetch-site", "same-origin", StatusCode::SEE_OTHER),
            ("origin", "https://portal.example", StatusCode::SEE_OTHER),
        ] {
            assert_eq!(ask(&service, foreign(name, value)).await.status(), status, "{name}: {value}");
        }
    }
}

#[tokio::test]
async fn a_failure_of_the_program_is_a_page_with_a_reference_and_nothing_else() {
    let bed = Testbed::new(usecases::db::Engine::Sqlite).await;
    let state = State::new(bed.portal.clone(), unlimited());
    let failing = Router::new().route(
        "/boom",
        axum::routing::get(|| async {
            if true {
                panic!("the secret is 4711")
            }
        }),
    );
    let service: Router = router::around(failing, &state).with_state(state.clone());
    let response = get(&service, "/boom", "").await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    for name in HEADERS {
        assert!(response.headers().contains_key(*name), "{name}");
    }
    let id = response.headers().get("x-request-id").and_then(|id| id.to_str().ok()).expect("an id").to_owned();
    let page = text(response).await;
    assert!(page.contains(&id) && !page.contains("4711"), "{page}");
}
