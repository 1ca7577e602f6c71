use domain::application::ApplicationSummary;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{api, summary_rows::SummaryRows};
use crate::{
    i18n::applications as t,
    lang::{Addressed as _, use_lang},
    ui::{Load, Page, PageHead, load},
};

/// All of one's applications.
pub struct ListPage;

#[lazy_route]
impl LazyRoute for ListPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let data = load(|| (), |()| api::list());
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(applications: Vec<ApplicationSummary>) -> AnyView {
    let lang = use_lang();
    let new = lang.at("/my/applications/new?service=classification");
    view! {
        <Page title=t::my_applications(lang)>
            <PageHead title=t::my_applications(lang)/>
            {if applications.is_empty() {
                view! {
                    <div class="ui-empty">
                        <p class="ui-empty__title">{t::none_yet(lang)}</p>
                        <p class="ui-empty__text">{t::none_yet_text(lang)}</p>
                        <a class="ui-btn ui-btn--primary" href=new>{t::start_classification(lang)}</a>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <SummaryRows applications/>
                    <p><a class="ui-btn" href=new>{t::start_classification(lang)}</a></p>
                }
                .into_any()
            }}
        </Page>
    }
    .into_any()
}
