//! A session that ends in the middle of a form, without script.

use usecases::on_both_engines;

use super::*;

const FORM: &str = "application/x-www-form-urlencoded";

async fn sign_in_again(bed: &Testbed, name: &str) -> String {
    let fields =
        SignInFields { email: format!("{name}@example.com"), password: PASSWORD.into(), ..SignInFields::default() };
    let entered = accounts::sign_in(bed, fields.parse(()).expect("right"), &bed.visit()).await.expect("signed in");
    let Entered::Session(opened) = entered else { panic!("an applicant without a second factor") };
    format!("{}={}", app::request::SESSION_COOKIE, opened.token.as_str())
}

fn kept(response: &Response) -> bool {
    let cookies = response.headers().get_all(header::SET_COOKIE);
    cookies.iter().any(|cookie| cookie.to_str().is_ok_and(|cookie| cookie.starts_with("__Host-kept=1;")))
}

on_both_engines! {
    async fn a_form_whose_session_ended_comes_back_to_the_same_person_without_its_secrets(bed) {
        let service = service(&bed);
        let old = cookie(&bed, "mona", Role::Applicant).await;
        bed.clock.advance_seconds(31 * 60);
        let body = "fields[email]=new%40example.com&fields[password]=hidden-secret";
        let page = "/en/my/profile/email";
        let response = post(&service, &format!("{page}?fn=profile/change-email"), &old, FORM, body).await;
        assert_eq!((response.status(), location(&response)), (StatusCode::SEE_OTHER, app::routes::sign_in_then(page).as_str()));
        assert!(kept(&response));
        // Another person at the same browser sees nothing of it.
        let other = cookie(&bed, "sami", Role::Applicant).await;
        let theirs = text(get(&service, page, &format!("{other}; __Host-kept=1")).await).await;
        assert!(!theirs.contains("new@example.com"));
        // Nor does another page show it.
        let again = sign_in_again(&bed, "mona").await;
        let elsewhere = text(get(&service, "/en/my/profile/mobile", &format!("{again}; __Host-kept=1")).await).await;
        assert!(!elsewhere.contains("new@example.com"));
        let response = get(&service, page, &format!("{again}; __Host-kept=1")).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(response.headers().get_all(header::SET_COOKIE).iter().any(|cookie| cookie == "__Host-kept=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
        let page = text(response).await;
        assert!(page.contains("value=\"new@example.com\""), "{page}");
        assert!(!page.contains("hidden-secret"));
    }

    async fn a_form_that_must_be_proved_again_comes_back_too(bed) {
        let service = service(&bed);
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        bed.clock.advance_seconds(11 * 60);
        let page = "/ar/my/profile/email";
        let body = "fields[email]=new%40example.com";
        let response = post(&service, &format!("{page}?fn=profile/change-email"), &mona, FORM, body).await;
        assert_eq!((response.status(), location(&response)), (StatusCode::SEE_OTHER, app::routes::reauthenticate_then(page).as_str()));
        assert!(kept(&response));
        let page = text(get(&service, page, &format!("{mona}; __Host-kept=1")).await).await;
        assert!(page.contains("value=\"new@example.com\""));
    }

    async fn nothing_is_kept_for_who_never_had_a_session(bed) {
        let service = service(&bed);
        for cookie in ["", "__Host-session=AAAAAAAAAAAAAAAAAAAAAA"] {
            let path = "/en/my/profile/email?fn=profile/change-email";
            let response = post(&service, path, cookie, FORM, "fields[email]=new%40example.com").await;
            assert_eq!(response.status(), StatusCode::SEE_OTHER);
            assert!(!kept(&response));
        }
    }
}
