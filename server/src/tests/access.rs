//! Refused by default: every function and page, as nobody and as every role.

use domain::permission::Role;
use usecases::on_both_engines;

use super::*;
use crate::http::functions::PUBLIC;

/// Bodies that no form of ours sends, or sends half filled.
const GARBAGE: &[(&str, &str)] = &[
    ("application/x-www-form-urlencoded", ""),
    ("application/x-www-form-urlencoded", "fields[]=&fields[[=%%%&=&&&&"),
    (
        "application/x-www-form-urlencoded",
        "fields[email]=%00%ff%fe&fields[email]=x&fields[amount]=-99999999999999999999",
    ),
    (
        "application/x-www-form-urlencoded",
        "id=00000000-0000-0000-0000-000000000000&application=x&fields[name]=%D8%A7%CC%80%E2%80%AE",
    ),
    ("application/json", "{\"fields\":{\"email\":[1,2,{}]}}"),
    ("multipart/form-data", "--no boundary"),
    (
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../a\"\r\n\r\nMZ\r\n--x",
    ),
    ("\u{ff}", "\u{0}\u{0}"),
];

fn functions() -> Vec<String> {
    let paths: Vec<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert!(!paths.is_empty(), "no server function is registered: the walk would prove nothing");
    paths
}

#[test]
fn the_public_list_names_only_functions_that_exist() {
    let paths = functions();
    let unknown: Vec<_> = PUBLIC.iter().filter(|name| !paths.contains(&format!("/api/{name}"))).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

async fn walk(service: &Router, who: &str, cookie: &str) {
    for path in functions() {
        let is_public = PUBLIC.contains(&path.trim_start_matches("/api/"));
        for (kind, body) in GARBAGE {
            let request =
                Request::post(&path).header(header::COOKIE, cookie).header(header::CONTENT_TYPE, kind.as_bytes());
            let status = ask(service, request.body(Body::from(*body)).expect("a request")).await.status();
            assert!(!is_our_failure(status), "{who} {path} {kind} {body:?}: {status}");
            if cookie.is_empty() && !is_public {
                assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
            }
        }
    }
}

on_both_engines! {
    async fn every_function_is_refused_to_nobody_and_fails_for_none(bed) {
        let service = service(&bed);
        walk(&service, "nobody", "").await;
        for role in Role::ALL {
            walk(&service, role.code(), &cookie(&bed, role.code(), *role).await).await;
        }
    }

    async fn a_page_that_is_somebodys_leads_to_the_sign_in(bed) {
        let service = service(&bed);
        for page in ["/ar/my", "/en/my/applications?page=2", "/ar/office", "/en/office/refunds/x"] {
            let response = get(&service, page, "").await;
            assert_eq!(response.status(), StatusCode::SEE_OTHER, "{page}");
            assert_eq!(location(&response), app::routes::sign_in_then(page));
        }
        // A cookie that names no session is nobody.
        assert_eq!(get(&service, "/ar/my", "__Host-session=AAAAAAAAAAAAAAAAAAAAAA").await.status(), StatusCode::SEE_OTHER);
    }

    async fn the_office_does_not_exist_for_an_applicant(bed) {
        let service = service(&bed);
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        for page in ["/ar/office", "/en/office/applications/00000000-0000-0000-0000-000000000000"] {
            assert_eq!(get(&service, page, &mona).await.status(), StatusCode::NOT_FOUND, "{page}");
        }
        assert_ne!(get(&service, "/ar/my", &mona).await.status(), StatusCode::SEE_OTHER);
    }

    async fn staff_without_a_second_factor_set_it_up_first(bed) {
        let service = service(&bed);
        // The role was given after the sign-in, in which no second factor was asked for.
        let salem = cookie(&bed, "salem", Role::Applicant).await;
        bed.tamper("update account_roles set role = 'reviewer'").await.expect("the role");
        let response = get(&service, "/en/office", &salem).await;
        assert_eq!((response.status(), location(&response)), (StatusCode::SEE_OTHER, "/en/my/security/second-factor"));
    }

    async fn a_session_that_rested_too_long_is_nobodys(bed) {
        let service = service(&bed);
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        assert_ne!(get(&service, "/ar/my", &mona).await.status(), StatusCode::SEE_OTHER);
        bed.clock.advance_seconds(31 * 60);
        assert_eq!(get(&service, "/ar/my", &mona).await.status(), StatusCode::SEE_OTHER);
    }
}
