//! What one person does with everything: opens an account, forgets, is helped, applies, pays, takes it back.

use app::request::{SESSION_COOKIE, encoded};
use domain::{
    ids::{InvoiceId, RefundClaimId},
    samples::Sampled,
};
use usecases::{accounts, applications, invoices, secrets::Token, testkit::filings};

use super::*;

const FORM: &str = "application/x-www-form-urlencoded";

/// One browser.
pub(super) struct Browser<'a> {
    bed: &'a Testbed,
    service: &'a Router,
    pub(super) cookies: Vec<(String, String)>,
}

impl<'a> Browser<'a> {
    pub(super) const fn new(bed: &'a Testbed, service: &'a Router) -> Self {
        Self { bed, service, cookies: Vec::new() }
    }

    fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, response: &Response) {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("a cookie").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    async fn call(&mut self, function: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let path = format!("/api/{function}");
        let response = post(self.service, &path, &self.cookie(), FORM, pairs.join("&")).await;
        self.keep(&response);
        let (status, leads) = (response.status(), location(&response).to_owned());
        let body = text(response).await;
        self.bed.work().await;
        (status, leads, body)
    }

    /// A call that must be answered.
    async fn did(&mut self, function: &str, fields: &[(&str, &str)]) -> (String, String) {
        let (status, leads, body) = self.call(function, fields).await;
        assert!(status.is_success(), "{function}: {status} {body}");
        (leads, body)
    }

    fn session(&self) -> &str {
        &self.cookies.iter().find(|(name, _)| name == SESSION_COOKIE).expect("a session").1
    }
}

fn code_in(text: &str) -> String {
    text.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 6).expect("a code").to_owned()
}

fn token_in(text: &str) -> String {
    text.split("?token=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a link").to_owned()
}

async fn newest(bed: &Testbed, to: &str) -> String {
    bed.sent_to(to).await.pop().expect("a message").content.text
}

/// The account: opened, forgotten, found, strengthened, its contact data changed.
pub(super) async fn account(bed: &Testbed, browser: &mut Browser<'_>, found: &mut Canaries) {
    let fields = [
        ("fields[name]", NAME),
        ("fields[email]", EMAIL),
        ("fields[password]", PASSWORD),
        ("fields[confirm]", PASSWORD),
    ];
    browser.did("accounts/register", &fields).await;
    let mail = newest(bed, EMAIL).await;
    found.secrets.extend([code_in(&mail), token_in(&mail), PASSWORD.to_owned(), NEW_PASSWORD.to_owned()]);
    browser.call("accounts/activate", &[("fields[email]", EMAIL), ("fields[code]", "000000")]).await;
    browser.did("accounts/activate", &[("fields[email]", EMAIL), ("fields[code]", &code_in(&mail))]).await;
    browser.call("accounts/sign-in", &[("fields[email]", PASSWORD), ("fields[password]", EMAIL)]).await;
    browser.did("accounts/forgotten-password", &[("fields[email]", EMAIL)]).await;
    let link = token_in(&newest(bed, EMAIL).await);
    let fields =
        [("fields[token]", link.as_str()), ("fields[password]", NEW_PASSWORD), ("fields[confirm]", NEW_PASSWORD)];
    browser.did("accounts/reset-password", &fields).await;
    browser.call("accounts/reset-password", &fields).await;
    found.secrets.insert(link);
    browser.did("accounts/sign-in", &[("fields[email]", EMAIL), ("fields[password]", NEW_PASSWORD)]).await;
    found.secrets.insert(browser.session().to_owned());
    let mut profile: Vec<(String, String)> = domain::account::ProfileFields::SAMPLE
        .iter()
        .map(|(name, value, _)| (format!("fields[{name}]"), (*value).to_owned()))
        .collect();
    for (name, value) in &mut profile {
        match name.as_str() {
            "fields[identity_number]" => *value = filings::national_id(PERSON),
            "fields[latin_name]" => *value = NAME.to_owned(),
            "fields[mobile]" => *value = MOBILE.to_owned(),
            _ => {}
        }
    }
    let pairs: Vec<(&str, &str)> = profile.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.did("profile/update", &pairs).await;
    browser.did("profile/change-mobile", &[("fields[mobile]", MOBILE)]).await;
    let code = code_in(&newest(bed, MOBILE).await);
    browser.did("profile/confirm-mobile", &[("fields[code]", &code)]).await;
    found.secrets.insert(code);
    browser.did("accounts/forgotten-email", &[("fields[mobile]", MOBILE)]).await;
    let code = code_in(&newest(bed, MOBILE).await);
    browser.did("accounts/find-email", &[("fields[mobile]", MOBILE), ("fields[code]", &code)]).await;
    found.secrets.insert(code);
    browser.did("security/begin-second-factor", &[]).await;
    let (_, enrolment) = browser.did("security/authenticator", &[]).await;
    let enrolment: serde_json::Value = serde_json::from_str(&enrolment).expect("JSON");
    let key = enrolment["pending"]["key"].as_str().expect("a key").to_owned();
    let now = accounts::totp::code_at(&unbase32(&key), bed.now());
    browser.did("security/confirm-second-factor", &[("fields[code]", &now)]).await;
    let (_, codes) = browser.did("security/recovery-codes", &[]).await;
    let codes: Vec<String> = serde_json::from_str(&codes).expect("codes");
    assert_eq!(codes.len(), 10);
    for code in codes {
        found.secrets.extend([code.replace('-', ""), code]);
    }
    found.secrets.extend([key, now]);
    // An address that leads nowhere, with everything in it.
    let path = format!("/en/nothing/{EMAIL}?password={}&token={}", encoded(PASSWORD), browser.session());
    let _ = get(browser.service, &path, &browser.cookie()).await;
}

