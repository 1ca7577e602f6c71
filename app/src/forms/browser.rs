//! What script adds to a form: adopting what was typed before it came, checking, sending without leaving the page.

use std::cell::{Cell, RefCell};

use crate::lang::Addressed as _;
use domain::violation::{Violation, Violations};
use gloo_net::http::Request;
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{FormData, HtmlElement, HtmlFormElement, SubmitEvent};

use super::kind::Typed;
use super::state::{FormState, Naming};
use crate::error::AppError;

/// After hydration, hands the form as it stands to `then`: what was typed before the script came is kept. Also puts back
/// what a change of language kept. Of a form that came back here, the summary is read.
pub(super) fn adopt(node: NodeRef<leptos::html::Form>, is_back: bool, then: impl Fn(&HtmlFormElement) + 'static) {
    watch_presses();
    Effect::new(move || {
        if let Some(form) = node.get() {
            crate::pwa::restore_typed(&form);
            then(&form);
            if is_back {
                ask_anew(&form);
                focus_summary(&form);
            }
        }
    });
}

/// A box that was ticked for what was shown before is ticked again by hand.
fn ask_anew(form: &HtmlFormElement) {
    let elements = form.elements();
    for index in 0..elements.length() {
        let input = elements.item(index).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
        let is_asked_anew = |name: &str| Naming::Posted.field_of(name).is_some_and(super::is_asked_anew);
        if let Some(input) = input.filter(|input| input.type_() == "checkbox" && is_asked_anew(&input.name())) {
            input.set_checked(false);
        }
    }
}

/// Other choices in a list may change what is chosen: a list keeps its place, not its choice, so what is `kept` is chosen again,
/// and the form around it is told, as if it had been typed.
pub(super) fn tell_when_changed(
    node: NodeRef<leptos::html::Select>,
    choices: Memo<Vec<super::Choice>>,
    kept: StoredValue<String>,
) {
    Effect::new(move |before: Option<()>| {
        choices.track();
        if before.is_none() {
            return;
        }
        request_animation_frame(move || {
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            // Its page may have been left before this frame.
            if let Some(kept) = kept.try_get_value()
                && let (Some(select), Ok(event)) =
                    (node.get_untracked(), web_sys::Event::new_with_event_init_dict("input", &init))
            {
                select.set_value(&kept);
                let _ = select.dispatch_event(&event);
            }
        });
    });
}

/// All parts of a form as typed, in order.
pub(crate) fn parts(form: &HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = FormData::new_with_form(form) else { return Vec::new() };
    data.entries()
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let entry = entry.unchecked_into::<js_sys::Array>();
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        })
        .collect()
}

/// The form's fields as typed.
pub(super) fn typed(form: &HtmlFormElement, naming: Naming) -> Typed {
    let fields = parts(form).into_iter();
    fields.filter_map(|(name, value)| Some((naming.field_of(&name)?.to_owned(), value))).collect()
}

/// A field was left: from now on its faults show.
pub(super) fn left(state: FormState, form: &HtmlFormElement, event: &ev::FocusEvent, check: &dyn Fn() -> Violations) {
    let Some(name) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .map(|field| field.get_attribute("name"))
    else {
        return;
    };
    let Some(field) = name.as_deref().and_then(|name| state.naming.field_of(name)) else {
        return;
    };
    // Empty and left by the way: nothing is said until it is sent.
    let typed = parts(form).into_iter().any(|(name, value)| name == state.sent_as(field) && !value.is_empty());
    let shown = state.left.with_untracked(|left| left.contains(field));
    if typed || shown {
        let (field, faults) = (field.to_owned(), check());
        after_press(move || {
            let _ = state.left.try_update(|left| left.insert(field));
            let _ = state.violations.try_set(faults);
        });
    }
}

/// What waits for a press to end.
type Waiting = Vec<Box<dyn FnOnce()>>;

thread_local! {
    /// Whether a finger or a button of the mouse is down, and what waits for it to be lifted.
    static PRESS: RefCell<(bool, Waiting)> = const { RefCell::new((false, Vec::new())) };
    static WATCHES: Cell<bool> = const { Cell::new(false) };
}

/// Does something at once, or when the press that is on its way has become a click: what is shown in between would move what is
/// pressed from under the finger, and the click would be lost.
fn after_press(then: impl FnOnce() + 'static) {
    let is_down = PRESS.with_borrow(|press| press.0);
    if is_down {
        PRESS.with_borrow_mut(|press| press.1.push(Box::new(then)));
    } else {
        then();
    }
}

fn watch_presses() {
    if WATCHES.replace(true) {
        return;
    }
    let lifted = |_: web_sys::Event| {
        // The click comes in the same turn, behind this.
        request_animation_frame(|| {
            let waiting = PRESS.with_borrow_mut(|press| {
                press.0 = false;
                std::mem::take(&mut press.1)
            });
            waiting.into_iter().for_each(|then| then());
        });
    };
    window_event_listener_untyped("pointerdown", |_| PRESS.with_borrow_mut(|press| press.0 = true));
    window_event_listener_untyped("pointerup", lifted);
    window_event_listener_untyped("pointercancel", lifted);
}

