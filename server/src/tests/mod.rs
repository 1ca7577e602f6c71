//! The whole service, asked as a browser or a program asks it.

mod access;
mod api;
mod canary;
mod commands;
mod enumeration;
mod expired;
mod frugality;
mod load;
mod matrix;
mod money;
mod office;
mod pages;
mod session_end;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use domain::{account::SignInFields, form::Form as _, permission::Role};
use tower::ServiceExt as _;
use usecases::{
    accounts::{self, Entered, totp},
    testkit::{PASSWORD, TOTP_SECRET, Testbed},
};

use crate::{config::Config, router, state::State};

/// The portal of a test, as a service.
fn service(bed: &Testbed) -> Router {
    service_with(bed, Config { demonstration: true, ..unlimited() })
}

fn unlimited() -> Config {
    Config { requests_per_minute: 0, pages_per_minute: 0, calls_per_minute: 0, api_per_minute: 0, ..Config::default() }
}

fn service_with(bed: &Testbed, config: Config) -> Router {
    let _ = any_spawner::Executor::init_tokio();
    router::router(State::new(bed.portal.clone(), config))
}

async fn ask(service: &Router, request: Request<Body>) -> Response {
    service.clone().oneshot(request).await.expect("a service never fails")
}

async fn get(service: &Router, path: &str, cookie: &str) -> Response {
    ask(service, Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).expect("a request")).await
}

async fn post(service: &Router, path: &str, cookie: &str, kind: &str, body: impl Into<Body>) -> Response {
    let request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, kind)
        .header(header::ACCEPT, "application/json");
    ask(service, request.body(body.into()).expect("a request")).await
}

async fn text(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn json(response: Response) -> serde_json::Value {
    serde_json::from_str(&text(response).await).expect("JSON")
}

fn location(response: &Response) -> &str {
    response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Opens an account with a role and signs it in: the cookie.
async fn cookie(bed: &Testbed, name: &str, role: Role) -> String {
    bed.account(name, &[role]).await;
    signed_in(bed, name).await
}

/// Signs an account of this test in: the cookie.
async fn signed_in(bed: &Testbed, name: &str) -> String {
    let fields =
        SignInFields { email: format!("{name}@example.com"), password: PASSWORD.into(), ..SignInFields::default() };
    let opened = match accounts::sign_in(bed, fields.parse(()).expect("right"), &bed.visit()).await.expect("signed in")
    {
        Entered::Session(opened) => opened,
        Entered::SecondFactor(pending) => {
            bed.clock.advance_seconds(30);
            let fields = domain::account::TotpFields { code: totp::code_at(&TOTP_SECRET, bed.now()) };
            accounts::sign_in_with_totp(bed, &pending, fields.parse(()).expect("six digits"), &bed.visit())
                .await
                .expect("the second step")
        }
    };
    format!("{}={}", app::request::SESSION_COOKIE, opened.token.as_str())
}

/// Numbers that look random and are the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

fn is_our_failure(status: StatusCode) -> bool {
    status.is_server_error()
}
