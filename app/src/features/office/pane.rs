use domain::application::classification::Task;
use domain::application::{DocumentKind, DocumentView, FileView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    data::{self, Answers, Group},
    place::Seen,
    record::{Asked, Record},
    words,
};
use crate::{
    i18n::{coded, office as t, states},
    lang::{Lang, use_lang},
};

/// What was chosen in the list: data, a document with the data it proves, what was asked for, the record.
#[component]
pub fn Pane(file: StoredValue<FileView>) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let seen = Memo::new(move |_| query.with(Seen::of));
    move || {
        let seen = seen.get();
        file.with_value(|file| match seen {
            Seen::Step(task) => step(lang, file, task),
            Seen::Document(id) => match file.documents.iter().find(|document| document.id == id) {
                Some(found) => document(lang, file, found),
                None => step(lang, file, Task::Identity),
            },
            Seen::Asked => view! { <Asked file=file.clone()/> }.into_any(),
            Seen::Record => view! { <Record file=file.clone()/> }.into_any(),
        })
    }
}

fn step(lang: Lang, file: &FileView, task: Task) -> AnyView {
    let groups: Vec<_> = data::groups(lang, file, task).into_iter().map(|group| view! { <Answers group/> }).collect();
    let is_empty = groups.is_empty();
    view! {
        <section class="ui-office__pane ui-stack" aria-labelledby="pane">
            <h2 id="pane">{coded(states::find, lang, "task", task.code())}</h2>
            {groups}
            {is_empty.then(|| view! { <p class="ui-muted">{t::no_data(lang)}</p> })}
        </section>
    }
    .into_any()
}

/// A document with the data it proves above it.
fn document(lang: Lang, file: &FileView, found: &DocumentView) -> AnyView {
    let name = coded(states::find, lang, "document", found.kind.code());
    let address = format!("/documents/{}", found.id);
    let inline = format!("{address}?inline=1");
    let label = t::document_of(lang, &name);
    let is_image = found.media_type.starts_with("image/");
    let proved: Vec<_> = proved(lang, file, found).into_iter().map(|group| view! { <Answers group/> }).collect();
    let shown = if is_image {
        view! { <img class="ui-doc__frame" src=inline.clone() alt=label/> }.into_any()
    } else {
        view! { <iframe class="ui-doc__frame ui-doc__frame--tall" src=inline.clone() title=label></iframe> }.into_any()
    };
    view! {
        <section class="ui-office__pane ui-stack" aria-labelledby="pane">
            <h2 id="pane">{name}</h2>
            {proved}
            <div class="ui-doc">
                <div class="ui-doc__bar">
                    <bdi class="ui-small ui-file-name" dir="auto">{found.file_name.clone()}</bdi>
                    <span class="ui-row ui-small">
                        <span class="ui-muted">{words::size(lang, found)}</span>
                        <a class="ui-doc__tool" href=inline target="_blank" rel="external noopener">{t::open_alone(lang)}</a>
                        <a class="ui-doc__tool" href=address rel="external" download="">{t::download(lang)}</a>
                    </span>
                </div>
                {shown}
            </div>
        </section>
    }
    .into_any()
}

/// What was typed of the thing a document is to prove.
fn proved(lang: Lang, file: &FileView, document: &DocumentView) -> Vec<Group> {
    let of_step = |task| data::groups(lang, file, task);
    match document.kind {
        DocumentKind::Identity | DocumentKind::Photo | DocumentKind::IdentityEvidence => of_step(Task::Identity),
        DocumentKind::QualificationCertificate
        | DocumentKind::Transcript
        | DocumentKind::Equivalency
        | DocumentKind::InternshipCertificate => match document.of {
            Some(of) => data::qualification_group(lang, file, of).into_iter().collect(),
            None => of_step(Task::Qualifications),
        },
        DocumentKind::Licence => of_step(Task::Licence),
        DocumentKind::ExperienceLetter => of_step(Task::Experiences),
        DocumentKind::VerificationReport => of_step(Task::Verification),
        DocumentKind::GoodStandingCertificate => of_step(Task::GoodStanding),
        DocumentKind::Other
        | DocumentKind::RefundProof
        | DocumentKind::ExemptionProof
        | DocumentKind::ContactAttachment => Vec::new(),
    }
}