type Navigate = dyn Fn(&str, NavigateOptions);

/// Sends the form and follows where the answer leads, or shows what is wrong.
pub(super) fn submit(
    state: FormState,
    form: &HtmlFormElement,
    event: &SubmitEvent,
    faults: Violations,
    fields: &'static [&'static str],
    navigate: impl Fn(&str, NavigateOptions) + Clone + 'static,
) {
    event.prevent_default();
    if state.busy.get_untracked() {
        return;
    }
    state.problem.set(None);
    // A button that leaves a form as it is says so in the words of HTML.
    let leaves = event.submitter().is_some_and(|button| button.has_attribute("formnovalidate"));
    if !leaves && !faults.is_empty() {
        state.left.update(|left| left.extend(fields.iter().map(|name| (*name).to_owned())));
        state.violations.set(faults);
        focus_summary(form);
        return;
    }
    let mut sent = parts(form);
    let pressed = event.submitter().and_then(|button| button.get_attribute("name").zip(button.get_attribute("value")));
    sent.extend(pressed);
    let body = web_sys::UrlSearchParams::new();
    let Ok(body) = body else { return };
    for (name, value) in sent {
        body.append(&name, &value);
    }
    state.busy.set(true);
    let form = form.clone();
    spawn_local(async move {
        let outcome = post(state.action, String::from(body.to_string())).await;
        state.busy.set(false);
        finish(state, &form, outcome, &navigate);
    });
}

/// Asks the page with what is typed, or shows what is wrong: the answer is in the address, so it can be shared.
pub(super) fn ask(
    state: FormState,
    form: &HtmlFormElement,
    event: &SubmitEvent,
    faults: Violations,
    fields: &'static [&'static str],
    navigate: impl Fn(&str, NavigateOptions),
) {
    event.prevent_default();
    state.left.update(|left| left.extend(fields.iter().map(|name| (*name).to_owned())));
    let refused = !faults.is_empty();
    state.violations.set(faults);
    if refused {
        focus_summary(form);
        return;
    }
    let Ok(query) = web_sys::UrlSearchParams::new() else { return };
    for (name, value) in parts(form).into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append(&name, &value);
    }
    let page = location().pathname().unwrap_or_default();
    let target = format!("{page}?{}", String::from(query.to_string()));
    navigate(&target, NavigateOptions { scroll: false, ..NavigateOptions::default() });
}

/// Where a successful post leads: an address, and whether the document must be loaded anew.
enum Outcome {
    Go { location: String, reload: bool },
    Stay,
}

async fn post(action: &str, body: String) -> Result<Outcome, AppError> {
    let response = Request::post(&format!("/api/{action}"))
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-page", &location().pathname().unwrap_or_default())
        .body(body)
        .map_err(|_| AppError::Unreachable)?
        .send()
        .await
        .map_err(|_| AppError::Unreachable)?;
    if response.ok() {
        let headers = response.headers();
        return Ok(match headers.get("location") {
            Some(location) => Outcome::Go { location, reload: headers.get("x-reload").is_some() },
            None => Outcome::Stay,
        });
    }
    let text = response.text().await.unwrap_or_default();
    Err(serde_json::from_slice(text.as_bytes()).unwrap_or(AppError::Unreachable))
}

fn finish(state: FormState, form: &HtmlFormElement, outcome: Result<Outcome, AppError>, navigate: &Navigate) {
    match outcome {
        Ok(outcome) => {
            if state.action == "accounts/sign-out" {
                crate::pwa::forget_typed();
            } else {
                crate::pwa::forget_form(form);
            }
            state.forget();
            let (target, reload) = match outcome {
                Outcome::Go { location, reload } => (location, reload),
                Outcome::Stay => (current_address(), false),
            };
            // Another document: the gateway's page, another language, or a session that began or ended.
            let ours = target.starts_with('/')
                && crate::lang::Lang::of_path(&target) == crate::lang::Lang::of_path(&current_address());
            if reload || !ours {
                let _ = location().assign(&target);
            } else {
                // The page that is left is not asked for again: what it showed may be there no longer.
                let path = path_of(&target);
                let is_left = path != path_of(&current_address()) && !state.stays.is_some_and(|stays| (stays.0)(path));
                if is_left {
                    state.reload.with_next_page();
                } else {
                    state.reload.all();
                }
                if target != current_address() {
                    navigate(&target, NavigateOptions::default());
                }
            }
        }
        Err(AppError::Unauthenticated) => {
            crate::pwa::keep_typed();
            let _ = location().assign(&crate::routes::sign_in_then(&current_address()));
        }
        Err(AppError::Reauthenticate) => {
            crate::pwa::keep_typed();
            navigate(&crate::routes::reauthenticate_then(&current_address()), NavigateOptions::default());
        }
        // What the page shows is no longer so: it is asked for again, and the form comes back with it as it was typed.
        Err(error @ AppError::Conflict { .. }) => {
            state.refuse(error.clone());
            focus_summary(form);
            let mut typed = typed(form, state.naming);
            typed.retain(|(field, _)| !super::is_asked_anew(field));
            state.keep(typed, error);
            state.reload.all();
        }
        Err(error) => {
            state.refuse(error);
            focus_summary(form);
        }
    }
}