/// The application: filed with documents, paid, withdrawn, the money claimed; read and decided at the desks.
pub(super) async fn application(bed: &Testbed, browser: &mut Browser<'_>) {
    let token = Token::presented(browser.session());
    let actor = accounts::authenticate(bed, &token).await.expect("read").expect("signed in").actor;
    let id = filings::whole_draft(bed, &actor, PERSON).await;
    browser.call("applications/submit", &[("id", &id.to_string()), ("shown_total", "1")]).await;
    browser.did("applications/submit", &[("id", &id.to_string()), ("shown_total", "110000")]).await;
    let invoice: InvoiceId = invoices::list(bed, &actor).await.expect("the invoices")[0].id;
    let (page, _) =
        browser.did("payments/start", &[("invoice", &invoice.to_string()), ("fields[method]", "card")]).await;
    let hosted = page.strip_prefix("https://portal.example").expect("our own gateway").to_owned();
    let pressed = format!("card={CARD}&act=pay");
    assert_eq!(post(browser.service, &hosted, "", FORM, pressed).await.status(), StatusCode::SEE_OTHER);
    bed.work().await;
    let reviewer = super::super::cookie(bed, "reviewer", Role::Reviewer).await;
    let file = get(browser.service, &format!("/en/office/applications/{id}"), &reviewer).await;
    assert!(text(file).await.contains(&filings::national_id(PERSON)), "the reviewer sees whose file it is");
    let fields = [
        ("id", id.to_string()),
        ("fields[shown_total]", "45000".into()),
        ("fields[iban]", IBAN.into()),
        ("fields[holder]", NAME.into()),
        ("fields[confirm]", "yes".into()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (leads, _) = browser.did("applications/withdraw", &fields).await;
    let claim = RefundClaimId::parse(leads.rsplit('/').next().expect("a claim")).expect("a claim").to_string();
    for (name, function, fields) in [
        ("finance", "refunds/decide", [("claim", claim.as_str()), ("fields[shown_total]", "45000")]),
        ("treasury", "refunds/request-payout", [("claim", claim.as_str()), ("fields[method]", "transfer")]),
    ] {
        let cookie = super::super::cookie(bed, name, Role::FinanceOfficer).await;
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let body = format!("{}&fields[confirm]=yes", pairs.join("&"));
        let response = post(browser.service, &format!("/api/{function}"), &cookie, FORM, body).await;
        assert!(response.status().is_success(), "{function}: {}", text(response).await);
        let _ = get(browser.service, &format!("/en/office/refunds/{claim}"), &cookie).await;
    }
    bed.work().await;
    let mine = applications::list(bed, &actor).await.expect("the list");
    assert_eq!(mine.len(), 1);
}

fn unbase32(text: &str) -> Vec<u8> {
    let (mut bits, mut count, mut bytes) = (0_u64, 0, Vec::new());
    for letter in text.bytes() {
        let value = if letter.is_ascii_digit() { letter - b'2' + 26 } else { letter - b'A' };
        bits = (bits << 5) | u64::from(value);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("a byte"));
        }
    }
    bytes
}
