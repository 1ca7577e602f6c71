//! A file from a device or its camera, posted at once where there is script, with its progress.

use leptos::prelude::*;

use super::{field::FieldError, state::FormState};
use crate::{i18n, lang::use_lang, ui::Icon};

/// A form of one file. Posts `multipart/form-data` to a server function with the given parts before the file.
#[component]
pub fn UploadField(
    /// The server function, e.g. `documents/upload`.
    action: &'static str,
    /// Id of the input, one a page.
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// Parts sent before the file.
    with: Vec<(&'static str, String)>,
    /// What the button says.
    #[prop(into)]
    button: String,
    /// The largest file that is taken, in megabytes.
    max_megabytes: u32,
) -> impl IntoView {
    let state = FormState::new(action, Vec::new());
    provide_context(state);
    let lang = use_lang();
    let error = state.error_of(name);
    let progress = RwSignal::new(None::<u8>);
    let chosen = RwSignal::new(None::<String>);
    let node = NodeRef::<leptos::html::Form>::new();
    // A file that was chosen before the script came.
    #[cfg(feature = "hydrate")]
    Effect::new(move || chosen.set(node.get().and_then(|form| super::browser::chosen_file(&form))));
    let parts: Vec<_> =
        with.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    let query = leptos_router::hooks::use_query_map();
    let target = move || super::form::target(&query.get(), action);
    let navigate = leptos_router::hooks::use_navigate();
    let on_submit = move |_event: leptos::ev::SubmitEvent| {
        let _ = (&navigate, max_megabytes);
        #[cfg(feature = "hydrate")]
        if let Some(form) = node.get_untracked() {
            super::browser::upload(state, &form, &_event, progress, max_megabytes, navigate.clone());
        }
    };
    let on_choose = move |_event: leptos::ev::Event| {
        #[cfg(feature = "hydrate")]
        if let Some(form) = node.get_untracked() {
            chosen.set(super::browser::chosen_file(&form));
            let _ = form.request_submit();
        }
    };
    view! {
        <form
            class="ui-upload"
            method="post"
            enctype="multipart/form-data"
            action=target
            novalidate
            node_ref=node
            on:submit=on_submit
            on:reset=move |_| chosen.set(None)
        >
            <super::FormSummary/>
            {parts}
            <div class="ui-field" class:ui-field--wrong=move || error.with(Option::is_some)>
            <label class="ui-field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{name}-hint")>{hint}</span> })}
            <FieldError name/>
            // With script the input lies unseen over all of it: a browser's own button speaks the browser's language.
            <div class="ui-upload__drop">
                <Icon name="upload"/>
                <label class="ui-btn ui-js-only" for=name>{i18n::common::choose_a_file(lang)}</label>
                <input
                    class="ui-upload__input"
                    id=name
                    type="file"
                    name="file"
                    accept="application/pdf,image/jpeg,image/png"
                    aria-describedby=super::field::described(name, true, false)
                    on:change=on_choose
                />
                <bdi class="ui-file-name" dir="auto">{move || chosen.get()}</bdi>
            </div>
            </div>
            {move || progress.get().map(|done| view! {
                <div class="ui-upload__progress" role="status">
                    <progress class="ui-progress" max="100" value=done.to_string() aria-label=i18n::common::uploading(lang)></progress>
                    <span>{i18n::common::uploaded_percent(lang, done)}</span>
                </div>
            })}
            <button class="ui-btn" type="submit">{button}</button>
        </form>
    }
}
