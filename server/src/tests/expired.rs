//! Codes and links that came too late, without script: the page says so and offers the next step.

use usecases::on_both_engines;

use super::*;

const FORM: &str = "application/x-www-form-urlencoded";
const EMAIL: &str = "noura@example.com";

async fn press(service: &Router, page: &str, action: &str, body: &str) -> (StatusCode, String) {
    let joint = if page.contains('?') { '&' } else { '?' };
    let request = Request::post(format!("{page}{joint}fn={action}"))
        .header(header::CONTENT_TYPE, FORM)
        .header(header::ACCEPT, "text/html")
        .body(Body::from(body.to_owned()))
        .expect("a request");
    let response = ask(service, request).await;
    (response.status(), text(response).await)
}

async fn told(bed: &Testbed) -> String {
    bed.work().await;
    bed.sent_to(EMAIL).await.last().expect("a mail").content.text.clone()
}

fn code_of(mail: &str) -> String {
    mail.split(|letter: char| !letter.is_ascii_digit()).find(|part| part.len() == 6).expect("a code").to_owned()
}

fn token_of(mail: &str) -> String {
    mail.split("token=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a link").to_owned()
}

async fn registered(bed: &Testbed, service: &Router) -> String {
    let body =
        format!("fields[name]=Noura&fields[email]={EMAIL}&fields[password]={PASSWORD}&fields[confirm]={PASSWORD}");
    let (status, _) = press(service, "/en/register", "accounts/register", &body.replace(' ', "+")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    told(bed).await
}

on_both_engines! {
    async fn an_expired_code_says_so_in_both_languages_and_offers_another(bed) {
        let service = service(&bed);
        let code = code_of(&registered(&bed, &service).await);
        bed.clock.advance_seconds(24 * 3_600 + 1);
        let body = format!("fields[email]={EMAIL}&fields[code]={code}");
        for (page, said) in [("/ar/activate", "انتهت مدة الرمز"), ("/en/activate", "The code has expired")] {
            let (status, shown) = press(&service, page, "accounts/activate", &body).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(shown.contains(said), "{page}: {shown}");
            assert!(shown.contains("accounts/resend-activation") && shown.contains(EMAIL), "{page} offers another, nothing typed is lost");
        }
        let (status, _) = press(&service, "/en/activate", "accounts/resend-activation", &format!("fields[email]={EMAIL}")).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let code = code_of(&told(&bed).await);
        let (status, _) = press(&service, "/en/activate", "accounts/activate", &format!("fields[email]={EMAIL}&fields[code]={code}")).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
    }

    async fn an_expired_or_used_link_says_so_and_offers_another(bed) {
        let service = service(&bed);
        let token = token_of(&registered(&bed, &service).await);
        bed.clock.advance_seconds(24 * 3_600 + 1);
        let link = format!("/en/activate?token={token}");
        let (status, shown) = press(&service, &link, "accounts/activate-by-link", &format!("fields[token]={token}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.contains("The link has expired"), "{shown}");
        assert!(text(get(&service, &link, "").await).await.contains("accounts/resend-activation"), "{link} offers another");

        bed.account("mona", &[Role::Applicant]).await;
        let ask = "fields[email]=mona@example.com";
        let (status, _) = press(&service, "/en/forgotten-password", "accounts/forgotten-password", ask).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        bed.work().await;
        let token = token_of(&bed.sent_to("mona@example.com").await.last().expect("a mail").content.text);
        bed.clock.advance_seconds(15 * 60 + 1);
        let body = format!("fields[token]={token}&fields[password]=seven+dates+and+a+kettle&fields[confirm]=seven+dates+and+a+kettle");
        let (status, shown) = press(&service, &format!("/en/reset-password?token={token}"), "accounts/reset-password", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.contains("The link has expired") && shown.contains("/en/forgotten-password"), "{shown}");
    }
}
