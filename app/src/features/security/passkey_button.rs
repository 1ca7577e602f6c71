//! The button that asks a device for a passkey. It stands in a form with the hidden field `answer`: what the device answers
//! is written there, and the form is sent like any other. Where the browser has no passkeys it says so instead.

use leptos::prelude::*;

use crate::{
    forms::{HiddenField, Weight},
    i18n::passkeys as t,
    lang::use_lang,
    ui::Icon,
};

/// What the device is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// To make a passkey for who is signed in.
    Add,
    /// For any passkey of this portal.
    SignIn,
    /// For one of whose password was right.
    SecondStep,
}

/// The button and the field it fills.
#[component]
pub(crate) fn PasskeyButton(ask: Ask, #[prop(into)] label: String, #[prop(optional)] weight: Weight) -> impl IntoView {
    let lang = use_lang();
    let (missing, waits, said) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<String>));
    let node = NodeRef::<leptos::html::Button>::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move || missing.set(!super::ceremony::is_there()));
    #[cfg(feature = "hydrate")]
    let navigate = leptos_router::hooks::use_navigate();
    let press = move |_| {
        #[cfg(feature = "hydrate")]
        if let Some(button) = node.get_untracked() {
            super::ceremony::run(ask, lang, button, waits, said, navigate.clone());
        }
        let _ = (ask, waits);
    };
    let class = match weight {
        Weight::Primary => "ui-btn ui-btn--primary",
        Weight::Second => "ui-btn",
        Weight::Danger => "ui-btn ui-btn--danger",
    };
    view! {
        <HiddenField name="answer"/>
        <div class="ui-needs-script ui-stack--tight">
            <div class="ui-acts__row"><button
                class=class
                type="button"
                node_ref=node
                hidden=move || missing.get()
                aria-busy=move || waits.get().then_some("true")
                on:click=press
            >
                <Icon name="key"/>
                {label}
            </button></div>
            <p class="ui-muted ui-small" hidden=move || !missing.get()>{t::missing(lang)}</p>
            <p class="ui-field__error" role="alert" hidden=move || said.with(Option::is_none)>{move || said.get()}</p>
            <p class="ui-hidden" role="status">{move || waits.get().then(|| t::waits(lang))}</p>
        </div>
    }
}
