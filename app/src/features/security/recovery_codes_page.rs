use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api;
use crate::{
    features::accounts::Done,
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load_once},
};

/// Recovery codes, shown once.
pub struct RecoveryCodesPage;

#[lazy_route]
impl LazyRoute for RecoveryCodesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load_once(api::recovery_codes);
        let crumbs = vec![Crumb::new(lang.at("/my/security"), t::title(lang))];
        view! {
            <Page title=t::codes_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::codes_title(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(codes: Vec<String>) -> AnyView {
    let lang = use_lang();
    let label = if codes.is_empty() { t::title(lang) } else { t::codes_kept(lang) };
    let back = view! { <p class="ui-screen-only"><a class="ui-btn" href=lang.at("/my/security")>{label}</a></p> };
    if codes.is_empty() {
        return view! {
            <div class="ui-note"><Icon name="info"/><p>{t::codes_gone(lang)}</p></div>
            {back}
        }
        .into_any();
    }
    let copied = RwSignal::new(false);
    let text = StoredValue::new(codes.join("\n"));
    let copy = move |_| {
        #[cfg(feature = "hydrate")]
        {
            let _ = window().navigator().clipboard().write_text(&text.get_value());
            copied.set(true);
        }
        let _ = (text, copied);
    };
    let print = move |_| {
        #[cfg(feature = "hydrate")]
        let _ = window().print();
    };
    let items: Vec<_> =
        codes.into_iter().map(|code| view! { <li><bdi class="ui-id" dir="ltr">{code}</bdi></li> }).collect();
    view! {
        <Done text=t::is_set_up(lang)/>
        <p class="ui-lead">{t::codes_lead(lang)}</p>
        <ol class="ui-codes" aria-label=t::codes_title(lang)>{items}</ol>
        <div class="ui-acts__row ui-screen-only">
            <button class="ui-btn ui-needs-script" type="button" on:click=copy><Icon name="copy"/>{t::copy(lang)}</button>
            <button class="ui-btn ui-needs-script" type="button" on:click=print><Icon name="print"/>{t::print(lang)}</button>
            <span role="status">{move || copied.get().then(|| t::copied(lang))}</span>
        </div>
        {back}
    }
    .into_any()
}
