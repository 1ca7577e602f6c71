//! A step is saved while it is typed: some moments after the last keystroke, right or wrong, without leaving the page.

use leptos::prelude::*;

use crate::{i18n::applications as t, lang::use_lang};

/// How long after the last keystroke.
#[cfg(feature = "hydrate")]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(1_500);

#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "set in the browser")]
enum Kept {
    NotYet,
    Saved,
    Failed,
}

/// Saves the form of a name to its function; says politely that it did.
#[component]
pub(super) fn Autosave(
    /// Name of the form.
    form: &'static str,
    /// The server function it posts to.
    action: &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let kept = RwSignal::new(Kept::NotYet);
    let _ = (form, action);
    #[cfg(feature = "hydrate")]
    watch(form, action, kept);
    view! {
        <p class="ui-small ui-muted" role="status">
            {move || match kept.get() {
                Kept::NotYet => t::saved_as_you_go(lang),
                Kept::Saved => t::saved_now(lang),
                Kept::Failed => t::not_saved(lang),
            }}
        </p>
    }
}

#[cfg(feature = "hydrate")]
fn watch(name: &'static str, action: &'static str, kept: RwSignal<Kept>) {
    use leptos::{
        ev,
        leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlFormElement};

    let waiting = StoredValue::new_local(None::<(TimeoutHandle, HtmlFormElement)>);
    let save = move |form: HtmlFormElement| {
        leptos::task::spawn_local(async move {
            let is_saved = post(&form, action).await;
            let _ = kept.try_set(if is_saved { Kept::Saved } else { Kept::Failed });
        });
    };
    let listener = window_event_listener(ev::input, move |event| {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest(&format!("form[data-form='{name}']")).ok().flatten())
            .and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        if let Some((handle, _)) = waiting.get_value() {
            handle.clear();
        }
        let typed = form.clone();
        let later = move || {
            waiting.set_value(None);
            save(typed);
        };
        waiting.set_value(set_timeout_with_handle(later, PAUSE).ok().map(|handle| (handle, form)));
    });
    on_cleanup(move || {
        listener.remove();
        // The page is left within the pause: what was typed last is saved on the way out.
        if let Some((handle, form)) = waiting.try_get_value().flatten() {
            handle.clear();
            save(form);
        }
    });
}

#[cfg(feature = "hydrate")]
async fn post(form: &web_sys::HtmlFormElement, action: &str) -> bool {
    let Ok(body) = web_sys::UrlSearchParams::new() else { return false };
    for (name, value) in crate::forms::typed_parts(form) {
        body.append(&name, &value);
    }
    body.append("then", "stay");
    let request = gloo_net::http::Request::post(&format!("/api/{action}"))
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(String::from(body.to_string()));
    match request {
        Ok(request) => request.send().await.is_ok_and(|answer| answer.ok()),
        Err(_) => false,
    }
}
