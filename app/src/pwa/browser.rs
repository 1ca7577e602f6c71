use domain::time::{CivilDate, Instant};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

const KEPT: &str = "typed";

/// After a navigation without a new document: focus to the new page's h1, so that it is read out. The page comes when its
/// chunk and its data have come, so the h1 is waited for. Going back leaves the scroll to the browser.
pub fn after_navigation() {
    let path = use_location().pathname;
    let returned = use_context::<crate::forms::Returned>();
    let first = StoredValue::new(true);
    Effect::new(move || {
        path.track();
        if first.get_value() {
            first.set_value(false);
            // The page is an application now: what waits for it may go on.
            let _ = document().document_element().map(|root| root.set_attribute("data-hydrated", ""));
            return;
        }
        if let Some(returned) = returned {
            returned.forget();
        }
        focus_new_head(head(), WAITS, false);
    });
}

/// Today in Riyadh by the device's clock, once the page is an application and there is no network.
pub fn today_on_device() -> Option<CivilDate> {
    let is_application = document().document_element().is_some_and(|root| root.has_attribute("data-hydrated"));
    let is_alone = is_application && !window().navigator().on_line();
    // Milliseconds since 1970: far from the bounds of either number.
    is_alone.then(|| Instant::from_micros(js_sys::Date::now() as i64 * 1_000).civil_date())
}

/// How often, every 40 ms, the new page's h1 is looked for.
const WAITS: u8 = 100;

/// The page's h1 and its words: a page that is drawn over one of its kind keeps the element.
type Head = (HtmlElement, Option<String>);

fn head() -> Option<Head> {
    let head: HtmlElement = document().query_selector("main h1").ok().flatten()?.dyn_into().ok()?;
    let words = head.text_content();
    Some((head, words))
}

fn is_nothing_focused() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

fn is_on_its_way() -> bool {
    document().query_selector("main[aria-busy]").is_ok_and(|main| main.is_some())
}

/// How often it is looked whether the page was drawn once more, with what came a moment later.
const LOOKS: u8 = 25;

fn focus_new_head(old: Option<Head>, waits: u8, is_again: bool) {
    set_timeout(
        move || match head() {
            Some(head) if old.as_ref() != Some(&head) => {
                // Who has gone on by themself meanwhile is left there.
                if !is_again || is_nothing_focused() {
                    let _ = head.0.set_attribute("tabindex", "-1");
                    let _ = head.0.focus();
                }
                focus_new_head(Some(head), waits.min(LOOKS), true);
            }
            // While the page is on its way, however slow the way.
            _ if is_on_its_way() => focus_new_head(old, waits, is_again),
            _ if waits > 0 => focus_new_head(old, waits - 1, is_again),
            _ => {}
        },
        std::time::Duration::from_millis(40),
    );
}

/// Keeps what is typed in the page's forms for the same page in the other language or after another sign-in (this tab and
/// this person only, secrets left out).
pub fn keep_typed() {
    let Ok(Some(storage)) = window().session_storage() else { return };
    // Written by the browser's own means: the main chunk has no serialiser.
    let pair = |left: JsValue, right: JsValue| JsValue::from(js_sys::Array::of2(&left, &right));
    let kept = js_sys::Array::new();
    let Ok(forms) = document().query_selector_all("form[data-form]") else { return };
    for index in 0..forms.length() {
        let Some(form) = forms.get(index).and_then(|node| node.dyn_into::<HtmlFormElement>().ok()) else { continue };
        let name = form.get_attribute("data-form").unwrap_or_default();
        let secret = |field: &str| {
            form.elements()
                .named_item(field)
                .and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
                .is_some_and(|input| {
                    let auto = input.autocomplete();
                    auto.contains("password") || auto == "one-time-code" || input.type_() == "hidden"
                })
        };
        let values = js_sys::Array::new();
        for (field, value) in crate::forms::typed_parts(&form) {
            if !value.is_empty() && !secret(&field) {
                values.push(&pair(field.into(), value.into()));
            }
        }
        kept.push(&pair(name.into(), values.into()));
    }
    let owner = viewer().map_or(JsValue::NULL, JsValue::from);
    if let Some(json) = js_sys::JSON::stringify(&pair(owner, kept.into())).ok().and_then(|json| json.as_string()) {
        let _ = storage.set_item(KEPT, &json);
    }
}

/// Puts back what [`keep_typed`] kept for this form, once.
pub fn restore_typed(form: &HtmlFormElement) {
    for (field, value) in take_kept(form).unwrap_or_default() {
        set_value(form, &field, &value);
    }
}

