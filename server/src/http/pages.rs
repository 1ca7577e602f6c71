//! Pages: rendered whole for a GET. A POST to a page is a form sent without script: the server function it names is
//! called; a success leads on, a refusal shows the same page again with its faults and what was typed.

use app::{
    error::AppError,
    forms::FormReturn,
    lang::{Addressed as _, Lang},
    request::{Asker, SESSION_COOKIE},
    shell::{Site, Support, Viewer, shell},
};
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Request, State as Extract},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    permission::Permission,
    preferences::{Digits, Theme},
};
use leptos::prelude::*;
use usecases::{
    Actor,
    accounts::{self, KeptForm},
    secrets::Token,
};

use super::{functions, private};
use crate::{
    middleware::{asker, headers},
    state::State,
};

/// Text forms are small; files go through their own limit.
const FORM_BYTES: usize = 256 * 1024;

/// The way in without a language: the one the browser prefers, Arabic when it does not say.
pub(crate) async fn root(request: Request) -> Response {
    let wanted =
        request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = wanted
        .split(',')
        .find_map(|tag| Lang::parse(tag.trim().split(['-', ';']).next().unwrap_or_default()))
        .unwrap_or(Lang::Ar);
    Redirect::temporary(&lang.at("")).into_response()
}

/// A page.
pub(crate) async fn get(
    Extract(state): Extract<State>,
    Extension(asker): Extension<Asker>,
    request: Request,
) -> Response {
    if let Some(refusal) = private::refusal(&state, &asker, request.uri()) {
        return refusal;
    }
    let Some(returned) = kept(&state, &asker, request.headers(), request.uri()).await else {
        return render(&state, asker, request, None).await;
    };
    let mut response = render(&state, asker, request, Some(returned)).await;
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(FORGET_KEPT));
    response
}

/// Says that a form waits for who signs in again.
const KEPT: &str = "__Host-kept";
const REMEMBER_KEPT: &str = "__Host-kept=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600";
const FORGET_KEPT: &str = "__Host-kept=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
/// What is kept of a form at most.
const KEPT_BYTES: usize = 64 * 1024;

/// The form of this page whose session ended in the middle of it.
async fn kept(state: &State, asker: &Asker, headers: &HeaderMap, page: &Uri) -> Option<FormReturn> {
    cookie(headers, KEPT)?;
    let page = page.path_and_query()?.as_str();
    let form = accounts::get_kept_form(&state.portal, asker.actor.as_ref()?, page).await.ok()??;
    let error = AppError::Conflict { code: "form_kept".into() };
    Some(FormReturn { action: form.action, values: form.values, error })
}

/// Keeps what was typed for its owner, and leads to where they prove who they are.
async fn keep(state: &State, headers: &HeaderMap, form: KeptForm, way: String) -> Response {
    let mut response = Redirect::to(&way).into_response();
    let size: usize = form.values.iter().map(|(name, value)| name.len() + value.len()).sum();
    if let Some(session) = cookie(headers, SESSION_COOKIE).filter(|_| size > 0 && size <= KEPT_BYTES) {
        match accounts::keep_form(&state.portal, &Token::presented(session), &form).await {
            Ok(true) => {
                response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(REMEMBER_KEPT));
            }
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "a form could not be kept"),
        }
    }
    response
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// A form sent to the page it stands on.
pub(crate) async fn post(
    Extract(state): Extract<State>,
    Extension(asker): Extension<Asker>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let page = parts.uri.clone();
    let query = page.query().unwrap_or_default();
    let Some(function) = query.split('&').find_map(|pair| pair.strip_prefix("fn=")) else {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    };
    let action = function.replace("%2F", "/").replace("%2f", "/");
    let is_file = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let (typed, body) = if is_file {
        (Vec::new(), body)
    } else {
        let Ok(bytes) = to_bytes(body, FORM_BYTES).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
        (functions::typed_values(&bytes), Body::from(bytes))
    };
    let mut call = Request::new(body);
    *call.method_mut() = Method::POST;
    let Ok(target) = format!("/api/{action}").parse() else { return StatusCode::BAD_REQUEST.into_response() };
    *call.uri_mut() = target;
    *call.headers_mut() = parts.headers.clone();
    call.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let answer = functions::call(&state, asker.clone(), call).await;
    match answer {
        Ok(answer) => {
            let own = page.path().to_owned();
            let location = answer.headers().get(header::LOCATION).cloned().or_else(|| HeaderValue::from_str(&own).ok());
            let mut response = StatusCode::SEE_OTHER.into_response();
            for cookie in answer.headers().get_all(header::SET_COOKIE) {
                response.headers_mut().append(header::SET_COOKIE, cookie.clone());
            }
            if let Some(location) = location {
                response.headers_mut().insert(header::LOCATION, location);
            }
            response
        }
        Err(error @ (AppError::Unauthenticated | AppError::Reauthenticate)) => {
            let page = without_function(&page);
            let way = match error {
                AppError::Unauthenticated => app::routes::sign_in_then(&page),
                _ => app::routes::reauthenticate_then(&page),
            };
            keep(&state, &parts.headers, KeptForm { page, action, values: typed }, way).await
        }
        Err(error) => {
            let status = error.status();
            let mut again = Request::new(Body::empty());
            *again.uri_mut() = page;
            *again.headers_mut() = parts.headers;
            let returned = FormReturn { action, values: typed, error };
            let mut response = render(&state, asker, again, Some(returned)).await;
            *response.status_mut() = status;
            response
        }
    }
}

