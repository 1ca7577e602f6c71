use crate::lang::Addressed as _;
use leptos::prelude::*;

use crate::{i18n, lang::use_lang, ui::Page};

/// No page at this address: said with its status, with a way on.
#[component]
pub fn NotFound() -> impl IntoView {
    let lang = use_lang();
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <Page title=i18n::common::not_found_title(lang)>
            <section class="ui-empty ui-stack">
                <h1 tabindex="-1">{i18n::common::not_found_title(lang)}</h1>
                <p>{i18n::common::not_found_text(lang)}</p>
                <p><a class="ui-btn ui-btn--primary" href=lang.at("")>{i18n::common::to_home(lang)}</a></p>
            </section>
        </Page>
    }
}
