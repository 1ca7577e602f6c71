use crate::lang::Addressed as _;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    i18n,
    lang::use_lang,
    ui::{Icon, Page},
};

/// No network, and what works without.
pub struct OfflinePage;

#[lazy_route]
impl LazyRoute for OfflinePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Page title=i18n::common::offline_title(lang)>
                <section class="ui-empty ui-stack">
                    <Icon name="offline"/>
                    <h1 tabindex="-1">{i18n::common::offline_title(lang)}</h1>
                    <p>{i18n::common::offline_text(lang)}</p>
                    <ul class="ui-stack ui-stack--tight">
                        <li><a href=lang.at("/fees")>{i18n::common::fee_calculator(lang)}</a></li>
                        <li><a href=lang.at("/refund-calculator")>{i18n::common::refund_calculator(lang)}</a></li>
                        <li><a href=lang.at("/policy")>{i18n::common::policy(lang)}</a></li>
                    </ul>
                </section>
            </Page>
        }
        .into_any()
    }
}
