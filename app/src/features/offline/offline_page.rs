use crate::lang::Addressed as _;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    i18n,
    lang::use_lang,
    ui::{Icon, Page},
};

/// No network, and what works without. A page that needs no server is gone on to at once: the browser renders it, though
/// it was never visited.
pub struct OfflinePage;

#[lazy_route]
impl LazyRoute for OfflinePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        // The page is kept without its query, so what it says of it comes after hydration.
        let wanted = RwSignal::new(None::<String>);
        #[cfg(feature = "hydrate")]
        go_on(wanted);
        view! {
            <Page title=i18n::common::offline_title(lang)>
                <section class="ui-empty ui-stack">
                    <Icon name="offline"/>
                    <h1 tabindex="-1">{i18n::common::offline_title(lang)}</h1>
                    <p>{i18n::common::offline_text(lang)}</p>
                    {move || wanted.get().map(|wanted| view! {
                        <p><a class="ui-btn ui-btn--primary" rel="external" href=wanted>{i18n::common::retry(lang)}</a></p>
                    })}
                    <ul class="ui-stack ui-stack--tight">
                        <li><a href=lang.at("/fees")>{i18n::common::fee_calculator(lang)}</a></li>
                        <li><a href=lang.at("/refund-calculator")>{i18n::common::refund_calculator(lang)}</a></li>
                        <li><a href=lang.at("/services")>{i18n::common::services(lang)}</a></li>
                        <li><a href=lang.at("/policy")>{i18n::common::policy(lang)}</a></li>
                    </ul>
                </section>
            </Page>
        }
        .into_any()
    }
}

/// On to the page that was asked for, or a way to ask again.
#[cfg(feature = "hydrate")]
fn go_on(wanted: RwSignal<Option<String>>) {
    use domain::account::LocalPath;
    use leptos_router::{
        NavigateOptions,
        hooks::{use_navigate, use_query_map},
    };

    let (query, navigate) = (use_query_map(), use_navigate());
    Effect::new(move || {
        let Some(next) = query.with(|query| query.get("next")).and_then(|next| LocalPath::parse(&next)) else { return };
        if crate::routes::needs_no_server(next.as_str()) {
            navigate(next.as_str(), NavigateOptions { replace: true, ..NavigateOptions::default() });
        } else {
            wanted.set(Some(next.as_str().to_owned()));
        }
    });
}
