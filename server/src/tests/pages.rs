//! Pages and files as they leave.

use usecases::on_both_engines;

use super::*;

on_both_engines! {
    async fn a_page_is_packed_lightly_and_carries_its_headers(bed) {
        let service = service(&bed);
        let request = Request::get("/en").header(header::ACCEPT_ENCODING, "br, gzip").body(Body::empty()).expect("a request");
        let response = ask(&service, request).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers().get(header::CONTENT_ENCODING).and_then(|coding| coding.to_str().ok()), Some("br"));
        for name in ["content-security-policy", "x-content-type-options", "strict-transport-security", "x-request-id"] {
            assert!(response.headers().contains_key(name), "{name}");
        }
        let plain = get(&service, "/en", "").await;
        assert!(plain.headers().get(header::CONTENT_ENCODING).is_none());
    }

    async fn a_page_that_is_none_is_not_found_in_its_language(bed) {
        let service = service(&bed);
        for page in ["/ar/nothing-here", "/en/services/nothing-here/at/all"] {
            assert_eq!(get(&service, page, "").await.status(), StatusCode::NOT_FOUND, "{page}");
        }
        for path in ["/assets.json", "/../Cargo.toml", "/pkg/.hidden", "/wp-login.php", "/.env"] {
            assert_eq!(get(&service, path, "").await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn preferences_are_kept_and_lead_back_to_our_own_pages_only(bed) {
        let service = service(&bed);
        let choose = async |body: &'static str| post(&service, "/preferences", "", "application/x-www-form-urlencoded", body).await;
        let response = choose("theme=dark&digits=arab&next=/ar/services").await;
        assert_eq!((response.status(), location(&response)), (StatusCode::SEE_OTHER, "/ar/services"));
        let cookies: Vec<&str> = response.headers().get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()).collect();
        assert!(cookies[0].starts_with("theme=dark;") && cookies[1].starts_with("digits=arab;"), "{cookies:?}");
        let response = choose("theme=system&next=https://evil.example/").await;
        assert_eq!(location(&response), "/");
        assert!(response.headers()[header::SET_COOKIE].to_str().is_ok_and(|cookie| cookie.contains("Max-Age=0")));
        let response = choose("theme=%0d%0aSet-Cookie:x&next=//evil.example").await;
        assert_eq!((location(&response), response.headers().get(header::SET_COOKIE)), ("/", None));
    }

    async fn what_was_sent_is_shown_in_a_demonstration_and_nowhere_else(bed) {
        let service = service(&bed);
        let fields = domain::account::RegisterFields { name: "Mona <b>".into(), email: "mona@example.com".into(), password: usecases::testkit::PASSWORD.into(), confirm: usecases::testkit::PASSWORD.into() };
        let fields = domain::account::RegisterFields { name: "Mona Saleh".into(), ..fields };
        accounts::register(&bed, fields.parse(()).expect("right"), domain::lang::Lang::En, &bed.visit()).await.expect("taken");
        bed.work().await;
        let page = text(get(&service, "/outbox", "").await).await;
        assert!(page.contains("<a href=\"https://portal.example/en/activate?token="), "{page}");
        let sent = json(get(&service, "/outbox.json?to=mona@example.com", "").await).await;
        assert_eq!(sent.as_array().map(Vec::len), Some(1));
        assert!(sent[0]["text"].as_str().is_some_and(|text| text.contains("?token=")));
        assert_eq!(json(get(&service, "/outbox.json?to=nobody@example.com", "").await).await, serde_json::json!([]));
        let settings = usecases::Settings { is_demonstration: false, ..(*bed.settings).clone() };
        let earnest = usecases::Portal { settings: std::sync::Arc::new(settings), ..bed.portal.clone() };
        let service = router::router(State::new(earnest, unlimited()));
        for path in ["/outbox", "/outbox.json"] {
            assert_eq!(get(&service, path, "").await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
