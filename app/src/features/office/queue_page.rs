use domain::application::{Queue, QueuePage as QueueData, StatusInquiryFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{api, queue_table::QueueTable, words};
use crate::{
    forms::{FormFor, InputKind, SubmitButton, TextField, Weight, check},
    i18n::office as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, DualDate, Load, Page, PageHead, load},
};

/// A queue in the order of its clock.
pub struct QueuePage;

#[lazy_route]
impl LazyRoute for QueuePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map();
        let key = move || {
            query.with(|query| (query.get("queue").unwrap_or_default(), query.get("after").unwrap_or_default()))
        };
        let data = load(key, |(queue, after)| api::list_queue(queue, after));
        view! {
            <Page title=t::queue_title(lang) desk=true>
                <PageHead title=t::queue_title(lang) lead=t::queue_lead(lang) crumbs=vec![Crumb::new(lang.at("/office"), t::title(lang))]/>
                <Load data children=show/>
                <section class="ui-measure ui-stack" aria-labelledby="find">
                    <h2 id="find">{t::find(lang)}</h2>
                    <FormFor initial=StatusInquiryFields::default() action="office/find" check=check>
                        <TextField name="number" label=t::find_number(lang) hint=t::find_hint(lang) kind=InputKind::Digits maxlength=40/>
                        <div class="ui-acts__row"><SubmitButton label=t::find_button(lang) weight=Weight::Second/></div>
                    </FormFor>
                </section>
            </Page>
        }
        .into_any()
    }
}

fn show(page: QueueData) -> AnyView {
    let lang = use_lang();
    let is_later = use_query_map().with_untracked(|query| query.get("after").is_some());
    let current = page.queue;
    let link = move |queue: Queue| lang.at(&format!("/office/applications?queue={queue}"));
    let tabs: Vec<_> = Queue::ALL
        .iter()
        .map(|queue| {
            view! {
                <a class="ui-tabs__link" href=link(*queue) aria-current=(*queue == current).then_some("page")>
                    {words::queue(lang, *queue)}" "<span class="ui-tabs__count">{words::count(lang, page.counts.of(*queue))}</span>
                </a>
            }
        })
        .collect();
    let next = page.next.map(|place| format!("{}&after={place}", link(current)));
    let files = if page.rows.is_empty() {
        let untaken = (current == Queue::Mine).then(
            || view! { <p><a class="ui-btn ui-btn--primary" href=link(Queue::Untaken)>{t::to_untaken(lang)}</a></p> },
        );
        view! { <section class="ui-empty"><p class="ui-empty__title">{empty(lang, current)}</p>{untaken}</section> }
            .into_any()
    } else {
        view! {
            <section class="ui-panel ui-panel--flush" aria-label=t::files(lang)>
                <QueueTable rows=page.rows wide=true/>
                {(is_later || next.is_some()).then(|| view! {
                    <p class="ui-queue__more">
                        {is_later.then(|| view! { <a class="ui-queue__more-link" href=link(current)>{t::first_page(lang)}</a> })}
                        {next.map(|next| view! { <a class="ui-queue__more-link ui-queue__more-link--end" href=next>{t::next_page(lang)}</a> })}
                    </p>
                })}
            </section>
        }
        .into_any()
    };
    view! {
        <nav class="ui-tabs" aria-label=t::tabs(lang)>{tabs}</nav>
        <p class="ui-muted ui-small"><DualDate date=page.today/></p>
        {files}
    }
    .into_any()
}

const fn empty(lang: crate::lang::Lang, queue: Queue) -> &'static str {
    match queue {
        Queue::All => t::empty_all(lang),
        Queue::Late => t::empty_late(lang),
        Queue::Mine => t::empty_mine(lang),
        Queue::Untaken => t::empty_untaken(lang),
        Queue::Waiting => t::empty_waiting(lang),
    }
}