/// A form was sent: nothing of it is kept any more.
pub fn forget_form(form: &HtmlFormElement) {
    let _ = take_kept(form);
}

/// What was kept for this form by the same person, which is kept no longer.
fn take_kept(form: &HtmlFormElement) -> Option<Vec<(String, String)>> {
    let storage = window().session_storage().ok()??;
    let json = storage.get_item(KEPT).ok()??;
    let (owner, mut kept) = serde_json::from_slice::<Kept>(json.as_bytes()).ok()?;
    // Another person at the same device.
    if owner != viewer() {
        return None;
    }
    let name = form.get_attribute("data-form").unwrap_or_default();
    let position = kept.iter().position(|(known, _)| *known == name)?;
    let (_, values) = kept.remove(position);
    let left = !kept.is_empty();
    let _ = match serde_json::to_string(&(owner, kept)) {
        Ok(json) if left => storage.set_item(KEPT, &json),
        _ => storage.remove_item(KEPT),
    };
    Some(values)
}

fn set_value(form: &HtmlFormElement, field: &str, value: &str) {
    let elements = form.elements();
    for index in 0..elements.length() {
        let Some(element) = elements.item(index) else { continue };
        if element.get_attribute("name").as_deref() != Some(field) {
            continue;
        }
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            match input.type_().as_str() {
                "radio" | "checkbox" => input.set_checked(input.value() == value),
                "hidden" | "file" => {}
                _ => input.set_value(value),
            }
        } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
            select.set_value(value);
            // Told as if it had been chosen: lists whose choices change keep it.
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &init) {
                let _ = select.dispatch_event(&event);
            }
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(value);
        }
    }
}

/// Whose typing is kept, and the forms by name with their fields.
type Kept = (Option<String>, Vec<(String, Vec<(String, String)>)>);

/// The mark of who is signed in, as the document has it.
fn viewer() -> Option<String> {
    document().document_element()?.get_attribute("data-viewer")
}

/// The person signs out: nothing typed is kept any more.
pub fn forget_typed() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(KEPT);
    }
}

/// Follows the network's state and the service worker's news.
pub(super) fn watch(offline: RwSignal<bool>, newer: RwSignal<bool>) {
    Effect::new(move || {
        offline.set(!window().navigator().on_line());
        let handle = window_event_listener(leptos::ev::online, move |_| offline.set(false));
        let other = window_event_listener(leptos::ev::offline, move |_| offline.set(true));
        on_cleanup(move || {
            handle.remove();
            other.remove();
        });
        let workers = window().navigator().service_worker();
        let on_ready = Closure::<dyn FnMut(wasm_bindgen::JsValue)>::new(move |registration: wasm_bindgen::JsValue| {
            let Ok(registration) = registration.dyn_into::<web_sys::ServiceWorkerRegistration>() else { return };
            if registration.waiting().is_some() {
                newer.set(true);
            }
            let found = registration.clone();
            let on_found = Closure::<dyn FnMut()>::new(move || {
                let Some(worker) = found.installing() else { return };
                let state = worker.clone();
                let on_state = Closure::<dyn FnMut()>::new(move || {
                    let controlled = window().navigator().service_worker().controller().is_some();
                    if state.state() == web_sys::ServiceWorkerState::Installed && controlled {
                        newer.set(true);
                    }
                });
                worker.set_onstatechange(Some(on_state.as_ref().unchecked_ref()));
                on_state.forget();
            });
            registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
            on_found.forget();
        });
        if let Ok(ready) = workers.ready() {
            let _ = ready.then(&on_ready);
        }
        on_ready.forget();
    });
}

/// The reader wants the newer version: it takes over, then the page is loaded anew. What is typed is kept.
pub(super) fn update_now() {
    keep_typed();
    let workers = window().navigator().service_worker();
    let reload = Closure::<dyn FnMut()>::new(|| drop(location().reload()));
    workers.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    let on_registration = Closure::<dyn FnMut(wasm_bindgen::JsValue)>::new(|registration: wasm_bindgen::JsValue| {
        if let Some(waiting) = registration
            .dyn_ref::<web_sys::ServiceWorkerRegistration>()
            .and_then(web_sys::ServiceWorkerRegistration::waiting)
        {
            let _ = waiting.post_message(&wasm_bindgen::JsValue::from_str("skip-waiting"));
        }
    });
    if let Ok(ready) = workers.ready() {
        let _ = ready.then(&on_registration);
    }
    on_registration.forget();
}
