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
        let choose = async |body: String| post(&service, "/ar/preferences?fn=preferences/keep", "", "application/x-www-form-urlencoded", body).await;
        let filled = |theme: &str, digits: &str, next: &str| format!("fields[theme]={theme}&fields[digits]={digits}&fields[next]={next}");
        let response = choose(filled("dark", "arab", "/ar/services")).await;
        assert_eq!((response.status(), location(&response)), (StatusCode::SEE_OTHER, "/ar/services"));
        let cookies: Vec<&str> = response.headers().get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()).collect();
        assert!(cookies[0].starts_with("theme=dark;") && cookies[1].starts_with("digits=arab;"), "{cookies:?}");
        for next in ["https://evil.example/", "//evil.example"] {
            assert_eq!(location(&choose(filled("system", "latn", next)).await), "/ar");
        }
        let response = choose(filled("%0d%0aSet-Cookie:x", "latn", "")).await;
        assert_eq!((response.status(), response.headers().get(header::SET_COOKIE)), (StatusCode::UNPROCESSABLE_ENTITY, None));
    }

    async fn the_service_worker_can_be_taken_off_every_device(bed) {
        let worker = async |is_on: bool| {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
            let config = crate::config::Config { service_worker: is_on, assets_dir: Some(folder), ..unlimited() };
            let response = get(&service_with(&bed, config), "/sw.js", "").await;
            // Without it the worker could fetch nothing, and would not even be installed.
            assert!(response.headers()[header::CONTENT_SECURITY_POLICY].to_str().is_ok_and(|policy| policy.contains("connect-src 'self'")));
            text(response).await
        };
        assert!(!worker(true).await.contains("registration.unregister()"));
        assert!(worker(false).await.contains("registration.unregister()"));
    }

    async fn the_digits_chosen_are_those_of_arabic_pages_alone(bed) {
        let service = service(&bed);
        let fee = "fees?service=classification&profession=medicine&rank=consultant";
        let shown = async |lang: &str, cookie: &str| text(get(&service, &format!("/{lang}/{fee}"), cookie).await).await;
        assert!(shown("ar", "digits=arab").await.contains("١٬٨٠٠٫٠٠"));
        assert!(shown("ar", "digits=latn").await.contains("1,800.00"));
        assert!(shown("ar", "digits=roman").await.contains("1,800.00"));
        assert!(shown("en", "digits=arab").await.contains("1,800.00"));
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
