use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::api::{self, Change};
use crate::{
    features::accounts::Done,
    format,
    i18n::identity as t,
    lang::{Addressed as _, use_lang},
    ui::{Load, Page, PageHead, load},
};

/// Requests that wait, oldest first.
pub struct IdentityQueuePage;

#[lazy_route]
impl LazyRoute for IdentityQueuePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::queue());
        let done = use_query_map().get_untracked().get("done").is_some();
        view! {
            <Page title=t::queue_title(lang)>
                <PageHead title=t::queue_title(lang) lead=t::queue_lead(lang)/>
                {done.then(|| view! { <Done text=t::decided(lang)/> })}
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn show(queue: Vec<Change>) -> AnyView {
    let lang = use_lang();
    if queue.is_empty() {
        return view! { <div class="ui-empty"><p>{t::queue_empty(lang)}</p></div> }.into_any();
    }
    let rows: Vec<_> = queue
        .into_iter()
        .map(|change| {
            view! {
                <li class="ui-rows__item">
                    <a class="ui-rows__link" href=lang.at(&format!("/office/identity-changes/{}", change.id))><bdi>{change.name}</bdi></a>
                    <span class="ui-rows__note">{t::asked_at(lang, format::moment(lang, change.requested_at))}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="ui-rows">{rows}</ul> }.into_any()
}
