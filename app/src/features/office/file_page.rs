use domain::application::{Beside, FileView};
use leptos::{lazy, prelude::*};
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
};

use super::{acts::Acts, api, file_head::FileHead, file_list::FileList, pane::Pane, queue_table::QueueTable, words};
use crate::{
    i18n::office as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, awaited, load},
};

/// A file beside its documents, with the queue it stands in.
pub struct FilePage;

impl LazyRoute for FilePage {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        file_page().await
    }

    /// What was rendered is taken over without waiting: page, pane and the form of an act that is open are there before.
    #[cfg(target_arch = "wasm32")]
    async fn preload() {
        __preload_file_page().await;
        let _ = pane_of_file().await;
        if location().search().is_ok_and(|query| query.contains("act=")) {
            let _ = super::acts::forms_of_acts().await;
        }
    }
}

/// What of a file is looked at, in a chunk of its own that comes beside the page's.
#[lazy]
fn pane_of_file() -> fn(StoredValue<FileView>) -> AnyView {
    |file| view! { <Pane file/> }.into_any()
}

#[lazy]
fn file_page() -> AnyView {
    let lang = use_lang();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let data = load(id, api::file);
    view! {
        <Page title=t::queue_title(lang) desk=true>
            <div class="ui-desk">
                <aside class="ui-office__queue" aria-label=t::queues(lang)><Load data children=beside/></aside>
                <div class="ui-stack">
                    <Load data children=show/>
                    <Load data children=next/>
                </div>
            </div>
        </Page>
    }
    .into_any()
}

/// The head of the queue beside the open file.
fn beside(file: FileView) -> AnyView {
    let lang = use_lang();
    let Beside { queue, rows } = file.beside;
    let files = if rows.is_empty() {
        view! { <p class="ui-queue__more">{t::empty_all(lang)}</p> }.into_any()
    } else {
        view! { <QueueTable rows open=file.id/> }.into_any()
    };
    let whole = lang.at(&format!("/office/applications?queue={queue}"));
    view! {
        <section class="ui-panel ui-panel--flush" aria-label=words::queue(lang, queue)>
            {files}
            <p class="ui-queue__more"><a class="ui-queue__more-link" href=whole>{t::back_to_queue(lang)}</a></p>
        </section>
    }
    .into_any()
}

/// The file to open after this one: the next of its queue, or its first when this one has left it.
fn next(file: FileView) -> AnyView {
    let lang = use_lang();
    let place = file.beside.rows.iter().position(|row| row.id == file.id);
    let following = place.map_or(0, |place| place + 1);
    let Some(row) = file.beside.rows.into_iter().nth(following) else { return ().into_any() };
    let (due, class) = words::due(lang, &row.clock);
    view! {
        <p class="ui-office__next">
            <a class="ui-btn" rel="next" href=lang.at(&format!("/office/applications/{}", row.id))>{t::next_file(lang)}" "<bdi class="ui-id" dir="ltr">{row.number}</bdi></a>
            <span class="ui-small"><bdi>{row.applicant_name}</bdi>" "<span class=class>{due}</span></span>
        </p>
    }
    .into_any()
}

fn show(file: FileView) -> AnyView {
    let lang = use_lang();
    let query = use_query_map();
    let title = t::file_title(lang, crate::format::isolated(&file.number));
    let crumbs = vec![
        Crumb::new(lang.at("/office"), t::title(lang)),
        Crumb::new(lang.at("/office/applications"), t::queue_title(lang)),
    ];
    let file = StoredValue::new(file);
    let done = move || query.with(|query| query.get("done").and_then(|done| said(lang, &done)));
    view! {
        <div class="ui-stack">
            <PageHead title=title crumbs=crumbs/>
            {move || done().map(|text| view! {
                <div class="ui-note ui-note--good" role="status"><Icon name="check"/><p>{text}</p></div>
            })}
            <article class="ui-panel ui-panel--flush ui-file" aria-label=t::contents(lang)>
                <FileHead file/>
                <div class="ui-file__body">
                    <Acts file/>
                    <FileList file/>
                    {awaited(move || async move {
                        let pane = pane_of_file().await;
                        if file.is_disposed() { ().into_any() } else { pane(file) }
                    })}
                </div>
            </article>
        </div>
    }
    .into_any()
}

/// What was just done.
fn said(lang: crate::lang::Lang, done: &str) -> Option<&'static str> {
    Some(match done {
        "take" => t::done_take(lang),
        "assign" => t::done_assign(lang),
        "ask" => t::done_ask(lang),
        "study" => t::done_study(lang),
        "approve" => t::done_approve(lang),
        "reject" => t::done_reject(lang),
        "schedule" => t::done_schedule(lang),
        "held" => t::done_held(lang),
        _ => return None,
    })
}
