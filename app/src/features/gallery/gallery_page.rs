use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{controls::Controls, drawings::Drawings, messages::Messages, states::States};
use crate::{
    i18n::gallery as text,
    lang::use_lang,
    ui::{Page, PageHead},
};

/// The gallery of components; `?state=filled` and `?state=wrong` show the fields so.
pub struct GalleryPage;

#[lazy_route]
impl LazyRoute for GalleryPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map();
        let state = Memo::new(move |_| query.with(|query| query.get("state").unwrap_or_default()));
        view! {
            <Page title=text::title(lang)>
                <PageHead title=text::title(lang) lead=text::lead(lang)/>
                {move || view! { <Controls state=state.get()/> }}
                <Messages/>
                <States/>
                <Drawings/>
            </Page>
        }
        .into_any()
    }
}
