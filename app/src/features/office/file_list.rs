use domain::application::classification::Task;
use domain::application::{FileView, RequirementItemView, Subject};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{data, place::Seen, words};
use crate::{
    i18n::{coded, office as t, states},
    lang::{Lang, use_lang},
    ui::{Icon, Tag, Tone},
};

/// What the file holds: data by step, documents, what was asked, the record. Each is a link to itself beside the list.
#[component]
pub fn FileList(file: StoredValue<FileView>) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let open = Memo::new(move |_| query.with(Seen::of));
    let (steps, documents, missing, record) = file.with_value(|file| {
        let steps: Vec<_> = data::STEPS
            .iter()
            .filter(|task| data::is_asked(file, **task))
            .map(|task| {
                let name = coded(states::find, lang, "task", task.code());
                entry(file, lang, open, Seen::Step(*task), name, String::new(), mark(file, Subject::Step(*task)))
            })
            .collect();
        let documents: Vec<_> = file
            .documents
            .iter()
            .map(|document| {
                let name = coded(states::find, lang, "document", document.kind.code());
                let is_old = file.replaced.contains(&document.id);
                let subject = Subject::Document { kind: document.kind, of: document.of };
                let mark = if is_old { Mark::Old } else { mark(file, subject) };
                let mut note = data::qualification_name(lang, file, document.of).unwrap_or_default();
                if !note.is_empty() {
                    note.push_str(" · ");
                }
                note.push_str(&words::size(lang, document));
                entry(file, lang, open, Seen::Document(document.id), name, note, mark)
            })
            .collect();
        let missing: Vec<_> = file
            .required
            .iter()
            .filter(|needed| {
                !file.documents.iter().any(|document| document.kind == needed.kind && document.of == needed.of)
            })
            .map(|needed| {
                view! {
                    <li class="ui-check">
                        <Icon name="error"/>
                        <span class="ui-check__name">{coded(states::find, lang, "document", needed.kind.code())}</span>
                        <Tag text=t::missing(lang) tone=Tone::Late/>
                    </li>
                }
            })
            .collect();
        let mut record = Vec::new();
        if !file.items.is_empty() {
            record.push(entry(file, lang, open, Seen::Asked, t::asked(lang).to_owned(), String::new(), Mark::None));
        }
        record.push(entry(
            file,
            lang,
            open,
            Seen::Record,
            t::history(lang).to_owned(),
            t::audit(lang).to_owned(),
            Mark::None,
        ));
        (steps, documents, missing, record)
    });
    view! {
        <nav class="ui-file__items ui-stack" aria-label=t::contents(lang)>
            <h2 class="ui-office__head">{t::data(lang)}</h2>
            <ul>{steps}</ul>
            <h2 class="ui-office__head">{t::documents(lang)}</h2>
            <ul>{documents}{missing}</ul>
            <h2 class="ui-office__head">{t::record(lang)}</h2>
            <ul>{record}</ul>
        </nav>
    }
}

/// What became of a thing that was asked for.
#[derive(Clone, Copy)]
enum Mark {
    None,
    Waits,
    Corrected,
    Old,
}

fn mark(file: &FileView, subject: Subject) -> Mark {
    match file.items.iter().rev().find(|item: &&RequirementItemView| item.subject == subject) {
        None => Mark::None,
        Some(item) if item.answered_at.is_some() || item.corrected_at.is_some() => Mark::Corrected,
        Some(_) => Mark::Waits,
    }
}

fn entry(
    file: &FileView,
    lang: Lang,
    open: Memo<Seen>,
    seen: Seen,
    name: String,
    note: String,
    mark: Mark,
) -> impl IntoView + use<> {
    let href = seen.href(lang, file.id);
    let is_open = move || open.get() == seen;
    let icon = match (seen, mark) {
        (_, Mark::Corrected) => "check",
        (_, Mark::Waits) => "wait",
        (Seen::Document(_), Mark::None | Mark::Old) => "doc",
        (Seen::Step(Task::Identity), Mark::None | Mark::Old) => "user",
        (Seen::Step(_), Mark::None | Mark::Old) => "ledger",
        (Seen::Asked, Mark::None | Mark::Old) => "message",
        (Seen::Record, Mark::None | Mark::Old) => "clock",
    };
    let tag = match mark {
        Mark::None => None,
        Mark::Waits => Some((t::asked_open(lang), Tone::Yours)),
        Mark::Corrected => Some((t::corrected(lang), Tone::Good)),
        Mark::Old => Some((t::replaced(lang), Tone::Plain)),
    };
    view! {
        <li>
            <a class="ui-check" class:ui-check--open=is_open href=href aria-current=move || is_open().then_some("true")>
                <Icon name=icon/>
                <span class="ui-check__name">{name}</span>
                {tag.map(|(text, tone)| view! { <Tag text=text tone=tone/> })}
                {(!note.is_empty()).then(|| view! { <span class="ui-check__note">{note}</span> })}
            </a>
        </li>
    }
}
