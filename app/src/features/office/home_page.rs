use domain::application::{Queue, QueueCounts};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{api, words};
use crate::{
    i18n::office as t,
    lang::{Addressed as _, Lang, use_lang},
    layouts::desks,
    shell::Site,
    ui::{Load, Page, PageHead, load},
};

/// The queues are shown with their counts, not as a way among the others.
const QUEUES: &str = "/office/applications";

/// What waits for the one who is signed in, by what they may do.
pub struct OfficePage;

#[lazy_route]
impl LazyRoute for OfficePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let viewer = expect_context::<Site>().viewer;
        let name = viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
        let desks = viewer.map(|viewer| desks(lang, &viewer)).unwrap_or_default();
        let reviews = desks.iter().any(|(page, _)| *page == QUEUES);
        let links: Vec<_> = desks
            .into_iter()
            .filter(|(page, _)| *page != QUEUES)
            .map(|(page, label)| view! { <li class="ui-rows__item"><a class="ui-rows__link" href=lang.at(page)>{label}</a></li> })
            .collect();
        let is_idle = !reviews && links.is_empty();
        view! {
            <Page title=t::title(lang) desk=true>
                <PageHead title=t::title(lang) lead=t::welcome(lang, name)/>
                {reviews.then(|| {
                    let data = load(|| (), |()| api::counts());
                    view! {
                        <section class="ui-stack" aria-labelledby="queues">
                            <h2 id="queues">{t::queues(lang)}</h2>
                            <Load data children=queues/>
                        </section>
                    }
                })}
                {(!links.is_empty()).then(|| view! {
                    <section class="ui-stack" aria-labelledby="other-work">
                        <h2 id="other-work">{if reviews { t::other_work(lang) } else { t::your_work(lang) }}</h2>
                        <ul class="ui-rows">{links}</ul>
                    </section>
                })}
                {is_idle.then(|| view! { <p>{t::nothing_here(lang)}</p> })}
            </Page>
        }
        .into_any()
    }
}

/// The queues with how many files wait in each.
fn queues(counts: QueueCounts) -> AnyView {
    let lang = use_lang();
    let rows: Vec<_> = Queue::ALL
        .iter()
        .map(|queue| {
            let count = counts.of(*queue);
            let class = match (queue, count) {
                (Queue::Late, 1..) => "ui-stats__number ui-office__count ui-office__count--late",
                (Queue::All | Queue::Late | Queue::Mine | Queue::Untaken | Queue::Waiting, _) => "ui-stats__number ui-office__count",
            };
            view! {
                <li class="ui-rows__item">
                    <a class="ui-rows__link" href=lang.at(&format!("/office/applications?queue={queue}"))>{words::queue(lang, *queue)}</a>
                    <span class="ui-rows__note">{note(lang, *queue)}</span>
                    <span class="ui-rows__end"><span class=class>{words::count(lang, count)}</span></span>
                </li>
            }
        })
        .collect();
    view! { <ul class="ui-rows">{rows}</ul> }.into_any()
}

const fn note(lang: Lang, queue: Queue) -> &'static str {
    match queue {
        Queue::All => t::queue_all_note(lang),
        Queue::Late => t::queue_late_note(lang),
        Queue::Mine => t::queue_mine_note(lang),
        Queue::Untaken => t::queue_untaken_note(lang),
        Queue::Waiting => t::queue_waiting_note(lang),
    }
}
