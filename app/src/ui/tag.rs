//! A word on a tint: a state, a mark. Colour never speaks alone.

use leptos::prelude::*;

/// What a tag means for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Yours,
    Late,
    Info,
    /// Only for placeholder amounts: «تقديري».
    Rough,
}

#[component]
pub fn Tag(#[prop(into)] text: TextProp, #[prop(optional)] tone: Tone) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "ui-tag",
        Tone::Good => "ui-tag ui-tag--good",
        Tone::Yours => "ui-tag ui-tag--yours",
        Tone::Late => "ui-tag ui-tag--late",
        Tone::Info => "ui-tag ui-tag--info",
        Tone::Rough => "ui-tag ui-tag--rough",
    };
    view! { <span class=class>{move || text.get()}</span> }
}
