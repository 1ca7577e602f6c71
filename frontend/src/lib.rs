//! The browser's entry: takes over the server's HTML when the reader shows intent.

/// Makes the page an application.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_lazy(app::App);
}
