//! Icons: one sprite, only directional ones mirrored.

use leptos::prelude::*;

use crate::shell::Site;

/// A symbol of the sprite, silent for screen readers: the words beside it speak.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let sprite = use_context::<Site>().map(|site| site.icons).unwrap_or_default();
    let class = match name {
        "go" | "back" => "ui-icon ui-icon--directional",
        _ => "ui-icon",
    };
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href=format!("{sprite}#{name}")/></svg> }
}
