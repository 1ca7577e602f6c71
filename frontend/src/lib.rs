//! The browser's entry: takes over the server's HTML when the reader shows intent.

// Pages are types as deep as their markup.
#![recursion_limit = "256"]

/// Makes the page an application.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_lazy(app::App);
}