/// A page's address as it was before a form was sent to it.
fn without_function(page: &Uri) -> String {
    let rest: Vec<&str> = page
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("fn="))
        .collect();
    if rest.is_empty() { page.path().to_owned() } else { format!("{}?{}", page.path(), rest.join("&")) }
}

async fn render(state: &State, asker: Asker, request: Request, returned: Option<FormReturn>) -> Response {
    let lang = Lang::of_path(request.uri().path());
    let theme = chosen(request.headers(), "theme", Theme::parse);
    // An address with a token is not to be found in the browser's cache either.
    let is_private = asker.actor.is_some() || request.uri().query().is_some_and(|query| query.contains("token="));
    let assets = state.assets();
    let site = Site {
        operator: state.portal.settings.operator.in_lang(lang).to_owned(),
        support: support(&state.config, lang),
        icons: assets.icons.clone(),
        theme,
        digits: chosen(request.headers(), "digits", Digits::parse),
        today: state.portal.today().to_iso(),
        viewer: asker.actor.as_ref().map(|actor| Viewer {
            mark: mark(state, actor),
            name: actor.name.clone(),
            is_staff: actor.is_staff(),
            permissions: Permission::ALL
                .iter()
                .filter(|permission| actor.require(**permission).is_ok())
                .map(|permission| permission.code().to_owned())
                .collect(),
        }),
        development: state.portal.settings.is_demonstration,
    };
    let portal = state.portal.clone();
    let context = move || {
        provide_context(site.clone());
        provide_context(portal.clone());
        provide_context(asker.clone());
        if let Some(returned) = returned.clone() {
            provide_context(returned);
        }
    };
    let page = move || {
        headers::content_security_policy();
        shell(lang, theme, assets.clone())
    };
    let mut response = leptos_axum::render_app_async_with_context(context, page)(request).await;
    let cache = if is_private { "no-store" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

/// Eight digits by which the browser keeps one person's typing from another's.
fn mark(state: &State, actor: &Actor) -> String {
    let [a, b, c, d, ..] = state.portal.secrets.index("viewer.mark", &actor.account.to_string());
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

fn support(config: &crate::config::Config, lang: Lang) -> Support {
    let hours = match lang {
        Lang::Ar => &config.support_hours_ar,
        Lang::En => &config.support_hours_en,
    };
    Support { email: config.support_email.clone(), phone: config.support_phone.clone(), hours: hours.clone() }
}

/// What this browser's reader chose, else what we begin with.
fn chosen<T: Default>(headers: &HeaderMap, name: &str, parse: fn(&str) -> Option<T>) -> T {
    asker::cookie(headers, name).and_then(parse).unwrap_or_default()
}
