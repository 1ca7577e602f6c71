//! The pages of the portal and their server functions. Rendered whole on the server; in the browser the same code makes
//! them an application.

// Components and pages are described in docs/style.md; the rules behind them carry their docs in `domain`.
#![allow(clippy::must_use_candidate)]
// Views are types as deep as the page.
#![recursion_limit = "256"]
// The component macro makes public props types inside private modules.
#![allow(unreachable_pub)]

pub mod charts;
pub mod error;
pub mod features;
pub mod format;
pub mod forms;
pub mod i18n;
pub mod lang;
mod layouts;
pub mod pwa;
#[cfg(feature = "ssr")]
pub mod request;
pub mod routes;
pub mod shell;
pub mod ui;

use crate::lang::Addressed as _;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::Router;

use crate::{
    forms::Returned,
    lang::Lang,
    shell::Site,
    ui::{Reload, Routing},
};

/// The application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(document_lang());
    // Made on the server, read by the browser from the document: nothing is asked twice.
    let site = SharedValue::new_str(|| use_context::<Site>().unwrap_or_default().written()).into_inner();
    let site = Site::read(&site);
    let returned =
        SharedValue::new_str(|| use_context::<forms::FormReturn>().map(forms::FormReturn::written).unwrap_or_default())
            .into_inner();
    format::begin(document_lang(), site.digits);
    provide_context(site);
    provide_context(Returned::new(returned));
    let routing = Routing(RwSignal::new(false));
    provide_context(routing);
    provide_context(Reload::new(routing));
    view! {
        <Router set_is_routing=routing.0>
            <routes::Pages/>
        </Router>
    }
}

/// The language of the document, from its address.
fn document_lang() -> Lang {
    #[cfg(feature = "ssr")]
    {
        use_context::<http::request::Parts>().map(|parts| Lang::of_path(parts.uri.path())).unwrap_or(Lang::Ar)
    }
    #[cfg(not(feature = "ssr"))]
    {
        Lang::of_path(&location().pathname().unwrap_or_default())
    }
}
