//! One line or many lines of text, secrets and codes. Inputs are uncontrolled: what was typed before the script came
//! stays where it is.

use leptos::prelude::*;

use super::state::FormState;
use crate::{i18n, lang::use_lang, ui::Icon};

/// What is typed in a field: keyboard, direction and autofill follow from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Words, in the direction of what is typed.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Digits in any script, with spaces or dashes: never `type=number`.
    Digits,
    /// An amount of money.
    Amount,
    /// Letters and digits of an identifier, left to right.
    Identifier,
    /// A one-time code.
    Code,
}

impl InputKind {
    const fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Text => ("text", "text", "auto"),
            Self::Email => ("email", "email", "ltr"),
            Self::Phone => ("tel", "tel", "ltr"),
            Self::Digits | Self::Code => ("text", "numeric", "ltr"),
            Self::Amount => ("text", "decimal", "ltr"),
            Self::Identifier => ("text", "text", "ltr"),
        }
    }
}

/// Ids of hint and error, as `aria-describedby` wants them.
pub(super) fn described(name: &str, hint: bool, note: bool) -> String {
    let mut ids = format!("{name}-error");
    if hint {
        ids.push_str(&format!(" {name}-hint"));
    }
    if note {
        ids.push_str(&format!(" {name}-note"));
    }
    ids
}

/// The error's place: between hint and control, there before there is an error, so that it is announced.
#[component]
pub(super) fn FieldError(name: &'static str, #[prop(optional)] id: Option<&'static str>) -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let error = state.error_of(name);
    view! {
        <span class="ui-field__error" id=format!("{}-error", id.unwrap_or(name)) aria-live="polite">
            {move || error.get().map(|sentence| view! {
                <Icon name="error"/>
                <span><span class="ui-hidden">{i18n::common::title_error(lang)}" "</span>{sentence}</span>
            })}
        </span>
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] kind: InputKind,
    #[prop(optional)] autocomplete: Option<&'static str>,
    /// Said beside the label: most fields are required.
    #[prop(optional)]
    optional: bool,
    /// A short field, as short as what goes in.
    #[prop(optional)]
    short: bool,
    /// Live output under the field (bank of an IBAN, kind of an id), announced politely.
    #[prop(optional)]
    note: Option<AnyView>,
    #[prop(default = 254)] maxlength: u16,
    /// When another field of the page has the same name.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let error = state.error_of(name);
    let id = id.unwrap_or(name);
    let (type_, inputmode, dir) = kind.attributes();
    let autocomplete = autocomplete.or((kind == InputKind::Code).then_some("one-time-code"));
    let (has_hint, has_note) = (hint.is_some(), note.is_some());
    let class = if kind == InputKind::Code { "ui-input ui-code" } else { "ui-input" };
    view! {
        <div class="ui-field" class:ui-field--short=short class:ui-field--wrong=move || error.with(Option::is_some)>
            <label class="ui-field__label" for=id>
                {label}
                {optional.then(|| view! { <span class="ui-field__optional">" ("{i18n::common::optional(lang)}")"</span> })}
            </label>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{id}-hint")>{hint}</span> })}
            <FieldError name id/>
            <MoneyFrame on=kind == InputKind::Amount><input
                class=class
                id=id
                name=state.sent_as(name)
                type=type_
                inputmode=inputmode
                dir=dir
                value=state.value(name)
                maxlength=maxlength.to_string()
                autocomplete=autocomplete
                spellcheck=(kind != InputKind::Text).then_some("false")
                aria-describedby=described(id, has_hint, has_note)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-required=(!optional).then_some("true")
            /></MoneyFrame>
            {note.map(|note| view! { <div class="ui-field__back" id=format!("{id}-note") aria-live="polite">{note}</div> })}
        </div>
    }
}

/// A value that travels with the form, unseen: always what the page says now, so that a refused form is sent again with the
/// sum that is shown beside it.
#[component]
pub fn HiddenField(name: &'static str) -> impl IntoView {
    let state = expect_context::<FormState>();
    view! { <input type="hidden" id=name name=state.sent_as(name) value=state.initial(name)/> }
}

/// The currency stands inside the frame of an amount.
#[component]
fn MoneyFrame(on: bool, children: Children) -> impl IntoView {
    let lang = use_lang();
    if on {
        view! { <div class="ui-money">{children()}<span class="ui-money__unit">{i18n::common::riyal(lang)}</span></div> }.into_any()
    } else {
        children().into_any()
    }
}

/// A field of several lines.
#[component]
pub fn AreaField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(default = 4)] rows: u8,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let error = state.error_of(name);
    let has_hint = hint.is_some();
    view! {
        <div class="ui-field" class:ui-field--wrong=move || error.with(Option::is_some)>
            <label class="ui-field__label" for=name>
                {label}
                {optional.then(|| view! { <span class="ui-field__optional">" ("{i18n::common::optional(lang)}")"</span> })}
            </label>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{name}-hint")>{hint}</span> })}
            <FieldError name/>
            <textarea
                class="ui-input ui-input--area"
                id=name
                name=state.sent_as(name)
                dir="auto"
                rows=rows.to_string()
                aria-describedby=described(name, has_hint, false)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-required=(!optional).then_some("true")
            >{state.value(name)}</textarea>
        </div>
    }
}

/// A secret with a button that shows it; never filled again from what was sent.
#[component]
pub fn PasswordField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let error = state.error_of(name);
    let shown = RwSignal::new(false);
    let has_hint = hint.is_some();
    view! {
        <div class="ui-field" class:ui-field--wrong=move || error.with(Option::is_some)>
            <label class="ui-field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{name}-hint")>{hint}</span> })}
            <FieldError name/>
            <div class="ui-secret">
                <input
                    class="ui-input"
                    id=name
                    name=state.sent_as(name)
                    type=move || if shown.get() { "text" } else { "password" }
                    dir="ltr"
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength="128"
                    aria-describedby=described(name, has_hint, false)
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-required="true"
                />
                <button
                    class="ui-secret__show"
                    type="button"
                    aria-controls=name
                    aria-pressed=move || if shown.get() { "true" } else { "false" }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() {
                        view! { <Icon name="eye-off"/> }
                    } else {
                        view! { <Icon name="eye"/> }
                    }}
                    <span class="ui-hidden">{i18n::common::show_password(lang)}</span>
                </button>
            </div>
        </div>
    }
}