/// Focus goes to the summary, which a screen reader then reads.
fn focus_summary(form: &HtmlFormElement) {
    let form = form.clone();
    request_animation_frame(move || {
        if let Ok(Some(place)) = form.query_selector("[data-form-summary]") {
            place.scroll_into_view();
            let _ = place.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Sends a file with its progress (`fetch` has none, `XMLHttpRequest` has).
pub(super) fn upload(
    state: FormState,
    form: &HtmlFormElement,
    event: &SubmitEvent,
    progress: RwSignal<Option<u8>>,
    max_megabytes: u32,
    navigate: impl Fn(&str, NavigateOptions) + Clone + 'static,
) {
    event.prevent_default();
    if state.busy.get_untracked() {
        return;
    }
    if let Some(fault) = fault_of_file(form, max_megabytes) {
        form.reset();
        state.refuse(AppError::Invalid { violations: fault.into() });
        focus_summary(form);
        return;
    }
    let (Ok(request), Ok(data)) = (web_sys::XmlHttpRequest::new(), FormData::new_with_form(form)) else { return };
    if request.open("POST", &format!("/api/{}", state.action)).is_err() {
        return;
    }
    let _ = request.set_request_header("accept", "application/json");
    let _ = request.set_request_header("x-page", &location().pathname().unwrap_or_default());
    state.busy.set(true);
    state.problem.set(None);
    progress.set(Some(0));
    if let Ok(target) = request.upload() {
        let on_progress = Closure::<dyn FnMut(web_sys::ProgressEvent)>::new(move |event: web_sys::ProgressEvent| {
            if event.length_computable() {
                // Bytes of a file of 10 MB fit any integer; whole percent are enough.
                let (done, all) = (event.loaded() as u64, event.total() as u64);
                progress.set(Some(u8::try_from(done * 100 / all.max(1)).unwrap_or(100)));
            }
        });
        target.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
        on_progress.forget();
    }
    let form = form.clone();
    let answered = request.clone();
    let on_end = Closure::once_into_js(move || {
        state.busy.set(false);
        progress.set(None);
        let status = answered.status().unwrap_or(0);
        let outcome = if (200..300).contains(&status) {
            Ok(match answered.get_response_header("location").ok().flatten() {
                Some(location) => Outcome::Go { location, reload: false },
                None => Outcome::Stay,
            })
        } else {
            let text = answered.response_text().ok().flatten().unwrap_or_default();
            Err(serde_json::from_slice(text.as_bytes()).unwrap_or(match status {
                // Refused by its length before a byte of it was read.
                413 => AppError::invalid("file", "upload-too-large"),
                _ => AppError::Unreachable,
            }))
        };
        form.reset();
        let is_same_page = matches!(&outcome, Ok(Outcome::Go { location, .. }) if *location == current_address());
        finish(state, &form, outcome, &navigate);
        if is_same_page {
            // The page is about to be drawn again with the file: what is typed in the form beside it stays.
            crate::pwa::keep_typed();
        }
    });
    request.set_onloadend(Some(on_end.unchecked_ref()));
    let _ = request.send_with_opt_form_data(Some(&data));
}

/// The file that is chosen in a form.
fn file_of(form: &HtmlFormElement) -> Option<web_sys::File> {
    let input: web_sys::HtmlInputElement = form.query_selector("input[type=file]").ok()??.dyn_into().ok()?;
    input.files()?.get(0)
}

/// Its name.
pub(super) fn chosen_file(form: &HtmlFormElement) -> Option<String> {
    file_of(form).map(|file| file.name())
}

/// What is plainly wrong with a file, told before anything of it is sent: none, nothing in it, more than is taken.
fn fault_of_file(form: &HtmlFormElement, max_megabytes: u32) -> Option<Violation> {
    let name = "file";
    let Some(file) = file_of(form) else {
        return Some(Violation::new(name, "required"));
    };
    if file.size() < 1.0 {
        return Some(Violation::new(name, "empty-file"));
    }
    let is_large = file.size() as u64 > u64::from(max_megabytes) * 1_048_576;
    is_large.then(|| Violation::new(name, "file-too-large").with("max", max_megabytes))
}

fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

fn current_address() -> String {
    let location = location();
    let search = location.search().unwrap_or_default();
    format!("{}{search}", location.pathname().unwrap_or_default())
}
