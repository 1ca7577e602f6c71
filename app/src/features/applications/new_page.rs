use domain::{
    application::{ApplicationSummary, PublicStatus},
    service::ServiceCode,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{api, summary_rows::SummaryRows, words};
use crate::{
    forms::{FormFor, Nothing, SubmitButton},
    i18n::applications as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, load},
};

/// Before the first step: what is asked, what it takes, and drafts that wait.
pub struct NewPage;

#[lazy_route]
impl LazyRoute for NewPage {
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
    let query = use_query_map().get_untracked();
    let service =
        query.get("service").and_then(|code| ServiceCode::parse(&code)).unwrap_or(ServiceCode::Classification);
    let from = query.get("from").unwrap_or_default();
    let is_again = !from.is_empty();
    let drafts: Vec<_> = applications
        .into_iter()
        .filter(|summary| summary.status == PublicStatus::Draft && summary.service == service)
        .collect();
    let title = words::service(lang, service);
    let crumbs = vec![Crumb::new(lang.at("/my/applications"), t::my_applications(lang))];
    let with = vec![("service", service.code().to_owned()), ("from", from)];
    let needs: Vec<_> = t::you_need(lang).split('|').map(|need| view! { <li>{need}</li> }).collect();
    view! {
        <Page title=title.clone()>
            <div class="ui-measure ui-stack--roomy">
                <PageHead title lead=t::new_lead(lang) crumbs/>
                {(!drafts.is_empty()).then(|| view! {
                    <section class="ui-stack"><h2>{t::drafts_wait(lang)}</h2><SummaryRows applications=drafts/></section>
                })}
                <section class="ui-stack">
                    <h2>{t::have_ready(lang)}</h2>
                    <div class="ui-prose"><ul>{needs}</ul></div>
                </section>
                {is_again.then(|| view! { <p>{t::copied_from(lang)}</p> })}
                <FormFor initial=Nothing action="applications/start" with>
                    <div class="ui-acts__row"><SubmitButton label=t::start(lang)/></div>
                </FormFor>
                <p class="ui-small ui-muted">{t::saved_as_you_go(lang)}</p>
            </div>
        </Page>
    }
    .into_any()
}
