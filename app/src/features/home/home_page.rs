use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    i18n,
    lang::use_lang,
    ui::{Page, PageHead},
};

/// Home.
pub struct HomePage;

#[lazy_route]
impl LazyRoute for HomePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Page title=i18n::common::services(lang)>
                <PageHead title=i18n::common::services(lang)/>
            </Page>
        }
        .into_any()
    }
}
