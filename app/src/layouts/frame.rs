//! Skip link, header, content, footer; moves focus and scroll after a navigation.

use leptos::prelude::*;
use leptos_router::components::Outlet;

use super::{footer::Footer, header::Header};
use crate::{features::security::IdleWarning, i18n, lang::use_lang, pwa::Notices, ui::Routing};

/// The frame of every page.
#[component]
pub fn Frame() -> impl IntoView {
    let lang = use_lang();
    let routing = expect_context::<Routing>().0;
    #[cfg(feature = "hydrate")]
    crate::pwa::after_navigation();
    view! {
        <a class="ui-skip" href="#main" rel="external">{i18n::common::skip(lang)}</a>
        <Header/>
        <Notices/>
        <main id="main" class="ui-main" tabindex="-1" aria-busy=move || routing.get().then_some("true")>
            <Outlet/>
        </main>
        <Footer/>
        <IdleWarning/>
    }
}
