//! The button that sends: it says the act.

use leptos::prelude::*;

use super::state::FormState;

/// How much a button asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do on the page.
    #[default]
    Primary,
    /// Something else one may do.
    Second,
    /// Something one may lose by.
    Danger,
}

/// Sends its form. With a name and value it says which button was pressed.
#[component]
pub fn SubmitButton(
    #[prop(into)] label: TextProp,
    #[prop(optional)] weight: Weight,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional, into)] value: Option<String>,
) -> impl IntoView {
    let state = use_context::<FormState>();
    let class = match weight {
        Weight::Primary => "ui-btn ui-btn--primary",
        Weight::Second => "ui-btn",
        Weight::Danger => "ui-btn ui-btn--danger",
    };
    let busy = move || state.is_some_and(|state| state.busy.get());
    let name = name.map(|name| state.map_or_else(|| name.to_owned(), |state| state.sent_as(name)));
    view! {
        <button class=class type="submit" name=name value=value aria-busy=move || busy().then_some("true")>
            {move || label.get()}
        </button>
    }
}
