//! Banners above the content: no network, a newer version. The update is the reader's to start, never a reload of its own.

use leptos::prelude::*;

use crate::{i18n, lang::use_lang, ui::Icon};

/// Empty while all is well.
#[component]
pub fn Notices() -> impl IntoView {
    let lang = use_lang();
    let offline = RwSignal::new(false);
    let newer = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    super::browser::watch(offline, newer);
    let update = move |_| {
        #[cfg(feature = "hydrate")]
        super::browser::update_now();
    };
    view! {
        <div aria-live="polite">
            {move || offline.get().then(|| view! {
                <div class="ui-strip"><div class="ui-wrap ui-strip__in">
                    <Icon name="offline"/><span class="ui-strip__text">{i18n::common::offline_banner(lang)}</span>
                </div></div>
            })}
            {move || newer.get().then(|| view! {
                <div class="ui-strip ui-strip--info"><div class="ui-wrap ui-strip__in">
                    <Icon name="refresh"/><span class="ui-strip__text">{i18n::common::update_ready(lang)}</span>
                    <button class="ui-strip__link" type="button" on:click=update>{i18n::common::update_now(lang)}</button>
                </div></div>
            })}
        </div>
    }
}
