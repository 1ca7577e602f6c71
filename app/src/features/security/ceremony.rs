//! What the browser and the device do between the challenge and the answer (WebAuthn). Buffers travel as base64url.

use gloo_net::http::Request;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlButtonElement, HtmlInputElement};

use super::passkey_button::Ask;
use crate::{
    error::AppError,
    i18n::{self, passkeys as t},
    lang::Lang,
};

/// True where the browser has passkeys.
pub(super) fn is_there() -> bool {
    Reflect::has(&window(), &"PublicKeyCredential".into()).unwrap_or(false)
}

enum Fault {
    /// The server did not give a challenge.
    Refused(AppError),
    /// The device gave no answer, by the name of the browser's exception.
    Device(String),
}

/// Asks the server, then the device; fills the form around the button and sends it, or says what went wrong.
pub(super) fn run(
    ask: Ask,
    lang: Lang,
    button: HtmlButtonElement,
    waits: RwSignal<bool>,
    said: RwSignal<Option<String>>,
    navigate: impl Fn(&str, NavigateOptions) + 'static,
) {
    if waits.get_untracked() {
        return;
    }
    said.set(None);
    waits.set(true);
    spawn_local(async move {
        let outcome = answer_of(ask).await;
        waits.set(false);
        let here = || {
            let location = location();
            format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
        };
        match outcome {
            Ok(answer) => send(&button, &answer),
            Err(Fault::Refused(AppError::Reauthenticate)) => {
                crate::pwa::keep_typed();
                navigate(&crate::routes::reauthenticate_then(&here()), NavigateOptions::default());
            }
            Err(Fault::Refused(AppError::Unauthenticated)) => {
                crate::pwa::keep_typed();
                let _ = location().assign(&crate::routes::sign_in_then(&here()));
            }
            Err(Fault::Refused(error)) => said.set(Some(i18n::coded(i18n::errors::find, lang, "", &error.code()))),
            Err(Fault::Device(name)) => said.set(Some(sentence(lang, ask, &name).to_owned())),
        }
    });
}

fn sentence(lang: Lang, ask: Ask, exception: &str) -> &'static str {
    match (exception, ask) {
        // Cancelled, or the time is over: the browser does not tell which.
        ("NotAllowedError" | "AbortError", Ask::Add) => t::not_added(lang),
        ("NotAllowedError" | "AbortError", Ask::SignIn | Ask::SecondStep) => t::not_shown(lang),
        ("InvalidStateError", _) => t::already(lang),
        ("NotSupportedError" | "ConstraintError", _) => t::unsuited(lang),
        _ => t::failed(lang),
    }
}

fn send(button: &HtmlButtonElement, answer: &str) {
    let Some(form) = button.form() else { return };
    let field =
        form.elements().named_item("fields[answer]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(answer);
        let _ = form.request_submit();
    }
}

async fn answer_of(ask: Ask) -> Result<String, Fault> {
    let (path, method) = match ask {
        Ask::Add => ("security/begin-passkey", "create"),
        Ask::SignIn => ("accounts/begin-passkey-sign-in", "get"),
        Ask::SecondStep => ("accounts/begin-passkey-second-step", "get"),
    };
    let options = challenge(path).await.map_err(Fault::Refused)?;
    let device = |fault: JsValue| Fault::Device(get(&fault, "name").as_string().unwrap_or_default());
    let request = Object::new();
    let _ = Reflect::set(&request, &"publicKey".into(), &options);
    let credentials = get(&window().navigator(), "credentials");
    let method: Function = get(&credentials, method).dyn_into().map_err(device)?;
    let promise: Promise = method.call1(&credentials, &request).map_err(device)?.unchecked_into();
    let credential = JsFuture::from(promise).await.map_err(device)?;
    Ok(written(&credential))
}

/// The options, with their buffers as the browser wants them.
async fn challenge(path: &str) -> Result<JsValue, AppError> {
    let response = Request::post(&format!("/api/{path}"))
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-page", &location().pathname().unwrap_or_default())
        .send()
        .await
        .map_err(|_| AppError::Unreachable)?;
    let text = response.text().await.unwrap_or_default();
    if !response.ok() {
        return Err(serde_json::from_slice(text.as_bytes()).unwrap_or(AppError::Unreachable));
    }
    let options: String = serde_json::from_slice(text.as_bytes()).map_err(|_| AppError::Unreachable)?;
    let options = JSON::parse(&options).map_err(|_| AppError::Unreachable)?;
    revive(&options, "challenge");
    revive(&get(&options, "user"), "id");
    for list in ["excludeCredentials", "allowCredentials"] {
        if let Ok(list) = get(&options, list).dyn_into::<Array>() {
            list.iter().for_each(|known| revive(&known, "id"));
        }
    }
    Ok(options)
}

fn revive(object: &JsValue, name: &str) {
    if let Some(text) = get(object, name).as_string() {
        let _ = Reflect::set(object, &name.into(), &Uint8Array::from(bytes_of(&text).as_slice()));
    }
}

/// The credential as JSON.
fn written(credential: &JsValue) -> String {
    let response = Object::new();
    let given = get(credential, "response");
    for name in ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] {
        let buffer = get(&given, name);
        let value = if buffer.is_object() { buffer_text(&buffer) } else { JsValue::NULL };
        let _ = Reflect::set(&response, &name.into(), &value);
    }
    let answer = Object::new();
    let id = buffer_text(&get(credential, "rawId"));
    for (name, value) in [
        ("id", &id),
        ("rawId", &id),
        ("type", &"public-key".into()),
        ("response", &response.into()),
        ("extensions", &Object::new().into()),
    ] {
        let _ = Reflect::set(&answer, &name.into(), value);
    }
    JSON::stringify(&answer).map(String::from).unwrap_or_default()
}

fn buffer_text(buffer: &JsValue) -> JsValue {
    text_of(&Uint8Array::new(buffer).to_vec()).into()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for part in bytes.chunks(3) {
        let mut word = [0; 4];
        word[1..=part.len()].copy_from_slice(part);
        let word = u32::from_be_bytes(word);
        for place in 0..=part.len() {
            text.push(char::from(LETTERS[(word >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

fn bytes_of(text: &str) -> Vec<u8> {
    let (mut bytes, mut word, mut bits) = (Vec::with_capacity(text.len() * 3 / 4), 0_u32, 0);
    for letter in text.bytes() {
        let Some(value) = LETTERS.iter().position(|known| *known == letter) else { continue };
        word = word << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
        }
    }
    bytes
}
