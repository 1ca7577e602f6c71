use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::timetable::Timetable;
use crate::{
    i18n::{common, service_pages as text},
    lang::{Addressed as _, use_lang},
    shell::use_today,
    ui::{Page, PageHead},
};

/// All services in one timetable.
pub struct ServicesPage;

#[lazy_route]
impl LazyRoute for ServicesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Page title=common::services(lang)>
                <PageHead title=common::services(lang) lead=text::timetable_lead(lang)/>
                <p><a href=lang.at("/guide")>{text::not_sure(lang)}</a></p>
                <Timetable edition=policy::effective_on(use_today())/>
            </Page>
        }
        .into_any()
    }
}
