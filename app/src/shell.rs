//! The document around every page: language, direction, theme, style, and the few lines that fetch the application on the
//! first intent of the reader.

use domain::{
    preferences::{Digits, Theme},
    time::CivilDate,
};
use leptos::prelude::*;
use leptos_meta::MetaTags;
use serde::Serialize;

use crate::{App, i18n, lang::Lang};

/// What a document knows of the site from its first byte on, the same on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Site {
    /// Name of the operator, from configuration.
    pub operator: String,
    /// How the operator is reached, from configuration.
    pub support: Support,
    /// Address of the icon sprite.
    pub icons: String,
    /// Today in Riyadh, ISO.
    pub today: String,
    /// How this browser's reader likes it.
    pub theme: Theme,
    pub digits: Digits,
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// True in development: the mail page and the embedded gateway's switches are linked.
    pub development: bool,
}

/// How people reach the operator; empty where configuration says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Support {
    /// E-mail address.
    pub email: String,
    /// Telephone number as people write it.
    pub phone: String,
    /// Hours, in the language of the page.
    pub hours: String,
}

impl Site {
    /// As a document carries it.
    pub(crate) fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As the document carried it.
    #[cfg(not(feature = "hydrate"))]
    pub(crate) fn read(_document: &str) -> Self {
        use_context().unwrap_or_default()
    }

    /// As the document carried it, by the browser's own parser: the main chunk, which every reader loads, has no other.
    #[cfg(feature = "hydrate")]
    pub(crate) fn read(document: &str) -> Self {
        use wasm_bindgen::JsValue;
        let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
        let text = |of: &JsValue, name: &str| get(of, name).as_string().unwrap_or_default();
        let is = |of: &JsValue, name: &str| get(of, name).is_truthy();
        let site = js_sys::JSON::parse(document).unwrap_or_default();
        let support = get(&site, "support");
        let viewer = get(&site, "viewer");
        Self {
            operator: text(&site, "operator"),
            support: Support {
                email: text(&support, "email"),
                phone: text(&support, "phone"),
                hours: text(&support, "hours"),
            },
            icons: text(&site, "icons"),
            today: text(&site, "today"),
            theme: Theme::parse(&text(&site, "theme")).unwrap_or_default(),
            digits: Digits::parse(&text(&site, "digits")).unwrap_or_default(),
            viewer: viewer.is_object().then(|| Viewer {
                mark: text(&viewer, "mark"),
                name: text(&viewer, "name"),
                is_staff: is(&viewer, "is_staff"),
                permissions: js_sys::Array::from(&get(&viewer, "permissions"))
                    .iter()
                    .filter_map(|code| code.as_string())
                    .collect(),
            }),
            development: is(&site, "development"),
        }
    }

    /// Today in Riyadh; the first day of the policy in force when the document does not say.
    pub fn today(&self) -> CivilDate {
        CivilDate::parse_iso(&self.today).unwrap_or(policy::current().effective_on)
    }
}

/// Today in Riyadh, as the document knows it.
pub fn use_today() -> CivilDate {
    let known = use_context::<Site>().unwrap_or_default().today();
    // A kept page knows the day it was kept on; what is made from it without a network asks the device.
    #[cfg(feature = "hydrate")]
    if let Some(on_device) = crate::pwa::today_on_device() {
        return known.max(on_device);
    }
    known
}

/// The signed-in person as the frame of a page needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Viewer {
    /// Tells one person from another in the browser, and says nothing of who: a keyed hash.
    pub mark: String,
    /// Name as shown.
    pub name: String,
    /// True when any staff role is held.
    pub is_staff: bool,
    /// Codes of the permissions held: the screen draws what the server would allow.
    pub permissions: Vec<String>,
}

/// Addresses of the built files and what else the server alone knows.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    pub css: String,
    pub js: String,
    pub wasm: String,
    pub icons: String,
    pub build: String,
}

/// Fetches the application on the first touch, key or focus, at the latest when the page has been idle for a while; and
/// keeps keystrokes safe meanwhile, since inputs are uncontrolled. One string: two text nodes in a script break it.
const BOOT: &str = include_str!("boot.js");

/// Complete HTML of a page.
pub fn shell(lang: Lang, theme: Theme, assets: Assets) -> impl IntoView {
    let theme = (theme != Theme::System).then_some(theme.code());
    let nonce = leptos::nonce::use_nonce();
    let viewer = use_context::<Site>().and_then(|site| site.viewer).map(|viewer| viewer.mark);
    let boot = BOOT.replace("__JS__", &assets.js).replace("__WASM__", &assets.wasm);
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() dir=lang.dir() data-theme=theme data-build=assets.build.clone() data-viewer=viewer>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14201b"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content=i18n::home::lead(lang)/>
                <link rel="stylesheet" href=assets.css.clone()/>
                <link rel="manifest" href=format!("/manifest.{}.webmanifest", lang.code())/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                <MetaTags/>
                <script nonce=nonce>{boot}</script>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
