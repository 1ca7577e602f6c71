//! One of several: radio buttons when they are few and want explaining, a list when they are many; and yes or nothing.

use leptos::prelude::*;

use super::{
    field::{FieldError, described},
    state::FormState,
};
use crate::{i18n, lang::use_lang, ui::Icon};

/// One of the values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The code that is sent.
    pub value: String,
    /// What people read.
    pub label: String,
    /// A line under it.
    pub hint: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Radio buttons.
#[component]
pub fn ChoiceField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    choices: Vec<Choice>,
    /// Side by side: for two or three short ones.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let error = state.error_of(name);
    let current = state.value(name);
    let has_hint = hint.is_some();
    let choices: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            // The first carries the field's own id: the error summary leads to it.
            let id = if index == 0 { name.to_owned() } else { format!("{name}-{}", choice.value) };
            let checked = choice.value == current;
            view! {
                <label class="ui-choice">
                    <input class="ui-choice__input" type="radio" id=id name=state.sent_as(name) value=choice.value checked=checked/>
                    <span class="ui-choice__text">{choice.label}</span>
                    {choice.hint.map(|hint| view! { <span class="ui-choice__hint">{hint}</span> })}
                </label>
            }
        })
        .collect();
    view! {
        <fieldset
            class="ui-group"
            class:ui-field--wrong=move || error.with(Option::is_some)
            aria-describedby=described(name, has_hint, false)
        >
            <legend class="ui-field__label">{label}</legend>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{name}-hint")>{hint}</span> })}
            <FieldError name/>
            <div class=if inline { "ui-choices ui-choices--inline" } else { "ui-choices" }>{choices}</div>
        </fieldset>
    }
}

/// A list to choose from, with an empty first line while nothing is chosen.
#[component]
pub fn SelectField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// May change with other fields.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autocomplete: Option<&'static str>,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let error = state.error_of(name);
    let first = state.value(name);
    let has_hint = hint.is_some();
    let node = NodeRef::<leptos::html::Select>::new();
    let choices = Memo::new(move |_| choices.get());
    let kept = StoredValue::new(first.clone());
    let options = move || {
        let choices = choices.get();
        let current = chosen_in(node).unwrap_or_else(|| first.clone());
        let is_there = choices.iter().any(|choice| choice.value == current);
        kept.set_value(if is_there { current.clone() } else { String::new() });
        choices
            .into_iter()
            .map(|choice| {
                let selected = choice.value == current;
                view! { <option value=choice.value selected=selected>{choice.label}</option> }
            })
            .collect::<Vec<_>>()
    };
    #[cfg(feature = "hydrate")]
    super::browser::tell_when_changed(node, choices, kept);
    view! {
        <div class="ui-field" class:ui-field--wrong=move || error.with(Option::is_some)>
            <label class="ui-field__label" for=name>
                {label}
                {optional.then(|| view! { <span class="ui-field__optional">" ("{i18n::common::optional(lang)}")"</span> })}
            </label>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{name}-hint")>{hint}</span> })}
            <FieldError name/>
            <div class="ui-select">
                <select
                    class="ui-input ui-input--select"
                    node_ref=node
                    on:input=move |event| kept.set_value(leptos::prelude::event_target_value(&event))
                    id=name
                    name=state.sent_as(name)
                    autocomplete=autocomplete
                    aria-describedby=described(name, has_hint, false)
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-required=(!optional).then_some("true")
                >
                    <option value="">{i18n::common::choose(lang)}</option>
                    {options}
                </select>
                <Icon name="chevron"/>
            </div>
        </div>
    }
}

/// What is chosen in a list on the screen, once it is there and holds its choices: other choices keep it where they hold it too.
fn chosen_in(node: NodeRef<leptos::html::Select>) -> Option<String> {
    #[cfg(feature = "hydrate")]
    return node.get_untracked().filter(|select| select.length() > 0).map(|select| select.value());
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = node;
        None
    }
}

/// A single box: `yes` or nothing.
#[component]
pub fn CheckField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let error = state.error_of(name);
    let checked = state.value(name) == "yes";
    let has_hint = hint.is_some();
    view! {
        <div class="ui-field" class:ui-field--wrong=move || error.with(Option::is_some)>
            <FieldError name/>
            <label class="ui-choice">
                <input
                    class="ui-choice__input"
                    type="checkbox"
                    id=name
                    name=state.sent_as(name)
                    value="yes"
                    checked=checked
                    aria-describedby=described(name, has_hint, false)
                />
                <span class="ui-choice__text">{label}</span>
                {hint.map(|hint| view! { <span class="ui-choice__hint" id=format!("{name}-hint")>{hint}</span> })}
            </label>
        </div>
    }
}
